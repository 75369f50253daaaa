import { describe, expect, it } from '@jest/globals';
import type { Inventory } from '../../../host-agent/inventory';
import type { Allocation, ChangePlan } from '../../../host-agent/planner';
import { allocationsOf } from '../../../host-agent/review/allocations';
import { sampleFacts, sampleHost, samplePlan, samplePool, uuidOf } from '../planner/sample-plan';

const NONE: Allocation = { vcpus: 0, memoryMiB: 0, diskMiBByPool: {} };

function changePlan(before: Partial<Allocation>, after: Partial<Allocation>): ChangePlan {
  return {
    basis: { planDigest: '', inventoryDigest: '' },
    steps: [],
    refusals: [],
    warnings: [],
    allocation: {
      before: { ...NONE, ...before },
      after: { ...NONE, ...after },
      capacity: { vcpus: 0, memoryMiB: 0 },
    },
  };
}

function found(facts: Parameters<typeof sampleFacts>[0], pools: Inventory['pools'] = []): Inventory {
  return { host: sampleFacts(facts), machines: [], networks: [], pools, unreadable: [] };
}

function foundPool(
  name: string,
  space?: { readonly capacityMiB: number; readonly availableMiB: number },
): Inventory['pools'][number] {
  return {
    name,
    uuid: uuidOf(100),
    type: 'dir',
    active: space !== undefined,
    autostart: true,
    ...(space === undefined ? {} : { space: { allocationMiB: 0, ...space } }),
    volumes: [],
  };
}

describe('what machines of a host are given', () => {
  it('stands next to what there is, as often as it may be promised', () => {
    const plan = samplePlan({ host: sampleHost({ overcommit: { vcpus: 2.5, memory: 1.1, disk: 3 } }) });
    const changes = changePlan({ vcpus: 3, memoryMiB: 100 }, { vcpus: 5, memoryMiB: 300 });
    const { vcpus, memoryMiB } = allocationsOf(plan, found({ cpus: 3, memoryMiB: 999 }), changes);
    expect(vcpus).toEqual({ before: 3, after: 5, capacity: 3, overcommit: 2.5, limit: 7 });
    expect(memoryMiB).toEqual({ before: 100, after: 300, capacity: 999, overcommit: 1.1, limit: 1098 });
  });

  it('is said without a limit where nobody says what there is', () => {
    const { vcpus, memoryMiB, pools } = allocationsOf(
      samplePlan(),
      found({ cpus: 0, memoryMiB: 0 }, [foundPool('default')]),
      changePlan({ diskMiBByPool: { default: 1 } }, { diskMiBByPool: { default: 2 } }),
    );
    expect(vcpus).toEqual({ before: 0, after: 0, overcommit: 1 });
    expect(memoryMiB).toEqual({ before: 0, after: 0, overcommit: 1 });
    expect(pools).toEqual([
      { pool: 'default', before: 1, after: 2, overcommit: 1, planned: true, full: false },
    ]);
  });

  it.each([
    ['what the plan states', 500, undefined, 500],
    ['what was found', undefined, 700, 700],
    ['what the plan states of a larger one', 500, 700, 500],
    ['what was found of one that is stated larger', 900, 700, 700],
  ])('has, for a pool, %s', (_what, stated, capacityMiB, capacity) => {
    const pools = [samplePool(stated === undefined ? {} : { capacityMiB: stated })];
    const space = capacityMiB === undefined ? undefined : { capacityMiB, availableMiB: capacityMiB };
    const allocations = allocationsOf(
      samplePlan({ pools }),
      found({}, [foundPool('default', space)]),
      changePlan({ diskMiBByPool: { default: 0 } }, { diskMiBByPool: { default: 0 } }),
    );
    expect(allocations.pools).toEqual([
      {
        pool: 'default',
        before: 0,
        after: 0,
        capacity,
        limit: capacity,
        overcommit: 1,
        planned: true,
        full: false,
      },
    ]);
  });

  it('tells apart pools that come, go, are full, or are not the plan’s', () => {
    const plan = samplePlan({ pools: [samplePool(), samplePool({ name: 'new', uuid: uuidOf(101) })] });
    const inventory = found({}, [
      foundPool('default', { capacityMiB: 100, availableMiB: 0 }),
      foundPool('others', { capacityMiB: 50, availableMiB: 1 }),
    ]);
    const changes = changePlan(
      { diskMiBByPool: { others: 20, default: 90, going: 5 } },
      { diskMiBByPool: { default: 80, new: 30, others: 20 } },
    );
    const { pools } = allocationsOf(plan, inventory, changes);
    const limited = (limit: number) => ({ capacity: limit, limit, overcommit: 1 });
    expect(pools).toEqual([
      { pool: 'default', before: 90, after: 80, ...limited(100), planned: true, full: true },
      { pool: 'going', before: 5, after: 0, overcommit: 1, planned: false, full: false },
      { pool: 'new', before: 0, after: 30, overcommit: 1, planned: true, full: false },
      { pool: 'others', before: 20, after: 20, ...limited(50), planned: false, full: false },
    ]);
  });
});
