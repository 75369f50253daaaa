import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPACTS, type Impact } from '../../../host-agent/planner';
import { useLiveHost } from '../../support/live-host';
import { SandboxAgent, undone, type PassAnswer } from './agent';
import { askGuest, runInGuest } from './guest-view';
import { labDisk, labDraft, labMachine, labNic, makeExtraImages, type Draft, type DraftMachine } from './lab';
import { cpuRows } from './rows/cpu';
import { diskRows, refusedDiskRows } from './rows/disks';
import { firmwareRows, machineRows } from './rows/machine';
import { memoryRows, refusedMemoryRows } from './rows/memory';
import { networkRows } from './rows/networks';
import { nicRows } from './rows/nics';
import type { RefusedRow, Row } from './rows/row';

const live = useLiveHost();
let agent: SandboxAgent;
let draft: Draft;

const machineOf = (name: string, of: Draft = draft): DraftMachine => {
  const machine = of.machines.find((candidate) => candidate.name === name);
  if (machine === undefined) throw new Error(`no machine ${name}`);
  return machine;
};

beforeAll(async () => {
  agent = await SandboxAgent.start(live);
  const memory = { currentMiB: 256, bootMiB: 256, maximumMiB: 640, ceiling: 'stated', hugepages: false };
  draft = labDraft(
    live,
    [labMachine('web', 21, { memory } as Partial<DraftMachine>), labMachine('db', 22)],
    await makeExtraImages(live),
  );
  const answer = await agent.apply(draft);
  expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
}, 180_000);

afterAll(() => agent.stop());

/** The worst impact that is announced for what a row is about. */
function announced(answer: PassAnswer, row: Row): Impact {
  const name = row.network ?? 'web';
  const steps = answer.steps.filter(({ subject }) => subject.name === name || subject.machine === name);
  const worst = Math.max(0, ...steps.map(({ impact }) => IMPACTS.indexOf(impact)));
  return IMPACTS[worst] ?? 'live';
}

/** Adds a device to the stored definition of "web", as a graphical tool would. */
async function attachStored(xml: string): Promise<void> {
  const path = join(live.workDirectory, 'device.xml');
  await writeFile(path, xml);
  await live.virsh('attach-device', 'web', path, '--config');
}

async function expectNothingToDo(): Promise<void> {
  const { steps, refusals } = await agent.diff(draft);
  expect({ steps, refusals }).toEqual({ steps: [], refusals: [] });
}

async function carryOut(row: Row): Promise<void> {
  const [web, other] = await Promise.all([askGuest(live, 'web'), askGuest(live, 'db')]);
  row.edit(machineOf('web'), draft);
  const policy = row.policy ?? {};
  const preview = await agent.diff(draft, policy);
  const fields = preview.steps.flatMap(({ changes }) => changes.map(({ field }) => field));
  expect({ impact: announced(preview, row), refusals: preview.refusals, fields }).toEqual({
    impact: row.impact,
    refusals: [],
    fields: expect.arrayContaining([...row.fields]),
  });
  expect(preview.steps).not.toEqual([]);
  const answer = await agent.apply(draft, policy);
  expect(undone(answer)).toEqual([]);
  const [after, otherAfter] = await Promise.all([
    askGuest(live, 'web', (state) => row.guest?.(state, web) ?? true),
    askGuest(live, 'db'),
  ]);
  const reboots = row.reboots ?? ['restart', 'replace'].includes(row.impact);
  expect({ rebooted: after.bootId !== web.bootId }).toEqual({ rebooted: reboots });
  expect(otherAfter.bootId).toBe(other.bootId);
  for (const [words, pattern] of row.virsh ?? []) {
    expect(await live.virsh(...words.split(' '))).toMatch(pattern);
  }
  const observations = Object.assign({}, ...answer.outcomes.map((outcome) => outcome.observations));
  await row.check?.(live, { observations });
  await expectNothingToDo();
}

async function expectRefused(row: RefusedRow): Promise<void> {
  const before = await askGuest(live, 'web');
  const edited = structuredClone(draft);
  row.edit(machineOf('web', edited), edited);
  const answer = await agent.apply(edited, row.policy ?? {});
  expect(answer.refusals.map(({ code }) => code)).toContain(row.code);
  const { bootId, disks, cpus } = await askGuest(live, 'web');
  expect({ bootId, disks, cpus }).toEqual({ bootId: before.bootId, disks: before.disks, cpus: before.cpus });
  await expectNothingToDo();
}

describe('refused, with nothing done', () => {
  it.each([...refusedDiskRows, ...refusedMemoryRows].map((row) => [row.name, row] as const))(
    '%s',
    (_name, row) => expectRefused(row),
  );
});

describe.each([
  ['CPU', cpuRows],
  ['memory', memoryRows],
  ['disks', diskRows],
  ['NICs', nicRows],
  ['networks', networkRows],
  ['the machine', machineRows],
] as const)('%s of a running machine', (_area, rows) => {
  it.each(rows.map((row) => [row.name, row.impact, row] as const))('%s: %s', async (_name, _impact, row) => {
    await carryOut(row);
  });
});

describe('nothing to do', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'after libvirt was restarted by %s, and the agent',
    async (signal) => {
      const { bootId } = await askGuest(live, 'web');
      await live.sandbox.restartDaemon(signal);
      await agent.stop();
      agent = await SandboxAgent.start(live);
      await expectNothingToDo();
      expect((await askGuest(live, 'web')).bootId).toBe(bootId);
    },
  );

  it('after somebody changed what the plan does not state', async () => {
    await live.virsh('desc', 'web', '--title', '--live', '--config', 'the web server');
    await live.virsh(
      'metadata',
      'web',
      '--uri',
      'urn:example',
      '--key',
      'x',
      '--set',
      '<note/>',
      '--live',
      '--config',
    );
    await attachStored("<watchdog model='i6300esb' action='none'/>");
    await attachStored("<input type='tablet' bus='virtio'/>");
    await expectNothingToDo();
  });

  it('while the balloon is on its way', async () => {
    await live.virsh('setmem', 'db', `${120 * 1024}`, '--live');
    await expectNothingToDo();
  });
});

describe('a machine without an operating system', () => {
  const boots = (...order: readonly string[]) => ({ kind: 'disk' as const, order: [...order] });
  const bare = labMachine('bare', 23, {
    memory: { currentMiB: 64, bootMiB: 64, maximumMiB: 64, ceiling: 'stated', hugepages: false },
    boot: boots('one', 'two'),
    disks: [labDisk('bare', 'one'), labDisk('bare', 'two')],
    nics: [],
    readiness: { checks: [], timeoutSeconds: 60 },
    stop: { timeoutSeconds: 1, onTimeout: 'force' },
  });

  it('gets another boot order for its next boot, and goes on running', async () => {
    draft.machines.push(bare);
    expect(undone(await agent.apply(draft))).toEqual([]);
    const id = await live.virsh('domid', 'bare');
    bare.boot = boots('two', 'one');
    const answer = await agent.apply(draft);
    expect(answer.steps.map(({ id: step, impact }) => [step, impact])).toEqual([
      ['define-machine:bare', 'live'],
    ]);
    expect(await live.virsh('domid', 'bare')).toBe(id);
    expect(await live.virsh('dumpxml', 'bare', '--inactive')).toMatch(
      /bare-one[^]*?<boot order='2'\/>[^]*?bare-two[^]*?<boot order='1'\/>/,
    );
    await expectNothingToDo();
  });

  it('is stopped and started when the plan says so', async () => {
    bare.powerState = 'stopped';
    const stopped = await agent.apply(draft);
    expect(stopped.steps.map(({ id, impact }) => [id, impact])).toEqual([['stop-machine:bare', 'restart']]);
    expect(undone(stopped)).toEqual([]);
    expect(await live.virsh('domstate', 'bare')).toMatch(/^shut off/);
    await expectNothingToDo();
    bare.powerState = 'running';
    expect(undone(await agent.apply(draft))).toEqual([]);
    expect(await live.virsh('domstate', 'bare')).toMatch(/^running/);
    await expectNothingToDo();
    bare.powerState = 'stopped';
    expect(undone(await agent.apply(draft))).toEqual([]);
    draft.machines = draft.machines.filter(({ name }) => name !== 'bare');
    expect(undone(await agent.apply(draft))).toEqual([]);
  });
});

describe('a restart that fails', () => {
  it('leaves the machine running as it did before, and says so', async () => {
    const before = await askGuest(live, 'web');
    const edited = structuredClone(draft);
    const web = machineOf('web', edited);
    web.cpuModel = 'SandyBridge';
    web.nics.push({
      ...labNic('dmz', 21),
      name: 'nowhere',
      mac: '52:54:00:94:09:21',
      attachment: { kind: 'bridge', bridge: 'br-nowhere' },
    });
    delete web.nics.at(-1)?.ipv4;
    const answer = await agent.apply(edited);
    expect(undone(answer)).toContainEqual(
      expect.stringMatching(
        /^start-machine:web .* In the end it was started again with its former definition\./,
      ),
    );
    const after = await askGuest(live, 'web', ({ bootId }) => bootId !== before.bootId);
    expect(Object.keys(after.nics)).toEqual(Object.keys(before.nics));
    await expectNothingToDo();
  });
});

describe('another subnet under a network', () => {
  it('restarts the network and the guests that hold its addresses, as announced', async () => {
    const before = await Promise.all([askGuest(live, 'web'), askGuest(live, 'db')]);
    const lan = draft.networks.find(({ name }) => name === 'lan');
    if (lan === undefined || lan.mode === 'bridge') throw new Error('no network lan');
    const moved = (address: string): string => address.replace('10.94.1.', '10.94.3.');
    lan.ipv4 = {
      cidr: '10.94.3.0/24',
      gateway: '10.94.3.1',
      dhcpRange: { start: '10.94.3.100', end: '10.94.3.120' },
      reservations: [],
    };
    lan.dns.hosts = [];
    for (const { nics } of draft.machines) {
      for (const nic of nics) if (nic.ipv4 !== undefined) nic.ipv4 = moved(nic.ipv4);
    }
    const answer = await agent.apply(draft);
    expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
    const restarted = answer.steps.filter(({ id, impact }) => impact === 'restart' && id.startsWith('stop-'));
    expect(restarted.map(({ subject }) => subject.name).toSorted()).toEqual(['db', 'web']);
    for (const [index, name] of ['web', 'db'].entries()) {
      const address = `10.94.3.${21 + index}/24`;
      const after = await askGuest(live, name, ({ nics }) =>
        Object.values(nics).some(({ ip4 }) => ip4.includes(address)),
      );
      expect(after.bootId).not.toBe(before[index]?.bootId);
    }
    await expectNothingToDo();
  });
});

describe('what waits for the next start', () => {
  it('is stored and shown, and no later pass repeats it', async () => {
    const before = await askGuest(live, 'web');
    const web = machineOf('web');
    web.onRestartNeeded = 'defer';
    web.cpuModel = 'Westmere';
    const answer = await agent.apply(draft);
    expect(undone(answer)).toEqual([]);
    const impacts = answer.steps.flatMap(({ changes }) => changes.map(({ impact }) => impact));
    expect(impacts).toContain('next-boot');
    const pending = await agent.diff(draft);
    expect(pending.steps).toEqual([]);
    expect(pending.warnings).toContainEqual(
      expect.objectContaining({ code: 'pending-restart', facts: { fields: ['cpuModel'] } }),
    );
    expect((await askGuest(live, 'web')).bootId).toBe(before.bootId);
    await live.virsh('destroy', 'web');
    await live.virsh('start', 'web');
    const after = await askGuest(live, 'web', ({ bootId }) => bootId !== before.bootId);
    expect(after.bootId).not.toBe(before.bootId);
    expect(await runInGuest(live, 'web', ['/bin/cat', '/proc/cpuinfo'])).toMatch(/Westmere/);
    const settled = await agent.diff(draft);
    expect({ steps: settled.steps, warnings: settled.warnings.map(({ code }) => code) }).toEqual({
      steps: [],
      warnings: expect.not.arrayContaining(['pending-restart']),
    });
    web.onRestartNeeded = 'restart';
    await expectNothingToDo();
  });
});

// Not before: a boot of this firmware takes several times as long as one without, and only the renamed machine needs it.
describe('the firmware of a running machine', () => {
  it.each(firmwareRows.map((row) => [row.name, row.impact, row] as const))('%s: %s', (_name, _impact, row) =>
    carryOut(row),
  );
});

describe('a renamed machine', () => {
  it('keeps its disk, its firmware variables and what is on them', async () => {
    const before = await askGuest(live, 'web');
    await live.writeMarker('10.94.3.21', 'kept');
    const web = machineOf('web');
    web.name = 'www';
    const answer = await agent.apply(draft);
    expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
    const after = await askGuest(live, 'www', ({ marker }) => marker === 'kept');
    expect(after.bootId).not.toBe(before.bootId);
    expect(await live.virsh('list', '--all', '--name')).not.toMatch(/^web$/m);
    await expectNothingToDo();
  });
});
