import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** The agent knows an object by its UUID alone, whatever its kind and name. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two pools',
    (plan) => plan.pools.push({ ...at(plan.pools, 0), name: 'more', key: 'kvm-1/more', path: '/srv/more' }),
    [
      {
        code: 'duplicate-uuid',
        path: '$.pools[1].uuid',
        key: 'kvm-1/more',
        message:
          'pool "more" has the UUID 00000000-0000-5000-8000-000000000001, which pool "default" has already ($.pools[0].uuid)',
        advice: 'Leave UUIDs to synthesis, which derives them from the construct path.',
      },
    ],
  ],
  [
    'a pool and a network',
    (plan) => (at(plan.networks, 3).uuid = at(plan.pools, 0).uuid),
    [
      {
        code: 'duplicate-uuid',
        path: '$.networks[3].uuid',
        key: 'kvm-1/office',
        message:
          'network "office" has the UUID 00000000-0000-5000-8000-000000000001, which pool "default" has already ($.pools[0].uuid)',
        advice: 'Leave UUIDs to synthesis, which derives them from the construct path.',
      },
    ],
  ],
  [
    'two networks',
    (plan) => (at(plan.networks, 2).uuid = at(plan.networks, 1).uuid),
    [
      {
        code: 'duplicate-uuid',
        path: '$.networks[2].uuid',
        key: 'kvm-1/dmz',
        message:
          'network "dmz" has the UUID 00000000-0000-5000-8000-000000000012, which network "storage" has already ($.networks[1].uuid)',
        advice: 'Leave UUIDs to synthesis, which derives them from the construct path.',
      },
    ],
  ],
  [
    'a network and a machine',
    (plan) => (machine(plan, 3).uuid = at(plan.networks, 3).uuid),
    [
      {
        code: 'duplicate-uuid',
        path: '$.machines[3].uuid',
        key: 'kvm-1/vault',
        message:
          'machine "vault" has the UUID 00000000-0000-5000-8000-000000000014, which network "office" has already ($.networks[3].uuid)',
        advice: 'Leave UUIDs to synthesis, which derives them from the construct path.',
      },
    ],
  ],
  [
    'two machines',
    (plan) => (machine(plan, 3).uuid = machine(plan).uuid),
    [
      {
        code: 'duplicate-uuid',
        path: '$.machines[3].uuid',
        key: 'kvm-1/vault',
        message:
          'machine "vault" has the UUID 00000000-0000-5000-8000-000000000021, which machine "web" has already ($.machines[0].uuid)',
        advice: 'Leave UUIDs to synthesis, which derives them from the construct path.',
      },
    ],
  ],
])('duplicate uuids: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
