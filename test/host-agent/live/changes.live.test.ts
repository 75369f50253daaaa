import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPACTS, type Impact } from '../../../host-agent/planner';
import { useLiveHost } from '../../support/live-host';
import { SandboxAgent, undone, type PassAnswer } from './agent';
import { askGuest, runInGuest } from './guest-view';
import { labDraft, labMachine, makeExtraImages, type Draft, type DraftMachine } from './lab';
import { cpuRows } from './rows/cpu';
import { diskRows, refusedDiskRows } from './rows/disks';
import { machineRows } from './rows/machine';
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
  const [web, other] = [await askGuest(live, 'web'), await askGuest(live, 'db')];
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
  const after = await askGuest(live, 'web', (state) => row.guest?.(state, web) ?? true);
  const reboots = row.reboots ?? ['restart', 'replace'].includes(row.impact);
  expect({ rebooted: after.bootId !== web.bootId }).toEqual({ rebooted: reboots });
  expect((await askGuest(live, 'db')).bootId).toBe(other.bootId);
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
  });
});

describe('a renamed machine', () => {
  it('keeps its disk, its firmware variables and what is on them', async () => {
    const before = await askGuest(live, 'web');
    await live.writeMarker('10.94.1.21', 'kept');
    const web = machineOf('web');
    web.name = 'www';
    web.onRestartNeeded = 'restart';
    const answer = await agent.apply(draft);
    expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
    const after = await askGuest(live, 'www', ({ marker }) => marker === 'kept');
    expect(after.bootId).not.toBe(before.bootId);
    expect(await live.virsh('list', '--all', '--name')).not.toMatch(/^web$/m);
    await expectNothingToDo();
  });
});
