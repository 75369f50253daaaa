import { describe, expect, it } from '@jest/globals';
import { LIVE_ATTEMPTS_MAX, planChanges, type ChangePlan } from '../../../../host-agent/planner';
import { seedNameTag, type PlanInput } from '../../../../lib/plan';
import { newMachine, type SimulatedHost } from '../../../support/simulated-host';
import { appliedHost, carryOut, emptyHost, inputOf, PLAN_DIGEST } from '../apply';
import { data, fast, of } from '../parts/machine/sample';
import { otherMachine, sampleDisk, samplePlan, samplePool } from '../sample-plan';
import { web } from '../scenario';

const vcpus = (current: number, maximum = 2) => ({ current, maximum, ceiling: 'stated' as const });
const memory = (currentMiB: number, maximumMiB = 256) => ({
  currentMiB,
  bootMiB: Math.min(currentMiB, 256),
  maximumMiB,
  ceiling: 'stated' as const,
  hugepages: false,
});
const documents = { metaData: { kind: 'text' as const, text: 'one' } };
const seed = { pool: 'default', fileName: `web-seed-${seedNameTag(documents)}.iso`, ...documents };
const nobody = of({}, { machines: [] });
const second = otherMachine('second', 2, { nics: [] });
const defers = { onRestartNeeded: 'defer' as const };
const growFails = (host: SimulatedHost): void => {
  host.attempts.push({
    step: 'grow-attached-disk:web/root',
    planDigest: PLAN_DIGEST,
    count: LIVE_ATTEMPTS_MAX,
    lastAtMs: 0,
    code: 'libvirt',
    message: 'no room',
  });
};
/** Somebody else's machine runs, and is gone when it stops; and another is down. */
const strangers = (host: SimulatedHost): void => {
  const { running, stored } = web(host);
  if (running === undefined || stored === undefined) return;
  const guest = { ...newMachine({ name: 'x', uuid: 'x' }), state: 'running' as const, persistent: false };
  host.machines.set('x', { ...guest, running: { ...running, disks: [] } });
  host.machines.set('y', { ...newMachine({ name: 'y', uuid: 'y' }), stored: { ...stored, disks: [] } });
};
/** The balloon has left less to the guest than it may take. */
const ballooned = (host: SimulatedHost): void => {
  const machine = web(host);
  if (machine.running === undefined) return;
  machine.running = { ...machine.running, memory: { ...machine.running.memory, currentMiB: 77 } };
};

interface Preview {
  readonly name: string;
  readonly before: Partial<PlanInput>;
  readonly byHand?: (host: SimulatedHost) => void;
  readonly plan: Partial<PlanInput>;
  /** vCPUs, MiB of memory, and MiB of disks by pool. */
  readonly shows: readonly [number, number, Readonly<Record<string, number>>];
  readonly becomes: readonly [number, number, Readonly<Record<string, number>>];
  /** What the next look shows, which counts memory as soon as the definition gives it. @default becomes */
  readonly later?: Preview['shows'];
}

/** An image takes 1 MiB. */
const PREVIEWS: readonly Preview[] = [
  {
    name: 'a machine that is made adds what it is given',
    before: nobody,
    plan: of(),
    shows: [0, 0, { default: 1 }],
    becomes: [1, 128, { default: 33 }],
  },
  {
    name: 'one that is to be down is given its disk only',
    before: nobody,
    plan: of({ powerState: 'stopped' }),
    shows: [0, 0, { default: 1 }],
    becomes: [0, 0, { default: 33 }],
  },
  {
    name: 'one that is shut down gives CPUs and memory back',
    before: of(),
    plan: of({ powerState: 'stopped' }),
    shows: [1, 128, { default: 33 }],
    becomes: [0, 0, { default: 33 }],
  },
  {
    name: 'one that goes gives all back, and nobody else does',
    before: of({}, { machines: [...(of().machines ?? []), second] }),
    plan: of({}, { machines: [second] }),
    shows: [2, 256, { default: 65 }],
    becomes: [1, 128, { default: 33 }],
  },
  {
    name: 'one that is refused stays as it is, whatever else the plan wants of it',
    before: of(),
    plan: of(
      { vcpus: vcpus(2), disks: [sampleDisk({ sizeMiB: 16 }), data] },
      { pools: [samplePool(), fast] },
    ),
    shows: [1, 128, { default: 33 }],
    becomes: [1, 128, { default: 33, fast: 0 }],
  },
  {
    name: 'machines of others stay as they are, and those without a definition as they run',
    before: of(),
    byHand: strangers,
    plan: of({ vcpus: vcpus(2) }),
    shows: [2, 384, { default: 33 }],
    becomes: [3, 384, { default: 33 }],
  },
  {
    name: 'a machine counts with what it may take of its memory at any time, not with what it has just now',
    before: of(),
    byHand: ballooned,
    plan: of(),
    shows: [1, 128, { default: 33 }],
    becomes: [1, 128, { default: 33 }],
  },
  {
    name: 'what is done live is there afterwards',
    before: of(),
    plan: of({ vcpus: vcpus(2), memory: memory(256), disks: [sampleDisk({ sizeMiB: 40 })] }),
    shows: [1, 128, { default: 33 }],
    becomes: [2, 256, { default: 41 }],
  },
  {
    name: 'what a restart brings is there afterwards',
    before: of(),
    byHand: growFails,
    plan: of({ vcpus: vcpus(4, 4), disks: [sampleDisk({ sizeMiB: 40 })] }),
    shows: [1, 128, { default: 33 }],
    becomes: [4, 128, { default: 41 }],
  },
  {
    name: 'vCPUs that wait for the next boot are not there yet, and memory is',
    before: of(defers),
    plan: of({ ...defers, vcpus: vcpus(4, 4), memory: memory(256) }),
    shows: [1, 128, { default: 33 }],
    becomes: [1, 256, { default: 33 }],
  },
  {
    name: 'memory that waits for the next boot is not there yet, and vCPUs are',
    before: of(defers),
    plan: of({ ...defers, vcpus: vcpus(2), memory: memory(512, 512) }),
    shows: [1, 128, { default: 33 }],
    becomes: [2, 128, { default: 33 }],
    later: [2, 512, { default: 33 }],
  },
  {
    name: 'a disk that waits for the next boot to grow has not grown yet',
    before: of(defers),
    byHand: growFails,
    plan: of({ ...defers, disks: [sampleDisk({ sizeMiB: 40 })] }),
    shows: [1, 128, { default: 33 }],
    becomes: [1, 128, { default: 33 }],
  },
  {
    name: 'a disk that a machine loses is gone from its own pool',
    before: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    plan: of({}, { pools: [samplePool(), fast] }),
    shows: [1, 128, { default: 33, fast: 32 }],
    becomes: [1, 128, { default: 33, fast: 0 }],
  },
  {
    name: 'a seed that the guest has booted with is gone',
    before: of({ cloudInit: seed }),
    plan: of({ cloudInit: { ...seed, afterFirstBoot: 'remove' } }),
    shows: [1, 128, { default: 34 }],
    becomes: [1, 128, { default: 33 }],
  },
  {
    name: 'a seed that is written and goes in one pass was never there',
    before: nobody,
    plan: of({ cloudInit: { ...seed, afterFirstBoot: 'remove' } }),
    shows: [0, 0, { default: 1 }],
    becomes: [1, 128, { default: 33 }],
  },
];

const shown = ({ vcpus: count, memoryMiB, diskMiBByPool }: ChangePlan['allocation']['before']) => [
  count,
  memoryMiB,
  { ...diskMiBByPool },
];

describe('what is given to machines', () => {
  it.each(PREVIEWS)('$name', ({ before, byHand, plan, shows, becomes, later = becomes }) => {
    const host = appliedHost(samplePlan(before));
    byHand?.(host);
    const wanted = samplePlan(plan);
    const { allocation, steps } = planChanges(inputOf(host, wanted));
    expect({ shows: shown(allocation.before), becomes: shown(allocation.after) }).toEqual({ shows, becomes });
    expect(carryOut(host, wanted, steps)).toEqual([]);
    // What was announced is what the next look shows.
    expect(shown(planChanges(inputOf(host, wanted)).allocation.before)).toEqual(later);
  });

  it('holds nothing for a pool that is not made yet, whatever it is called', () => {
    const plan = samplePlan({ machines: [], images: [], pools: [samplePool({ name: 'constructor' })] });
    const { before, after } = planChanges(inputOf(emptyHost(), plan)).allocation;
    expect(before.diskMiBByPool['constructor']).toBeUndefined();
    expect(after.diskMiBByPool['constructor']).toBe(0);
  });

  it('shows no pool that is refused', () => {
    const host = appliedHost(samplePlan(of()));
    const sameDirectory = samplePool({ ...fast, path: '/pools/default' });
    const plan = samplePlan(of({}, { pools: [samplePool(), sameDirectory] }));
    const { refusals, allocation } = planChanges(inputOf(host, plan));
    expect(refusals.map(({ code, subject }) => `${code} ${subject.name}`)).toEqual(['pool-not-ours fast']);
    expect({ ...allocation.after.diskMiBByPool }).toEqual({ default: 33 });
  });
});
