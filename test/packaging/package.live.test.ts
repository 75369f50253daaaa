import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { version } from '../../package.json';
import { buildPackage } from './build-package';
import { hasTool } from '../support/tools';
import { startFreshRoot, type FreshRoot } from './fresh-root';

/** Two builds and a dozen runs of dpkg on a busy machine. */
jest.setTimeout(180_000);

const MISSING = ['/usr/bin/dpkg-deb', '/usr/bin/systemd-analyze', '/usr/bin/mandoc'].filter(
  (path) => !hasTool(path),
);
const describeHere = MISSING.length === 0 ? describe : describe.skip;
const why = MISSING.length === 0 ? '' : ` (skipped: no ${MISSING.join(', ')} here)`;

/** Without the triggers, which index all manuals of this machine anew. */
const DPKG = ['dpkg', '--no-triggers'] as const;

const UNIT = '/lib/systemd/system/fleetwright-agent.service';

/** Otherwise the time of the last commit, which somebody may make between two builds. */
const EPOCH = { SOURCE_DATE_EPOCH: '1767225600' };

let work = '';
let deb = '';
beforeAll(async () => {
  if (MISSING.length > 0) return;
  work = await mkdtemp(join(tmpdir(), 'fleetwright-package-test-'));
  deb = await buildPackage(join(work, 'one'), EPOCH);
});
afterAll(async () => {
  if (work !== '') await rm(work, { recursive: true });
});

describeHere(`the package${why}`, () => {
  it('has the same bytes when it is built again, elsewhere, later and by somebody with another umask', async () => {
    const before = process.umask(0o077);
    const again = await buildPackage(join(work, 'two'), {
      ...EPOCH,
      TZ: 'Asia/Tokyo',
      LC_ALL: 'C',
    }).finally(() => process.umask(before));
    expect((await readFile(again)).equals(await readFile(deb))).toBe(true);
  });

  it('has man pages that are made of --help and of the configuration, and parse without a warning', async () => {
    const files = join(work, 'files');
    execFileSync('dpkg-deb', ['--extract', deb, files]);
    const page = async (name: string): Promise<string> => {
      const path = join(files, `usr/share/man/man${name.slice(-1)}`, `${name}.gz`);
      const text = gunzipSync(await readFile(path));
      // Standard error is the test's own: what is complained of is seen.
      execFileSync('mandoc', ['-T', 'lint', '-W', 'warning'], { input: text });
      return execFileSync('mandoc', ['-T', 'utf8', '-O', 'width=300'], { input: text })
        .toString()
        .replaceAll(/.\u0008/g, '');
    };
    const program = join(files, 'usr/bin/fleetwright');
    const help = (...words: readonly string[]): string =>
      execFileSync('node', [program, ...words, '--help'], {
        env: { ...process.env, COLUMNS: '200' },
      }).toString();
    const command = await page('fleetwright.1');
    const service = await page('fleetwright-agent.8');
    const options = [...help('review').matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(options.length).toBeGreaterThan(10);
    expect(options.filter((name) => !command.includes(name))).toEqual([]);
    const commands = /\nCommands:\n([^]*?)\n\n/.exec(help())?.[1] ?? '';
    const verbs = [...commands.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => `fleetwright ${name}`);
    expect(verbs.length).toBeGreaterThan(9);
    const described = verbs.filter((name) => name !== 'fleetwright help');
    expect(described.filter((name) => !command.includes(name))).toEqual([]);
    const orders = [...help('agent').matchAll(/^ {2}([a-z][a-z-]*) (?:\[|<)/gm)].map(([, name]) => name);
    expect(orders).toContain('check-config');
    expect(orders.filter((name) => !service.includes(`fleetwright agent ${name}`))).toEqual([]);
    expect(await page('agent.yaml.5')).toContain('readyWithinSeconds: 300');
  });
});

describeHere(`installed in a fresh root${why}`, () => {
  let root: FreshRoot;
  beforeAll(async () => {
    root = await startFreshRoot();
    await copyFile(deb, join(root.path, 'tmp/fleetwright.deb'));
    expect(await root.exec(...DPKG, '-i', '/tmp/fleetwright.deb')).toMatchObject({ exitCode: 0 });
  });
  afterAll(async () => root.close());

  const stat = async (path: string): Promise<string> =>
    (await root.exec('stat', '--format=%F %a %U:%G', path)).output.trim();

  it('has its user, its folders and nobody else’s', async () => {
    expect((await root.exec('id', '-nG', 'fleetwright')).output.trim().split(' ').sort()).toEqual([
      'fleetwright',
      'libvirt',
    ]);
    expect(await stat('/etc/fleetwright/secrets')).toBe('directory 700 root:root');
    expect(await stat('/etc/fleetwright/agent.yaml')).toBe('regular file 644 root:root');
    expect(await stat('/var/lib/fleetwright')).toBe('directory 755 root:root');
    expect(await stat('/var/lib/fleetwright/state')).toBe('directory 700 fleetwright:fleetwright');
    expect(await stat('/run/fleetwright')).toBe('directory 755 fleetwright:fleetwright');
    expect(await root.exec('dpkg', '--verify', 'fleetwright')).toEqual({ exitCode: 0, output: '' });
  });

  it('has a unit without mistakes that is guarded well, and enables nothing by itself', async () => {
    expect(await root.exec('systemd-analyze', 'verify', '--man=no', UNIT)).toEqual({
      exitCode: 0,
      output: '',
    });
    const security = ['security', '--offline=true', '--threshold=20', '--no-pager', UNIT];
    expect(await root.exec('systemd-analyze', ...security)).toMatchObject({ exitCode: 0 });
    expect(await root.exec('systemd-analyze', ...security.with(2, '--threshold=5'))).toMatchObject({
      exitCode: 1,
    });
    expect(
      await root.exec('test', '-e', '/etc/systemd/system/multi-user.target.wants/fleetwright-agent.service'),
    ).toMatchObject({ exitCode: 1 });
  });

  const asAgent = (...words: readonly string[]): Promise<{ exitCode: number; output: string }> =>
    root.exec(
      'setpriv',
      '--reuid=fleetwright',
      '--regid=fleetwright',
      '--init-groups',
      '--no-new-privs',
      ...words,
    );

  it('starts, and says what is missing before it can be a service', async () => {
    expect(await asAgent('fleetwright', '--version')).toEqual({ exitCode: 0, output: `${version}\n` });
    const checked = await asAgent('fleetwright', 'agent', 'check-config');
    expect(checked.exitCode).toBe(0);
    expect(checked.output).toContain('/etc/fleetwright/agent.yaml can be used');
    const service = await asAgent('fleetwright', 'agent');
    expect(service.exitCode).toBe(1);
    expect(service.output).toMatch(/no identity and no source/);
  });

  it('says that programs are synthesised with the npm package', async () => {
    await root.exec(
      'sh',
      '-c',
      `mkdir -p /tmp/program && cd /tmp/program && echo '{"app":"node x.ts"}' >cdktf.json && touch x.ts`,
    );
    const synth = await root.exec('sh', '-c', 'cd /tmp/program && fleetwright synth');
    expect(synth.exitCode).toBe(1);
    expect(synth.output).toContain('npm install --save-dev fleetwright');
  });

  it('keeps what its owner wrote when it is upgraded, and what machines need when it is purged', async () => {
    await root.exec('sh', '-c', 'echo "libvirtUri: test:///default" >/etc/fleetwright/agent.yaml');
    await root.exec(
      'sh',
      '-c',
      'echo key >/etc/fleetwright/secrets/database; echo disk >/var/lib/fleetwright/web-1.qcow2',
    );
    expect(await root.exec(...DPKG, '-i', '/tmp/fleetwright.deb')).toMatchObject({ exitCode: 0 });
    expect((await root.exec('cat', '/etc/fleetwright/agent.yaml')).output).toBe(
      'libvirtUri: test:///default\n',
    );

    expect(await root.exec(...DPKG, '--remove', 'fleetwright')).toMatchObject({ exitCode: 0 });
    expect((await root.exec('cat', '/etc/fleetwright/agent.yaml')).output).toBe(
      'libvirtUri: test:///default\n',
    );
    expect(await root.exec('test', '-e', '/usr/bin/fleetwright')).toMatchObject({ exitCode: 1 });

    expect(await root.exec(...DPKG, '--purge', 'fleetwright')).toMatchObject({ exitCode: 0 });
    expect(await root.exec('test', '-e', '/etc/fleetwright')).toMatchObject({ exitCode: 1 });
    expect((await root.exec('cat', '/var/lib/fleetwright/web-1.qcow2')).output).toBe('disk\n');
    expect(await stat('/var/lib/fleetwright/state')).toBe('directory 700 fleetwright:fleetwright');
  });
});
