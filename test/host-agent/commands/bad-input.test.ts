import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireAgentLock, agentLockName } from '../../../host-agent/executor';
import { fleetwright } from './command-line';
import { samplePlan, type PlanDraft } from '../../lib/plan/sample-plan';

// Each test starts a process or two.
jest.setTimeout(60_000);

let folder = '';
const NO_LIBVIRT = 'qemu:///system?socket=/nonexistent/libvirt-sock';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleetwright-commands-'));
  await writeFile(join(folder, 'good.json'), JSON.stringify(samplePlan()));
  await writeFile(
    join(folder, 'agent.json'),
    JSON.stringify({
      poolRoots: ['/var/lib/fleetwright'],
      imageRoots: ['/srv'],
      stateDirectory: join(folder, 'state'),
    }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function draft(change: (plan: PlanDraft) => void): string {
  const plan = samplePlan();
  change(plan);
  return JSON.stringify(plan);
}

describe('a plan that cannot be used ends with 1 and says where', () => {
  it.each<readonly [string, string, readonly RegExp[]]>([
    ['broken JSON', '{"version": 1, ', [/\$: .*JSON/i]],
    ['an unknown key', draft((plan) => Object.assign(plan.host, { colour: 'red' })), [/\$\.host/, /colour/]],
    [
      'a wrong type',
      draft((plan) => Object.assign(plan.host, { trashRetentionHours: 'week' })),
      [/\$\.host\.trashRetentionHours/],
    ],
    ['another version', draft((plan) => Object.assign(plan, { version: 7 })), [/version 7/, /same release/]],
    [
      'a bad sha256',
      draft((plan) => Object.assign(plan.images[0] ?? {}, { sha256: 'nonsense' })),
      [/\$\.images\[0\]\.sha256/],
    ],
    [
      'two problems, both of which are said',
      draft((plan) => {
        Object.assign(plan.machines[0] ?? {}, { name: 'UPPER' });
        Object.assign(plan.machines[1] ?? {}, { rng: 'yes' });
      }),
      [/\$\.machines\[0\]\.name/, /\$\.machines\[1\]\.rng/, /2 problems/],
    ],
    [
      'an address outside its subnet, with its construct path',
      draft((plan) => Object.assign(plan.machines[0]?.nics[0] ?? {}, { ipv4: '10.99.0.1' })),
      [/construct kvm-1\/web/, /10\.99\.0\.1/],
    ],
    ['a document that is too deep', '['.repeat(100) + ']'.repeat(100), [/deep/]],
    ['a document that is too large', ' '.repeat(65 * 1024 * 1024), [/bytes/]],
    ['hostile text in a key', '{"\\u001b[2J":1}', [/x1b|u001b/]],
  ])('%s', async (_what, text, patterns) => {
    const file = join(folder, 'bad.json');
    await writeFile(file, text);
    const { exitCode, stdout, stderr } = await fleetwright(['diff', '--plan', file, '--connect', NO_LIBVIRT]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    for (const pattern of patterns) expect(stderr).toMatch(pattern);
    expect(stderr).not.toContain('\u001b');
    expect(stderr).not.toMatch(/fault of fleetwright/);
  });
});

describe('an approval or a limit that cannot be meant ends with 1, before anything is looked at', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['half a digest', ['--approve', 'abcdef012345'], /64 digits.*\n.*fleetwright diff/],
    ['a disk that is not there', ['--replace', 'web/nothing'], /no disk web\/nothing.*\n.*web\/root/],
    ['an impact that is none', ['--max-impact', 'gentle'], /Allowed choices are live, next-boot, restart/],
  ])('%s', async (_what, words, pattern) => {
    const { exitCode, stderr } = await fleetwright(
      ['apply', '--yes', '--plan', 'good.json', '--connect', NO_LIBVIRT, ...words],
      { cwd: folder },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(pattern) });
  });
});

describe('what is missing is said with what to do', () => {
  it.each<readonly [string, readonly string[], RegExp]>([
    ['no plan at all', ['diff'], /no plan in cdktf\.out.*\n.*fleetwright synth/i],
    ['no such file', ['diff', '--plan', 'absent.json'], /no plan file .*absent\.json/i],
    ['a folder for a file', ['diff', '--plan', '.'], /no plain file/],
    ['no libvirt', ['diff', '--plan', 'good.json', '--connect', NO_LIBVIRT], /libvirt/],
    ['no URI', ['diff', '--plan', 'good.json', '--connect', 'nonsense'], /nonsense/],
    ['another host', ['diff', 'kvm-9', '--plan', 'good.json'], /for host kvm-1, not for kvm-9/],
    ['no project', ['synth'], /no cdktf\.json/],
    [
      'no sandbox',
      ['inventory', '--sandbox', 'absent-1'],
      /sandbox absent-1 does not run.*\n.*sandbox up absent-1/,
    ],
    ['a sandbox that cannot be named so', ['sandbox', 'status', '../x'], /cannot name a sandbox/],
    ['a configuration that is none', ['inventory', '--config', 'good.json'], /configuration .*good\.json/],
  ])('%s', async (_what, words, pattern) => {
    const { exitCode, stderr } = await fleetwright(words, { cwd: folder });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(pattern);
    expect(stderr).not.toMatch(/fault of fleetwright/);
  });

  it('lists the hosts when there are several and none is named', async () => {
    const project = join(folder, 'several');
    for (const host of ['kvm-1', 'kvm-2']) {
      await mkdir(join(project, 'cdktf.out/stacks', host), { recursive: true });
      await writeFile(join(project, 'cdktf.out/stacks', host, 'plan.json'), JSON.stringify(samplePlan()));
    }
    const { exitCode, stderr } = await fleetwright(['diff'], { cwd: project });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'error: There are plans for 2 hosts in cdktf.out/stacks.\nName one of them: kvm-1, kvm-2.\n',
    });
    const unknown = await fleetwright(['diff', 'kvm-3'], { cwd: project });
    expect(unknown.stderr).toContain('There is no plan for host kvm-3');
  });

  it('refuses paths that the configuration does not allow, with 3, before it connects', async () => {
    const { exitCode, stderr } = await fleetwright(
      ['apply', '--yes', '--plan', 'good.json', '--config', 'agent.json', '--connect', NO_LIBVIRT],
      { cwd: folder, environment: {} },
    );
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('libvirt'),
    });
    await writeFile(
      join(folder, 'elsewhere.json'),
      draft((plan) => Object.assign(plan.pools[0] ?? {}, { path: '/etc/x' })),
    );
    const refused = await fleetwright(
      ['apply', '--yes', '--plan', 'elsewhere.json', '--config', 'agent.json', '--connect', NO_LIBVIRT],
      { cwd: folder },
    );
    expect(refused.exitCode).toBe(3);
    expect(refused.stderr).toMatch(/\$\.pools\[0\]\.path: .*\/etc\/x/);
    expect(refused.stderr).toContain('--allow-path');
  });

  it('does not work beside another agent, and says which', async () => {
    const lock = await acquireAgentLock(agentLockName(NO_LIBVIRT), 'command');
    try {
      const { exitCode, stderr } = await fleetwright(
        ['apply', '--yes', '--plan', 'good.json', '--config', 'agent.json', '--connect', NO_LIBVIRT],
        { cwd: folder },
      );
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: expect.stringMatching(
          new RegExp(`^error: Another Fleetwright agent \\(process ${process.pid}\\)`),
        ),
      });
    } finally {
      await lock.release();
    }
  });

  it('answers in JSON when asked, the same facts', async () => {
    const { exitCode, stdout, stderr } = await fleetwright(
      ['diff', '--json', '--plan', 'good.json', '--connect', NO_LIBVIRT],
      { cwd: folder },
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      command: 'diff',
      error: { code: 'libvirt-no-socket', message: expect.stringContaining('/nonexistent/libvirt-sock') },
    });
  });
});

describe('the command line', () => {
  it.each([
    'synth',
    'diff',
    'apply',
    'destroy',
    'inventory',
    'doctor',
    'sandbox',
    'sandbox up',
    'sandbox down',
    'sandbox status',
  ])('%s explains itself with examples', async (command) => {
    const { exitCode, stdout } = await fleetwright([...command.split(' '), '--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`Usage: fleetwright ${command}`));
    expect(stdout).toMatch(/Examples:\n {2}\$ fleetwright /);
    expect(stdout).toContain('--json');
  });

  it('says of --yes that it leaves something out, where it does', async () => {
    const [apply, destroy] = await Promise.all([
      fleetwright(['apply', '--help']),
      fleetwright(['destroy', '--help']),
    ]);
    const yes = /--yes +do not ask, and leave\s+out what running\s+guests\s+would\s+notice/;
    expect(apply.stdout).toMatch(yes);
    expect(destroy.stdout).not.toMatch(yes);
    expect(destroy.stdout).toMatch(/--yes +do not ask/);
  });

  it('says its version', async () => {
    expect((await fleetwright(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([[['frobnicate']], [['diff', '--frobnicate']], [['diff', 'a', 'b']]])(
    'refuses %j with 1',
    async (words) => {
      const { exitCode, stderr } = await fleetwright(words);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^error: .*\n\(see fleetwright --help\)/);
    },
  );
});
