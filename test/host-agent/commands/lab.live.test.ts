import { beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_AGENT_CONFIGURATION } from '../../../host-agent/configuration';
import { link, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decide, observe } from '../../../host-agent/commands/agent/observe';
import { connectLibvirt } from '../../../host-agent/libvirt';
import { parsePlan, planDigest, type Plan } from '../../../lib/plan';
import { readFileSync } from 'node:fs';
import { useLiveHost } from '../../support/live-host';
import { fleetwright, type ProgramResult } from './command-line';

const REPOSITORY = join(__dirname, '../../..');
const host = useLiveHost();

/** Somebody else's machine, with a definition that ours do not have: never started, never to be touched. */
const FOREIGN = `<domain type="qemu">
  <name>somebody-elses</name>
  <uuid>11111111-2222-4333-8444-555555555555</uuid>
  <title>not ours</title>
  <metadata><x:note xmlns:x="urn:example:notes">keep me</x:note></metadata>
  <memory unit="MiB">32</memory>
  <os><type arch="x86_64" machine="pc">hvm</type></os>
  <devices><watchdog model="i6300esb" action="none"/></devices>
</domain>`;

let foreignBefore = '';
let cloneBefore = '';

/** The program, working on this test's sandbox, in this test's project. */
function run(...words: readonly string[]): Promise<ProgramResult> {
  const images = dirname(host.guest.kernel);
  return fleetwright(['--sandbox', host.sandbox.name, ...words], {
    cwd: host.workDirectory,
    environment: {
      FLEETWRIGHT_LAB_GUEST: join(images, 'sha256.json'),
      FLEETWRIGHT_LAB_POOL: join(host.sandbox.poolDirectory, 'lab'),
    },
  });
}

function labPlan(): Plan {
  const parsed = parsePlan(readFileSync(join(host.workDirectory, 'cdktf.out/stacks/lab/plan.json')));
  if (!parsed.ok) throw new Error('the plan of the lab has problems');
  return parsed.plan;
}

function addressOf(machine: string): string {
  const address = labPlan().machines.find(({ name }) => name === machine)?.nics[0]?.ipv4;
  if (address === undefined) throw new Error(`${machine} has no fixed address`);
  return address;
}

/** The plan that differs from the lab's in what a running guest notices (the CPU of `front`) and in what it does not. */
const CHANGED = 'changed.json';
let tooEarly = '';

function changedPlan(): Plan {
  const plan = labPlan();
  return {
    ...plan,
    machines: plan.machines.map((machine) => {
      if (machine.name === 'front') return { ...machine, cpuModel: 'qemu64' };
      return machine.name === 'store' ? { ...machine, description: 'Says it differently' } : machine;
    }),
  };
}

/** What a review would approve. */
async function approvalOfDiff(): Promise<string> {
  const { stdout } = await run('diff', 'lab', '--plan', CHANGED, '--json');
  return (JSON.parse(stdout) as { readonly approval: string }).approval;
}

/** The file that a review of the host as it is writes; its digest is that of `diff`. */
async function approvalOfReview(): Promise<string> {
  const { stdout: found } = await run('inventory', '--json');
  await writeFile(join(host.workDirectory, 'found.json'), found);
  await mkdir(join(host.workDirectory, 'changed'), { recursive: true });
  await writeFile(join(host.workDirectory, 'changed/plan.json'), JSON.stringify(changedPlan()));
  const words = ['review', '--base', 'cdktf.out', '--head', 'changed', '--approve-file', 'approved'];
  const { exitCode, stdout, stderr } = await run(...words, '--inventory', 'found.json');
  expect({ exitCode, stdout, stderr }).toEqual({
    exitCode: 0,
    stderr: 'wrote approved\n',
    stdout: expect.stringMatching(
      /The host is taken as found\.json shows it[^]*\n! machine front +restart\n/,
    ),
  });
  const written = readFileSync(join(host.workDirectory, 'approved'), 'utf8');
  expect(written).toBe(`${await approvalOfDiff()}  lab\n`);
  return 'approved';
}

interface Answer {
  readonly report: { readonly succeeded: boolean };
  readonly steps: readonly { readonly id: string; readonly kind: string }[];
  readonly refusals: readonly object[];
  readonly machines: readonly {
    readonly name: string;
    readonly state: string;
    readonly vcpus: { readonly current: number };
    readonly addresses: readonly { readonly address: string }[];
  }[];
}

/** Applies and requires that all went well. */
async function apply(): Promise<Answer> {
  const { exitCode, stdout, stderr } = await run('apply', 'lab', '--yes', '--json');
  expect({ exitCode, stderr, stdout: exitCode === 0 ? '' : stdout }).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: '',
  });
  return JSON.parse(stdout) as Answer;
}

// One journey: each test goes on where the one before ended.
describe('the lab, from the program to running machines and back', () => {
  beforeAll(async () => {
    foreignBefore = await defineForeign();
    await symlink(join(REPOSITORY, 'node_modules'), join(host.workDirectory, 'node_modules'));
    await writeFile(
      join(host.workDirectory, 'cdktf.json'),
      JSON.stringify({ language: 'typescript', app: join(REPOSITORY, 'stacks/main.ts') }),
    );
    const digests = {
      vmlinuz: host.guest.sha256.kernel,
      'initrd.img': host.guest.sha256.initrd,
      'disk.qcow2': host.guest.sha256.image,
    };
    await writeFile(join(dirname(host.guest.kernel), 'sha256.json'), JSON.stringify(digests));
  }, 60_000);

  it('synthesises a plan', async () => {
    const { exitCode, stdout } = await run('synth');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/\nlab +examples +3 +2 /),
    });
  });

  it('shows that everything is to be created, and changes nothing', async () => {
    const before = await host.virsh('list', '--all', '--name');
    const { exitCode, stdout } = await run('diff', 'lab');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/\n9 to create, 0 to change, 0 to restart, 0 to destroy, 0 refused\n$/);
    expect(stdout).toContain('software emulation');
    expect(await host.virsh('list', '--all', '--name')).toBe(before);
  });

  it('does nothing without approval', async () => {
    const { exitCode, stderr } = await run('apply', 'lab');
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('apply --yes') });
    expect(await host.virsh('pool-list', '--all', '--name')).not.toContain('lab');
  });

  it('brings up every machine on its fixed address', async () => {
    const answer = await apply();
    expect(answer.report.succeeded).toBe(true);
    expect(answer.machines.map(({ name, state, vcpus }) => [name, state, vcpus.current])).toEqual([
      ['app', 'running', 2],
      ['front', 'running', 1],
      ['store', 'running', 1],
    ]);
    for (const name of ['front', 'app', 'store']) {
      const address = addressOf(name);
      const state = await host.waitForGuest(address);
      expect(Object.values(state.nics).flatMap((nic) => nic.ip4)).toContain(`${address}/24`);
      expect(answer.machines.find((machine) => machine.name === name)?.addresses).toContainEqual(
        expect.objectContaining({ address }),
      );
    }
    // virsh, which shares no code with us, agrees.
    const listed = (await host.virsh('list', '--state-running', '--name'))
      .split('\n')
      .filter((name) => name !== '');
    expect(listed.toSorted()).toEqual(['app', 'front', 'store']);
  });

  it('looks healthy to the doctor, who leaves nothing behind', async () => {
    const { exitCode, stdout } = await run('doctor', '--json', '--plan', 'cdktf.out/stacks/lab/plan.json');
    const { checks } = JSON.parse(stdout) as { checks: { id: string; status: string }[] };
    expect(exitCode).toBe(0);
    expect(checks.filter(({ status }) => status === 'fail' || status === 'skipped')).toEqual([]);
    expect(checks.find(({ id }) => id === 'define')).toMatchObject({ status: 'ok' });
    expect(await host.virsh('list', '--all', '--name')).not.toContain('doctor');
  });

  it('lists what is there, ours and others', async () => {
    const { exitCode, stdout } = await run('inventory');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n {2}front +examples\/lab +running +1 +192 MiB +0 +emulation +10\.73\.1\.10\n/);
    expect(stdout).toMatch(/\n {2}somebody-elses +foreign +stopped /);
  });

  it('has nothing to do the second time, but to take away the second name that a killed run left to a disk', async () => {
    const pool = join(host.sandbox.poolDirectory, 'lab');
    const files = await readdir(pool);
    const disk = files.find((name) => name.endsWith('.qcow2')) ?? '';
    await link(join(pool, disk), join(pool, `.unfinished-${disk}`));
    const { exitCode, stdout } = await run('apply', 'lab', '--yes');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nNothing to do: host lab is as the plan says\.\n/);
    expect((await readdir(pool)).toSorted()).toEqual(files.toSorted());
  });

  it('leaves out what a running guest would notice, by name, and does the rest', async () => {
    await writeFile(join(host.workDirectory, CHANGED), JSON.stringify(changedPlan()));
    const before = await bootIds('front', 'store');
    const preview = await run('diff', 'lab', '--plan', CHANGED);
    expect({ exitCode: preview.exitCode, stdout: preview.stdout }).toEqual({
      exitCode: 2,
      stdout: expect.stringMatching(
        /\n {2}`fleetwright apply --yes` would leave out what running guests notice:\n {4}machine front \(restart\)\n/,
      ),
    });
    tooEarly = await approvalOfDiff();
    const { exitCode, stdout } = await run('apply', 'lab', '--plan', CHANGED, '--yes', '--json');
    const answer = JSON.parse(stdout) as Answer;
    expect({ exitCode, succeeded: answer.report.succeeded }).toEqual({ exitCode: 3, succeeded: true });
    expect(answer.refusals).toEqual([
      expect.objectContaining({
        code: 'impact-not-allowed',
        subject: { kind: 'machine', name: 'front' },
        instead: expect.stringContaining('--approve'),
      }),
    ]);
    expect(await host.virsh('desc', '--config', 'store')).toContain('Says it differently');
    expect(await host.virsh('dumpxml', '--inactive', 'front')).not.toContain('qemu64');
    expect(await bootIds('front', 'store')).toEqual(before);
  });

  it('does nothing on an approval that does not fit any more', async () => {
    const before = await bootIds('front', 'app', 'store');
    const { exitCode, stdout } = await run(
      'apply',
      'lab',
      '--plan',
      CHANGED,
      '--approve',
      tooEarly,
      '--json',
    );
    expect({ exitCode, answer: JSON.parse(stdout) }).toEqual({
      exitCode: 3,
      answer: expect.objectContaining({ error: expect.objectContaining({ code: 'approval-mismatch' }) }),
    });
    expect(await host.virsh('dumpxml', '--inactive', 'front')).not.toContain('qemu64');
    expect(await bootIds('front', 'app', 'store')).toEqual(before);
  });

  it('does exactly what was approved, a restart among it, and nothing the second time', async () => {
    const others = await bootIds('app', 'store');
    const [front] = await bootIds('front');
    const approval = await approvalOfReview();
    for (const expectedSteps of [true, false]) {
      const { exitCode, stdout, stderr } = await run(
        'apply',
        'lab',
        '--plan',
        CHANGED,
        '--approve',
        approval,
        '--json',
      );
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect((JSON.parse(stdout) as Answer).steps.length > 0).toBe(expectedSteps);
    }
    await host.waitForGuest(addressOf('front'), (guest) => guest.bootId !== front);
    expect(await host.virsh('dumpxml', '--inactive', 'front')).toContain('qemu64');
    expect(await bootIds('app', 'store')).toEqual(others);
  });

  it('restarts without asking when that is allowed', async () => {
    const [front] = await bootIds('front');
    const { exitCode, stderr } = await run('apply', 'lab', '--yes', '--max-impact', 'restart');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    await host.waitForGuest(addressOf('front'), (guest) => guest.bootId !== front);
    expect(await host.virsh('dumpxml', '--inactive', 'front')).not.toContain('qemu64');
    expect((await run('diff', 'lab')).exitCode).toBe(0);
  });

  it('takes a clone that somebody made of a machine, mark and all, for somebody else’s', async () => {
    const clone = (await host.virsh('dumpxml', '--inactive', 'front'))
      .replace('<name>front</name>', '<name>front-clone</name>')
      .replace(/<uuid>[^<]*<.uuid>/, '<uuid>22222222-0000-4000-8000-000000000000</uuid>')
      .replace(/<(disk|interface|kernel|initrd|cmdline)\b[^]*?<.\1>/g, '');
    expect(clone).toContain('urn:fleetwright:1');
    await host.virshWithXml(clone, 'define');
    cloneBefore = await host.virsh('dumpxml', '--inactive', 'front-clone');
    const { exitCode, stdout } = await run('diff', 'lab');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/front-clone.*it is a copy/);
  });

  it('finds nothing to do a hundred times over', async () => {
    const plan = labPlan();
    const libvirt = await connectLibvirt(host.uri);
    try {
      const settings = {
        uri: host.uri,
        configuration: {
          ...DEFAULT_AGENT_CONFIGURATION,
          poolRoots: [],
          imageRoots: [],
          stateDirectory: join(host.sandbox.directory, 'agent'),
        },
        fileSystemRoot: `/proc/${host.sandbox.processId}/root`,
      };
      for (let pass = 0; pass < 100; pass += 1) {
        const { steps, refusals } = decide(plan, planDigest(plan), await observe(libvirt, settings));
        expect({ pass, steps, refusals }).toEqual({ pass, steps: [], refusals: [] });
      }
    } finally {
      await libvirt.close();
    }
  });

  it('brings a machine back that was deleted by hand, with the same disk', async () => {
    await host.writeMarker(addressOf('store'), 'still-here');
    await host.virsh('destroy', '--graceful', 'store');
    await host.virsh('undefine', 'store');
    const others = await bootIds('front', 'app');
    const answer = await apply();
    expect(answer.steps.map((step) => step.kind)).toContain('define-machine');
    const state = await host.waitForGuest(addressOf('store'), (guest) => guest.marker === 'still-here');
    expect(state.host).toBe('store');
    expect(await bootIds('front', 'app')).toEqual(others);
  });

  it('brings a network back that was stopped by hand', async () => {
    await host.virsh('net-destroy', 'lan');
    const { exitCode } = await run('diff', 'lab');
    expect(exitCode).toBe(2);
    await apply();
    expect(await host.virsh('net-list', '--name')).toContain('lan');
    for (const name of ['front', 'app', 'store']) await host.waitForGuest(addressOf(name));
    expect((await run('diff', 'lab')).exitCode).toBe(0);
  });

  it('takes away what it made, keeps disks in the trash, and has left the foreign machine alone', async () => {
    const { exitCode, stdout } = await run('destroy', 'lab', '--yes');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/5 to destroy, 0 refused/),
    });
    const left = (await host.virsh('list', '--all', '--name')).split('\n').filter((name) => name !== '');
    expect(left.toSorted()).toEqual(['front-clone', 'somebody-elses']);
    expect(await host.virsh('dumpxml', '--inactive', 'front-clone')).toBe(cloneBefore);
    expect(await host.virsh('net-list', '--all', '--name')).not.toContain('lan');
    const trash = await host.sandbox.exec(['ls', join(host.sandbox.poolDirectory, 'lab/.fleetwright/trash')]);
    expect(trash.stdout).toMatch(/store\.root\.qcow2\n/);
    expect(trash.stdout).toMatch(/store\.data\.qcow2\n/);
    expect(await host.virsh('dumpxml', '--inactive', 'somebody-elses')).toBe(foreignBefore);
  });

  it('refuses a name that is taken, by name, and would do the rest', async () => {
    await host.virshWithXml(
      FOREIGN.replaceAll('somebody-elses', 'front').replace('11111111', '99999999'),
      'define',
    );
    const { exitCode, stdout } = await run('diff', 'lab');
    expect(exitCode).toBe(2);
    expect(stdout).toContain(
      'x Machine front has the name of something on the host that fleetwright did not make',
    );
    expect(stdout).toMatch(/\n\+ machine store\n/);
  });

  it('guesses nothing when its ledger is damaged, and can still look', async () => {
    for (const name of ['ledger-a.json', 'ledger-b.json']) {
      await writeFile(join(host.sandbox.directory, 'agent', name), '{"torn');
    }
    for (const verb of [
      ['diff', 'lab'],
      ['apply', 'lab', '--yes'],
    ]) {
      const { exitCode, stderr } = await run(...verb);
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: expect.stringMatching(/ledger in .* is damaged/),
      });
    }
    expect((await run('inventory')).exitCode).toBe(0);
  });
});

async function defineForeign(): Promise<string> {
  await host.virshWithXml(FOREIGN, 'define');
  return host.virsh('dumpxml', '--inactive', 'somebody-elses');
}

async function bootIds(...names: readonly string[]): Promise<readonly string[]> {
  return Promise.all(names.map(async (name) => (await host.waitForGuest(addressOf(name))).bootId));
}
