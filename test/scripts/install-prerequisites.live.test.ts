import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/install-prerequisites.sh');

describe('install-prerequisites.sh', () => {
  it.each([[[]], [['--tests']]])('is silent and quick when nothing is missing: %j', async (options) => {
    const begin = Date.now();
    expect(await run(['sh', SCRIPT, ...options])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    // Some 20 ms; the bound is for a busy machine.
    expect(Date.now() - begin).toBeLessThan(2_000);
  });

  it('names exactly what is missing in one command', async () => {
    expect(await run(hiding(['/usr/share/OVMF', '/etc/libvirt'], '--print'))).toMatchObject({
      exitCode: 0,
      stdout: 'apt-get install --yes --no-install-recommends libvirt-daemon-system ovmf\n',
    });
    expect(await run(hiding(['/usr/share/OVMF', '/var/lib/apt/lists'], '--print'))).toMatchObject({
      stdout: 'apt-get update && apt-get install --yes --no-install-recommends ovmf\n',
    });
  });

  it('asks for a browser where tests are run, and nowhere else', async () => {
    expect(await run(hiding(['/usr/lib/chromium', '/usr/share/OVMF'], '--tests --print'))).toMatchObject({
      exitCode: 0,
      stdout: 'apt-get install --yes --no-install-recommends chromium ovmf\n',
    });
    expect(await run(hiding(['/usr/lib/chromium', '/usr/share/OVMF'], '--print'))).toMatchObject({
      stdout: 'apt-get install --yes --no-install-recommends ovmf\n',
    });
  });

  it('takes no option for another', async () => {
    expect(await run(['sh', SCRIPT, '--test'])).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining('Unknown option --test. '),
    });
  });

  it('installs nothing without root, but says how', async () => {
    const { exitCode, stderr } = await run(
      hiding(['/usr/share/OVMF'], '', 'setpriv --reuid 65534 --clear-groups'),
    );
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'Missing: ovmf. As root, on Debian or Ubuntu: apt-get install --yes --no-install-recommends ovmf\n',
    );
  });
});

/** The script, run where these directories are empty: in a mount namespace of its own, so that the machine keeps them. */
function hiding(directories: readonly string[], options: string, prefix = ''): readonly string[] {
  const mounts = directories.map((directory) => `mount -t tmpfs tmpfs ${directory}`);
  return [
    'unshare',
    '--mount',
    'sh',
    '-c',
    [...mounts, `${prefix} sh "$1" ${options}`].join(' && '),
    'hiding',
    SCRIPT,
  ];
}

function run([program = '', ...argv]: readonly string[]): Promise<{
  exitCode: number;
  stdout: string;
  stderr: string;
}> {
  return new Promise((resolve) => {
    execFile(program, argv, (error, stdout, stderr) =>
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}
