import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** The mark of an object names its construct path, so that path leads to one object of a kind. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two pools',
    (plan) =>
      plan.pools.push({
        ...at(plan.pools, 0),
        name: 'more',
        uuid: '00000000-0000-5000-8000-000000000002',
        path: '/srv/more',
      }),
    [
      {
        code: 'duplicate-construct-path',
        path: '$.pools[1].key',
        key: 'kvm-1/default',
        message:
          'pool "more" has the construct path kvm-1/default, which pool "default" has already ($.pools[0].key)',
        advice: 'Write the plan again with `fleetwright synth`.',
      },
    ],
  ],
  [
    'two images',
    (plan) => (at(plan.images, 3).key = 'kvm-1/debian-12'),
    [
      {
        code: 'duplicate-construct-path',
        path: '$.images[3].key',
        key: 'kvm-1/debian-12',
        message:
          'image "rescue" has the construct path kvm-1/debian-12, which image "debian-12" has already ($.images[0].key)',
        advice: 'Write the plan again with `fleetwright synth`.',
      },
    ],
  ],
  [
    'two networks',
    (plan) => (at(plan.networks, 1).key = 'kvm-1/lan'),
    [
      {
        code: 'duplicate-construct-path',
        path: '$.networks[1].key',
        key: 'kvm-1/lan',
        message:
          'network "storage" has the construct path kvm-1/lan, which network "lan" has already ($.networks[0].key)',
        advice: 'Write the plan again with `fleetwright synth`.',
      },
    ],
  ],
  [
    'two machines',
    (plan) => (machine(plan, 3).key = 'kvm-1/arm'),
    [
      {
        code: 'duplicate-construct-path',
        path: '$.machines[3].key',
        key: 'kvm-1/arm',
        message:
          'machine "vault" has the construct path kvm-1/arm, which machine "arm" has already ($.machines[2].key)',
        advice: 'Write the plan again with `fleetwright synth`.',
      },
    ],
  ],
  ['objects of two kinds, which is no problem', (plan) => (at(plan.images, 0).key = 'kvm-1/default'), []],
])('duplicate construct paths: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
