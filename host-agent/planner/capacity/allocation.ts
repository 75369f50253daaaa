import type { Allocation, ChangePlan } from '../change-plan';
import type { SettledMachine } from '../parts/settle';
import type { PoolPart } from '../parts/pools';
import type { GoingMachine } from '../parts/removal/machines';
import type { PlannerContext } from '../view/context';
import type { MachineDecision } from '../parts/machine/decision';
import type { MachineDraft } from '../parts/machine/draft';
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
  const settled = machines.filter(({ decision }) => decision !== undefined);
  const changing = new Set([
    ...settled.flatMap(({ draft }) => (draft.actual === undefined ? [] : [draft.actual.uuid])),
    ...going.map(({ actual }) => actual.uuid),
  ]);
  const { inventory } = context.host;
  const before = sumCompute(inventory.machines.map(computeOf));
  const after = sumCompute([
    ...inventory.machines.filter((machine) => !changing.has(machine.uuid)).map(computeOf),
    ...settled.map(({ draft, decision }) => reachedCompute(draft, decision)),
  ]);
  const diskMiBByPool = disksBefore(context);
  return {
    before: { ...before, diskMiBByPool },
    after: { ...after, diskMiBByPool: disksAfter(diskMiBByPool, { settled, going, pools, context }) },
    capacity: computeLimit(context),
  };
}

/** What waits for the next boot is not there yet. */
function reachedCompute({ machine, actual }: MachineDraft, decision: MachineDecision | undefined): Compute {
  const planned = plannedComputeOf(machine);
  const deferred = decision?.deferred ?? [];
  if (actual?.running === undefined || deferred.length === 0) return planned;
  const waits = new Set(deferred.map(({ field }) => field));
  const now = computeOf(actual);
  return {
    vcpus: waits.has('vcpus.current') ? now.vcpus : planned.vcpus,
    memoryMiB: waits.has('memory.currentMiB') ? now.memoryMiB : planned.memoryMiB,
  };
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
    readonly settled: readonly SettledMachine[];
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
  for (const { draft } of settled) for (const { pool, sizeMiB } of addedMiB(draft)) add(pool, sizeMiB);
  const removed = [
    ...settled.flatMap(({ decision }) => decision?.removes ?? []),
    ...settled.flatMap(({ draft, decision }) =>
      decision === undefined ? [] : (tryFindRetired(draft, decision, context) ?? []),
    ),
    ...going.flatMap(({ leftovers }) => leftovers.removed),
  ];
  for (const { pool, fileName } of removed) {
    const volume = context.host.tryFindVolume(pool, fileName);
    if (volume !== undefined) add(pool, -promisedBy({ pool, volume }, context));
  }
  return byPool(totals);
}
