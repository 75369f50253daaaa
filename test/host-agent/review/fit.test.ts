import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  fitOf,
  type AllocationUse,
  type Fit,
  type HostAllocations,
  type PoolAllocation,
} from '../../../host-agent/review';

const SIZE = { vcpus: 2, memoryMiB: 2048, diskMiB: 20_480 };

/** So much is given of so much; nobody says how much there is where `limit` is left out. */
function use(after: number, limit?: number, overcommit = 1): AllocationUse {
  return { before: 0, after, ...(limit === undefined ? {} : { capacity: limit, limit }), overcommit };
}

function pool(after: number, limit?: number, changes: Partial<PoolAllocation> = {}): PoolAllocation {
  return { pool: 'default', planned: true, full: false, ...use(after, limit), ...changes };
}

/** A host with room for ten machines of the size. */
function host(changes: Partial<HostAllocations> = {}): HostAllocations {
  return {
    vcpus: use(4, 24),
    memoryMiB: use(1024, 21_504),
    pools: [pool(0, 204_800)],
    ...changes,
  };
}

describe('how many more machines fit', () => {
  it.each<readonly [string, HostAllocations, Omit<Fit, 'size'>]>([
    [
      'as many as everything allows',
      host(),
      { count: 10, limitedBy: ['vcpus', 'memoryMiB', 'diskMiB'], unknown: [] },
    ],
    [
      'what runs out first decides',
      host({ memoryMiB: use(0, 8191) }),
      { count: 3, limitedBy: ['memoryMiB'], unknown: [] },
    ],
    [
      'each disk lies in one pool, so what is left over in two is no room',
      host({
        pools: [pool(0, 20_479), pool(0, 40_959, { pool: 'fast' }), pool(10, 20_490, { pool: 'slow' })],
      }),
      { count: 2, limitedBy: ['diskMiB'], unknown: [] },
    ],
    [
      'pools of others have no room for them',
      host({ pools: [pool(0, 20_480), pool(0, 999_999, { pool: 'others', planned: false })] }),
      { count: 1, limitedBy: ['diskMiB'], unknown: [] },
    ],
    [
      'a full file system has none, whatever may be promised',
      host({ pools: [pool(0, 999_999, { full: true })] }),
      { count: 0, limitedBy: ['diskMiB'], unknown: [] },
    ],
    [
      'none where more is promised than there is already',
      host({ vcpus: use(30, 24) }),
      { count: 0, limitedBy: ['vcpus'], unknown: [] },
    ],
    [
      'one pool that is promised too often takes nothing from the others',
      host({ pools: [pool(99_999, 1), pool(0, 40_960, { pool: 'fast' })] }),
      { count: 2, limitedBy: ['diskMiB'], unknown: [] },
    ],
    [
      'what nobody states is taken to be enough, and said',
      host({ memoryMiB: use(1024) }),
      { count: 10, limitedBy: ['vcpus', 'diskMiB'], unknown: ['memoryMiB'] },
    ],
    [
      'one pool that nobody states may have room for all',
      host({ pools: [pool(0, 20_480), pool(0, undefined, { pool: 'fast' })] }),
      { count: 10, limitedBy: ['vcpus', 'memoryMiB'], unknown: ['diskMiB'] },
    ],
    [
      'a plan without pools says nothing of disks',
      host({ pools: [] }),
      { count: 10, limitedBy: ['vcpus', 'memoryMiB'], unknown: ['diskMiB'] },
    ],
    [
      'nobody knows where nothing is stated',
      { vcpus: use(1), memoryMiB: use(1), pools: [pool(1)] },
      { limitedBy: [], unknown: ['vcpus', 'memoryMiB', 'diskMiB'] },
    ],
  ])('%s', (_what, allocations, expected) => {
    expect(fitOf(allocations, SIZE)).toEqual({ size: SIZE, ...expected });
  });

  it('does not ask for what they do not take', () => {
    const size = { vcpus: 2, memoryMiB: 0, diskMiB: 0 };
    const full = host({ memoryMiB: use(99, 1), pools: [] });
    expect(fitOf(full, size)).toEqual({ size, count: 10, limitedBy: ['vcpus'], unknown: [] });
    const nothing = { vcpus: 0, memoryMiB: 0, diskMiB: 0 };
    expect(fitOf(full, nothing)).toEqual({ size: nothing, limitedBy: [], unknown: [] });
  });

  it('is the most that can be promised and no more', () => {
    const amount = fc.nat(2000);
    const each = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 2, maxLength: 6 }), each, each, each, (limits, a, b, c) => {
        const [vcpus = 0, memoryMiB = 0, ...pools] = limits;
        const allocations = host({
          vcpus: use(3, vcpus),
          memoryMiB: use(5, memoryMiB),
          pools: pools.map((limit, index) => pool(7, limit, { pool: `pool-${index}` })),
        });
        const { count = 0 } = fitOf(allocations, { vcpus: a, memoryMiB: b, diskMiB: c });
        expect(fits(allocations, { count, vcpus: a, memoryMiB: b, diskMiB: c })).toBe(true);
        expect(fits(allocations, { count: count + 1, vcpus: a, memoryMiB: b, diskMiB: c })).toBe(false);
      }),
      { numRuns: 200, endOnFailure: true },
    );
  });
});

/** Gives them out one by one, the way an apply would; those that were given too much of already take no more. */
function fits(
  { vcpus, memoryMiB, pools }: HostAllocations,
  wanted: {
    readonly count: number;
    readonly vcpus: number;
    readonly memoryMiB: number;
    readonly diskMiB: number;
  },
): boolean {
  const free = (allocation: AllocationUse): number => (allocation.limit ?? Infinity) - allocation.after;
  const room = pools.map(free);
  for (let given = 1; given <= wanted.count; given += 1) {
    if (given * wanted.vcpus > free(vcpus) || given * wanted.memoryMiB > free(memoryMiB)) return false;
    const index = room.findIndex((left) => left >= wanted.diskMiB);
    if (pools.length > 0 && index < 0) return false;
    room[index] = (room[index] ?? 0) - wanted.diskMiB;
  }
  return true;
}
