import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { managed } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Below 1280 Linux turns IPv6 off. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'one too small for IPv6',
    (plan) => (managed(plan, 0).mtu = 1279),
    [
      {
        code: 'mtu-too-small',
        path: '$.networks[0].mtu',
        key: 'kvm-1/lan',
        message: 'network "lan" has an MTU of 1279, and IPv6 needs 1280',
        advice: 'Make the MTU larger, or remove the IPv6 subnet.',
      },
    ],
  ],
  [
    'the smallest for IPv6, which is no problem',
    (plan) => {
      managed(plan, 2).mtu = 1280;
    },
    [],
  ],
  ['a smaller one without IPv6, which is no problem', (plan) => (managed(plan, 1).mtu = 68), []],
])('mtu: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
