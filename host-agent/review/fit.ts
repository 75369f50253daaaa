import type { AllocationUse, HostAllocations } from './allocations';

/** What one machine takes. */
export interface MachineSize {
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly diskMiB: number;
}

/** What somebody asks who has no size in mind: a small server. */
export const USUAL_SIZE: MachineSize = { vcpus: 2, memoryMiB: 2048, diskMiB: 20 * 1024 };

export type FitLimit = 'vcpus' | 'memoryMiB' | 'diskMiB';

/** How many more machines of one size a host could be given. */
export interface Fit {
  readonly size: MachineSize;
  /** Absent where nobody says what the host has of anything. */
  readonly count?: number;
  /** What runs out first. */
  readonly limitedBy: readonly FitLimit[];
  /** What nobody says how much there is of: the count takes it to be enough. */
  readonly unknown: readonly FitLimit[];
}

/**
 * How many machines of `size` fit beside what is promised after the change; each has its disk in one pool of the plan. Pools that share a
 * file system count as if they did not, as they do when a plan is applied.
 */
export function fitOf({ vcpus, memoryMiB, pools }: HostAllocations, size: MachineSize): Fit {
  const disks = pools
    .filter(({ planned }) => planned)
    .map((pool) => (pool.full ? 0 : howMany(pool, size.diskMiB)));
  const counts: Readonly<Record<FitLimit, number | undefined>> = {
    vcpus: howMany(vcpus, size.vcpus),
    memoryMiB: howMany(memoryMiB, size.memoryMiB),
    diskMiB: disks.every((count) => count !== undefined) && disks.length > 0 ? sumOf(disks) : undefined,
  };
  const limits = FIT_LIMITS.filter((of) => size[of] > 0);
  const known = limits.flatMap((of) => counts[of] ?? []);
  const unknown = limits.filter((of) => counts[of] === undefined);
  if (known.length === 0) return { size, limitedBy: [], unknown };
  const count = Math.min(...known);
  return { size, count, limitedBy: limits.filter((of) => counts[of] === count), unknown };
}

const FIT_LIMITS: readonly FitLimit[] = ['vcpus', 'memoryMiB', 'diskMiB'];

function howMany({ after, limit }: AllocationUse, each: number): number | undefined {
  return limit === undefined ? undefined : Math.max(0, Math.floor((limit - after) / each));
}

function sumOf(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
}
