import type { Allocation, ChangePlan } from '../change-plan';
import type { SettledMachine } from '../parts/settle';
import type { PoolPart } from '../parts/pools';
import type { GoingMachine } from '../parts/removal/machines';
import type { PlannerContext } from '../view/context';
import { computeLimit, computeOf, plannedComputeOf, sumCompute, type Compute } from './compute';
import { addedMiB, promisedBy, promisedMiB } from './space';
import { tryFindRetired } from '../parts/machine/seed';

/** What the host gives before and after the change plan, for the preview. */
export function describeAllocation(options: {
  readonly machines: readonly SettledMachine[];
  readonly going: readonly GoingMachine[];
  readonly pools: ReadonlyMap<string, PoolPart>;
  readonly context: PlannerContext;
}): ChangePlan['allocation'] {
  const { machines, going, pools, context } = options;
  const settled = machines.flatMap(({ draft, decision }) =>
    decision === undefined ? [] : [{ draft, decision }],
  );
  const changing = new Set([
    ...settled.map(({ draft }) => draft.actual?.uuid),
    ...going.map(({ actual }) => actual.uuid),
  ]);
  const { inventory } = context.host;
  const before = sumCompute(inventory.machines.map(computeOf));
  const after = sumCompute([
    ...inventory.machines.filter((machine) => !changing.has(machine.uuid)).map(computeOf),
    ...settled.map(reachedCompute),
  ]);
  const diskMiBByPool = disksBefore(context);
  return {
    before: { ...before, diskMiBByPool },
    after: { ...after, diskMiBByPool: disksAfter(diskMiBByPool, { settled, going, pools, context }) },
    capacity: computeLimit(context),
  };
}

/** A machine that something is done with. */
type Settled = Required<SettledMachine>;

/** What waits for the next boot is not there yet. */
function reachedCompute({ draft: { machine, actual }, decision: { deferred } }: Settled): Compute {
  const planned = plannedComputeOf(machine);
  if (actual === undefined) return planned;
  const now = computeOf(actual);
  const waits = (wanted: string): boolean => deferred.some(({ field }) => field === wanted);
  return {
    vcpus: waits('vcpus.current') ? now.vcpus : planned.vcpus,
    memoryMiB: waits('memory.currentMiB') ? now.memoryMiB : planned.memoryMiB,
  };
}

/** Nor has a disk grown that waits for it. */
function reachedDisks({ draft, decision }: Settled): ReturnType<typeof addedMiB> {
  const { creates, grows, replaces } = draft;
  const reached = decision.grows.length > 0 ? decision.grows : grows.filter(({ live }) => live);
  return addedMiB({ creates, grows: reached, replaces });
}

function disksBefore(context: PlannerContext): Allocation['diskMiBByPool'] {
  return byPool(context.host.inventory.pools.map((pool) => [pool.name, promisedMiB(pool, context)]));
}

/** Without a prototype: a pool may be called `constructor`, and is not there before it is made. */
function byPool(entries: Iterable<readonly [string, number]>): Allocation['diskMiBByPool'] {
  const record: Record<string, number> = Object.fromEntries(entries);
  Object.setPrototypeOf(record, null);
  return record;
}

function disksAfter(
  before: Allocation['diskMiBByPool'],
  options: {
    readonly settled: readonly Settled[];
    readonly going: readonly GoingMachine[];
    readonly pools: ReadonlyMap<string, PoolPart>;
    readonly context: PlannerContext;
  },
): Allocation['diskMiBByPool'] {
  const { settled, going, pools, context } = options;
  const totals = new Map(Object.entries(before));
  const add = (pool: string, sizeMiB: number): void => {
    totals.set(pool, (totals.get(pool) ?? 0) + sizeMiB);
  };
  for (const { pool, refusal } of pools.values()) if (refusal === undefined) add(pool.name, 0);
  for (const { pool, sizeMiB } of settled.flatMap(reachedDisks)) add(pool, sizeMiB);
  const removed = [
    ...settled.flatMap(({ decision }) => decision.removes),
    ...settled.flatMap(({ draft, decision }) => tryFindRetired(draft, decision, context) ?? []),
    ...going.flatMap(({ leftovers }) => leftovers.removed),
  ];
  for (const { pool, fileName } of removed) {
    const volume = context.host.tryFindVolume(pool, fileName);
    if (volume !== undefined) add(pool, -promisedBy({ pool, volume }, context));
  }
  return byPool(totals);
}
