import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HostFacts } from '../../../host-agent/inventory';
import { useLiveHost } from '../../support/live-host';
import { labDraft, labMachine } from '../live/lab';
import { bundledProgram, type ProgramResult } from './command-line';

const host = useLiveHost();

/**
 * Users of every Debian machine that nothing runs as, by their fixed ids (`games` and `nobody`): libvirt refuses whoever has no entry
 * in its machine's list of users.
 */
const USER = 5;
const OTHER_USER = 65_534;
/** `games` stands for the group libvirt: the one that the read-write socket belongs to. The other is `nogroup`. */
const LIBVIRT_GROUP = 60;
const NO_GROUP = 65_534;

const UNIT_CAPABILITIES = ['+dac_override', '+chown', '+fowner'];

/** A boot without KVM on a busy machine, and some more. */
const RUN_MS_MAX = 120_000;

let program: string;

/** What a Debian host has: a read-write socket for root and a group, and a read-only one for everybody. */
async function openSocketsAsDebianDoes(): Promise<void> {
  const socket = join(host.sandbox.directory, 'run/libvirt/libvirt-sock');
  await chown(socket, 0, LIBVIRT_GROUP);
  await chmod(socket, 0o770);
  await chmod(`${socket}-ro`, 0o777);
  for (let folder = dirname(socket); folder.startsWith(host.sandbox.directory); folder = dirname(folder)) {
    const { mode } = await stat(folder);
    await chmod(folder, mode | 0o001);
  }
}

beforeAll(async () => {
  await openSocketsAsDebianDoes();
  // Where everybody may read it.
  program = join(host.workDirectory, 'main.js');
  await copyFile(bundledProgram(), program);
  const draft = labDraft(host, [labMachine('web', 31)]);
  await writeFile(join(host.workDirectory, 'plan.json'), JSON.stringify(draft));
});

interface Who {
  readonly user: number;
  readonly group: number;
  /** In words of setpriv(1). @default none */
  readonly capabilities?: readonly string[];
}

/** Runs the program as a user with these ids, in no other group, and with no right but these. */
function runAs(words: readonly string[], { user, group, capabilities = [] }: Who): Promise<ProgramResult> {
  const rights = ['-all', ...capabilities].join(',');
  const become = [`--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--no-new-privs'];
  const limits = [`--bounding-set=${rights}`, `--inh-caps=${rights}`, `--ambient-caps=${rights}`];
  return new Promise((resolve, reject) => {
    const command = [...become, ...limits, process.execPath, program, ...words, '--connect', host.uri];
    const child = spawn('setpriv', command, {
      cwd: host.workDirectory,
      env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: RUN_MS_MAX,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

function apply(config: string): readonly string[] {
  return ['apply', '--plan', 'plan.json', '--yes', '--config', config];
}

async function configurationFor(user: number, pools: string): Promise<string> {
  const folder = join(host.workDirectory, `of-${user}`);
  await mkdir(folder, { recursive: true });
  await chown(folder, user, LIBVIRT_GROUP);
  const file = join(folder, 'agent.yaml');
  await writeFile(
    file,
    `poolRoots: [${pools}]\nimageRoots: [${host.sandbox.imagesDirectory}]\nstateDirectory: ${join(folder, 'state')}\n`,
  );
  return file;
}

describe('a user in no group', () => {
  const who: Who = { user: OTHER_USER, group: NO_GROUP };

  it('may look, and is told what that leaves out', async () => {
    const config = await configurationFor(OTHER_USER, host.sandbox.poolDirectory);
    const { exitCode, stdout, stderr } = await runAs(['inventory', '--json', '--config', config], who);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 0,
      stderr: expect.stringMatching(/read-only socket alone.*firmware.*permission denied/s),
    });
    const { inventory } = JSON.parse(stdout) as { readonly inventory: { readonly host: HostFacts } };
    expect(inventory.host.emulators.flatMap(({ firmwares }) => firmwares ?? [])).toEqual([]);
    expect(inventory.host.libvirtVersion).toMatch(/^\d+\.\d+/);
  });

  it('may see what would be done, and may not do it', async () => {
    const config = await configurationFor(OTHER_USER, host.sandbox.poolDirectory);
    const shown = await runAs(['diff', '--plan', 'plan.json', '--config', config], who);
    expect({ exitCode: shown.exitCode, errors: shown.stderr }).toMatchObject({ exitCode: 2 });
    expect(shown.stdout).toContain('+ machine web');
    expect(await runAs(apply(config), who)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/permission denied\. Run as root or join the group/),
    });
    expect(await host.virsh('pool-list', '--all', '--name')).toBe('');
  });
});

describe('a user in the group of the socket', () => {
  it('looks at everything', async () => {
    const config = await configurationFor(USER, host.sandbox.poolDirectory);
    const who = { user: USER, group: LIBVIRT_GROUP };
    const { exitCode, stdout, stderr } = await runAs(['inventory', '--json', '--config', config], who);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { inventory } = JSON.parse(stdout) as { readonly inventory: { readonly host: HostFacts } };
    expect(inventory.host.emulators.flatMap(({ firmwares }) => firmwares ?? [])).toContain('bios');
  });

  it('is told what is missing for the files of pools, and what else it made stays for the next run', async () => {
    const config = await configurationFor(USER, host.sandbox.poolDirectory);
    const result = await runAs(apply(config), { user: USER, group: LIBVIRT_GROUP });
    expect({ exitCode: result.exitCode, errors: result.stderr }).toMatchObject({ exitCode: 1 });
    expect(result.stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /EACCES.*Run as root, or with the capabilities of the agent’s unit: CAP_DAC_OVERRIDE, CAP_CHOWN and CAP_FOWNER/,
    );
    expect(await host.virsh('list', '--all', '--name')).toBe('');
  });

  it('does everything with the three capabilities of the unit, and has no other', async () => {
    const config = await configurationFor(USER, host.sandbox.poolDirectory);
    const who = { user: USER, group: LIBVIRT_GROUP, capabilities: UNIT_CAPABILITIES };
    const applied = await runAs(apply(config), who);
    expect({ ...applied, stdout: '' }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await host.virsh('domstate', 'web')).toContain('running');
    const idle = await runAs(['diff', '--plan', 'plan.json', '--config', config], who);
    expect({ ...idle, stdout: '' }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const gone = await runAs(['destroy', '--plan', 'plan.json', '--yes', '--config', config], who);
    expect({ ...gone, stdout: '' }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await readdir(join(host.sandbox.poolDirectory, 'main/.fleetwright/trash'))).toHaveLength(2);
  });
});
