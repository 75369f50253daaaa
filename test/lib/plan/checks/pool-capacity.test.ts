import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, disk } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Room for another disk of the sample's pool, which may promise one and a half times what it holds, and has four others. */
const ROOM_MIB = 40_960 * 1.5 - 4 * 4096;

/** A pool promises no more than it may. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'one MiB too much',
    (plan) => (disk(plan).sizeMiB = ROOM_MIB + 1),
    [
      {
        code: 'too-much-disk',
        path: '$.pools[0].capacityMiB',
        key: 'kvm-1/default',
        message:
          'the disks in pool "default" are 61441 MiB together, and it may promise 61440 MiB (40960 × overcommit 1.5)',
        advice: 'Take 1 MiB away, or put a disk into another pool.',
      },
    ],
  ],
  ['all that it may promise, which is no problem', (plan) => (disk(plan).sizeMiB = ROOM_MIB), []],
  [
    'a part of a MiB, which nobody can have',
    (plan) => {
      plan.host.overcommit.disk = 1.49999;
      disk(plan).sizeMiB = ROOM_MIB;
    },
    [
      {
        code: 'too-much-disk',
        path: '$.pools[0].capacityMiB',
        key: 'kvm-1/default',
        message:
          'the disks in pool "default" are 61440 MiB together, and it may promise 61439 MiB (40960 × overcommit 1.49999)',
        advice: 'Take 1 MiB away, or put a disk into another pool.',
      },
    ],
  ],
  [
    'any amount in a pool that states none, beside an empty one that does, which is no problem',
    (plan) => {
      plan.pools.push({
        ...at(plan.pools, 0),
        name: 'fast',
        uuid: '00000000-0000-5000-8000-000000000002',
        key: 'kvm-1/fast',
        path: '/srv/fast',
      });
      delete at(plan.pools, 0).capacityMiB;
      disk(plan).sizeMiB = 10 ** 6;
    },
    [],
  ],
  [
    'too much in the second of two pools',
    (plan) => {
      plan.pools.push({
        ...at(plan.pools, 0),
        name: 'fast',
        uuid: '00000000-0000-5000-8000-000000000002',
        key: 'kvm-1/fast',
        path: '/srv/fast',
        capacityMiB: 4096,
      });
      for (const index of [2, 3]) disk(plan, index).pool = 'fast';
    },
    [
      {
        code: 'too-much-disk',
        path: '$.pools[1].capacityMiB',
        key: 'kvm-1/fast',
        message:
          'the disks in pool "fast" are 8192 MiB together, and it may promise 6144 MiB (4096 × overcommit 1.5)',
        advice: 'Take 2048 MiB away, or put a disk into another pool.',
      },
    ],
  ],
])('pool capacity: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
