import { promisable, type Plan } from '../../lib/plan';
import type { Inventory } from '../inventory';
import type { ChangePlan } from '../planner';

/** How much of one thing machines are given, next to what there is. */
export interface AllocationUse {
  readonly before: number;
  readonly after: number;
  /** What the host has; absent where nobody says. */
  readonly capacity?: number;
  /** How many times over it may be promised. */
  readonly overcommit: number;
  /** What may be promised, with overcommit; absent where nobody says what there is. */
  readonly limit?: number;
}

/** What machines of a host are given, others' machines included. */
export interface HostAllocations {
  readonly vcpus: AllocationUse;
  readonly memoryMiB: AllocationUse;
  /** What disks may grow to, in MiB; in the order of the pools' names. */
  readonly pools: readonly PoolAllocation[];
}

export interface PoolAllocation extends AllocationUse {
  readonly pool: string;
  /** Whether the plan has it: no disk of a further machine is put into any other. */
  readonly planned: boolean;
  /** Whether its file system was found to be full: nothing more is put there, whatever may be promised. */
  readonly full: boolean;
}

/** Before and after `changePlan`, with what `inventory` and the plan say that there is. */
export function allocationsOf(
  { host, pools: planned }: Plan,
  inventory: Inventory,
  { allocation: { before, after } }: ChangePlan,
): HostAllocations {
  const { overcommit } = host;
  const names = [
    ...new Set([...Object.keys(before.diskMiBByPool), ...Object.keys(after.diskMiBByPool)]),
  ].sort();
  const stated = new Map(planned.map(({ name, capacityMiB }) => [name, capacityMiB]));
  const found = new Map(inventory.pools.map(({ name, space }) => [name, space]));
  return {
    // 0 is the inventory's word for "does not say".
    vcpus: useOf([before.vcpus, after.vcpus], inventory.host.cpus || undefined, overcommit.vcpus),
    memoryMiB: useOf(
      [before.memoryMiB, after.memoryMiB],
      inventory.host.memoryMiB || undefined,
      overcommit.memory,
    ),
    pools: names.map((pool) => ({
      pool,
      ...useOf(
        [before.diskMiBByPool[pool] ?? 0, after.diskMiBByPool[pool] ?? 0],
        smaller(stated.get(pool), found.get(pool)?.capacityMiB),
        overcommit.disk,
      ),
      planned: stated.has(pool),
      full: (found.get(pool)?.availableMiB ?? Infinity) < 1,
    })),
  };
}

function useOf(
  [before, after]: readonly [number, number],
  capacity: number | undefined,
  overcommit: number,
): AllocationUse {
  return {
    before,
    after,
    ...(capacity === undefined ? {} : { capacity, limit: promisable(capacity, overcommit) }),
    overcommit,
  };
}

function smaller(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.min(left, right);
}
