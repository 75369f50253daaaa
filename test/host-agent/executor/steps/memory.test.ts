import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../../../host-agent/executor/run-step';
import type { MemoryStatistic } from '../../../../host-agent/libvirt';
import { FakeMachine } from '../fake-machine';
import { findMachine, labPlan } from '../lab';
import { machinesOnly } from '../plans';

const MIB = 1024;

/** A guest that boots with 512 MiB, of which it uses 200, and can have 512 MiB plugged in. All in MiB. */
interface World {
  balloon: number;
  plugged: number;
  requested: number;
  used: number;
  /** Plugged memory that the guest cannot let go, once it has it. */
  stuck: number;
  /** The most that it takes of what is plugged in. */
  takesMax: number;
  /** What it says, unless silent. */
  silent: boolean;
  /** Seconds ago that it said so. */
  ageSeconds: number;
  /** Instead of all figures. */
  figures?: ReadonlyMap<MemoryStatistic, number>;
  readonly asked: string[];
}

const worldOf = (changes: Partial<World> = {}): World => ({
  balloon: 512,
  plugged: 0,
  requested: 0,
  used: 200,
  stuck: 0,
  takesMax: 512,
  silent: false,
  ageSeconds: 0,
  asked: [],
  ...changes,
});

function machineIn(world: World): FakeMachine {
  const memory = { currentMiB: 512, bootMiB: 512, maximumMiB: 1024, ceiling: 'stated', hugepages: false };
  const plan = labPlan(machinesOnly({ memory } as Parameters<typeof machinesOnly>[0]));
  const fake = new FakeMachine(plan, findMachine(plan, 'web'));
  fake.edit = (definition) => ({
    ...definition,
    currentMemoryKiB: (world.balloon + world.plugged) * MIB,
    devices: {
      ...definition.devices,
      memoryDevices: definition.devices.memoryDevices.map((device) => ({
        ...device,
        requestedKiB: world.requested * MIB,
        currentKiB: world.plugged * MIB,
        alias: 'virtiomem0',
      })),
    },
  });
  fake.more = {
    setMemory: async (_domain, kiB) => {
      world.asked.push(`balloon ${kiB / MIB}`);
      world.balloon = kiB / MIB;
    },
    updateDevice: async (_domain, xml) => {
      world.requested = Number(/<requested unit="KiB">(\d+)</.exec(xml)?.[1]) / MIB;
      world.asked.push(`plug ${world.requested}`);
      const kept = Math.min(world.stuck, world.plugged);
      world.plugged = Math.min(Math.max(world.requested, kept), world.takesMax);
    },
    memoryStatistics: async () => figuresOf(world, fake.clock.nowMs()),
  };
  return fake;
}

function figuresOf(world: World, nowMs: number): ReadonlyMap<MemoryStatistic, number> {
  const total = world.balloon + world.plugged;
  const silent = new Map<MemoryStatistic, number>([['actual', world.balloon * MIB]]);
  if (world.silent) return silent;
  const updated = Math.floor(nowMs / 1000) - world.ageSeconds;
  const figures =
    world.figures ??
    new Map<MemoryStatistic, number>([
      ['available', (total - 20) * MIB],
      ['usable', (total - world.used) * MIB],
      ['unused', (total - world.used - 50) * MIB],
    ]);
  return new Map([...silent, ...figures, ['last-update', updated]]);
}

const set = (fake: FakeMachine, balloonMiB: number, requestedMiB: number) =>
  runStep(fake.context(), { kind: 'set-memory', machine: fake.machine, balloonMiB, requestedMiB });

describe('memory of a running guest', () => {
  it.each([
    ['grows by balloon, then by plugging in', { balloon: 300 }, 512, 256, ['balloon 512', 'plug 256']],
    ['grows by plugging in', {}, 512, 256, ['balloon 512', 'plug 256']],
    [
      'shrinks by what is plugged in first',
      { plugged: 256, requested: 256 },
      400,
      0,
      ['plug 0', 'balloon 400'],
    ],
    ['shrinks by balloon', {}, 300, 0, ['balloon 300']],
  ])('%s', async (_what, changes, balloonMiB, requestedMiB, asked) => {
    const world = worldOf(changes);
    expect(await set(machineIn(world), balloonMiB, requestedMiB)).toMatchObject({
      kind: 'done',
      alreadyTrue: false,
      observations: [{ fact: 'guest-memory-mib', value: balloonMiB + requestedMiB - 20 }],
    });
    expect(world).toMatchObject({ balloon: balloonMiB, plugged: requestedMiB });
    expect(world.asked).toEqual(asked);
  });

  it('stays as it is when it is as it should be', async () => {
    const world = worldOf({ plugged: 128, requested: 128 });
    expect(await set(machineIn(world), 512, 128)).toMatchObject({ kind: 'done', alreadyTrue: true });
    expect(world.asked).toEqual([]);
  });

  it.each([
    ['what it uses', {}, 'guest-uses-it', /uses 200 MiB and needs at least 245 MiB/],
    [
      'what it uses, plugged in or not',
      { used: 400, plugged: 256, requested: 256 },
      'guest-uses-it',
      /uses 400/,
    ],
    [
      'what it uses, where its kernel only knows what is unused',
      { figures: new Map<MemoryStatistic, number>([['unused', 312 * MIB]]) },
      'guest-uses-it',
      /uses 200 MiB/,
    ],
    ['anything, when it says nothing', { silent: true }, 'guest-timeout', /not said/],
    ['anything, when what it said is old', { ageSeconds: 60 }, 'guest-timeout', /not said/],
    [
      'anything, when it says nothing of what is free',
      { figures: new Map<MemoryStatistic, number>([['available', 490 * MIB]]) },
      'guest-timeout',
      /not said/,
    ],
  ])('is never taken down below %s', async (_what, changes, code, message) => {
    const world = worldOf(changes);
    expect(await set(machineIn(world), 240, 0)).toMatchObject({
      kind: 'failed',
      failure: { code, message: expect.stringMatching(message) },
    });
    expect(world.asked).toEqual([]);
  });

  it('may grow without a word of the guest, and that is said', async () => {
    const world = worldOf({ silent: true });
    expect(await set(machineIn(world), 512, 64)).toMatchObject({
      kind: 'done',
      observations: [{ fact: 'guest-silent', value: 1 }],
    });
  });

  it('comes down by the balloon where the guest cannot let go what was plugged in', async () => {
    const world = worldOf({ plugged: 256, requested: 256, stuck: 64 });
    expect(await set(machineIn(world), 400, 0)).toMatchObject({ kind: 'done' });
    expect(world).toMatchObject({ balloon: 336, plugged: 64, requested: 0 });
  });

  it('says how far a guest came that does not take all', async () => {
    const world = worldOf({ takesMax: 100 });
    expect(await set(machineIn(world), 512, 256)).toMatchObject({
      kind: 'failed',
      failure: { code: 'guest-timeout', message: expect.stringContaining('to 100 MiB and not to 256 MiB') },
    });
  });

  it('is left alone when the machine was started anew with another size', async () => {
    const world = worldOf();
    expect(await set(machineIn(world), 600, 0)).toMatchObject({
      kind: 'failed',
      failure: { code: 'wrong-state' },
    });
    expect(world.asked).toEqual([]);
  });
});
