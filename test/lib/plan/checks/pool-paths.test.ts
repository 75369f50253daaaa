import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Gives the sample pools in these folders, called `pool-0` and so on, beside its own. */
const pools =
  (...paths: readonly string[]) =>
  (plan: PlanDraft) => {
    const own = at(plan.pools, 0);
    plan.pools.push(
      ...paths.map((path, index) => ({
        ...own,
        name: `pool-${index}`,
        key: `kvm-1/pool-${index}`,
        uuid: `00000000-0000-5000-8000-00000000010${index}`,
        path,
      })),
    );
  };

/** Pools that share files would list and delete each other's. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'one folder for two',
    pools('/srv/a', '/srv/a'),
    [
      {
        code: 'pool-paths-overlap',
        path: '$.pools[2].path',
        key: 'kvm-1/pool-1',
        message: 'the folder /srv/a of pool "pool-1" is also the folder of pool "pool-0" ($.pools[1].path)',
        advice: 'Give each pool a folder of its own.',
      },
    ],
  ],
  [
    'a folder in a folder, whichever comes first',
    pools('/srv/a/b', '/srv/a'),
    [
      {
        code: 'pool-paths-overlap',
        path: '$.pools[1].path',
        key: 'kvm-1/pool-0',
        message:
          'the folder /srv/a/b of pool "pool-0" lies inside the folder of pool "pool-1" ($.pools[2].path)',
        advice: 'Give each pool a folder of its own.',
      },
    ],
  ],
  [
    'two folders in one, of which neither holds the other',
    pools('/srv/a', '/srv/a/c', '/srv/a/b'),
    [
      {
        code: 'pool-paths-overlap',
        path: '$.pools[3].path',
        key: 'kvm-1/pool-2',
        message:
          'the folder /srv/a/b of pool "pool-2" lies inside the folder of pool "pool-0" ($.pools[1].path)',
        advice: 'Give each pool a folder of its own.',
      },
      {
        code: 'pool-paths-overlap',
        path: '$.pools[2].path',
        key: 'kvm-1/pool-1',
        message:
          'the folder /srv/a/c of pool "pool-1" lies inside the folder of pool "pool-0" ($.pools[1].path)',
        advice: 'Give each pool a folder of its own.',
      },
    ],
  ],
  [
    'two pairs, with a folder between them whose name begins like theirs',
    pools('/srv/b/x', '/srv/a', '/srv/a-b', '/srv/b', '/srv/a/x'),
    [
      {
        code: 'pool-paths-overlap',
        path: '$.pools[5].path',
        key: 'kvm-1/pool-4',
        message:
          'the folder /srv/a/x of pool "pool-4" lies inside the folder of pool "pool-1" ($.pools[2].path)',
        advice: 'Give each pool a folder of its own.',
      },
      {
        code: 'pool-paths-overlap',
        path: '$.pools[1].path',
        key: 'kvm-1/pool-0',
        message:
          'the folder /srv/b/x of pool "pool-0" lies inside the folder of pool "pool-3" ($.pools[4].path)',
        advice: 'Give each pool a folder of its own.',
      },
    ],
  ],
  [
    'many folders side by side, which is no problem',
    pools('/srv/c', '/srv/a', '/srv/b', '/srv/a-b', '/srv/ab'),
    [],
  ],
])('pool paths: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
