import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Packets larger than the network carries would be lost without a word. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    "one more than the network's",
    (plan) => (nic(plan, 1).mtu = 1501),
    [
      {
        code: 'mtu-too-large',
        path: '$.machines[1].nics[0].mtu',
        key: 'kvm-1/tiny',
        message: 'NIC "lan" of machine "tiny" has an MTU of 1501, and network "lan" carries 1500',
        advice: "Make it as large as the network's or smaller.",
      },
    ],
  ],
  ["the network's own, which is no problem", (plan) => (nic(plan, 1).mtu = 1500), []],
  [
    'a large one where the network states none, which is no problem',
    (plan) => (nic(plan, 1, 1).mtu = 9000),
    [],
  ],
  [
    'a large one on bridges, which is no problem',
    (plan) => {
      nic(plan, 2).mtu = 9000;
      nic(plan, 0, 1).mtu = 9000;
    },
    [],
  ],
  [
    'one on a network that is not there, which alone is told',
    (plan) => Object.assign(nic(plan, 2), { mtu: 9000, attachment: { kind: 'network', network: 'lna' } }),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[2].nics[0].attachment.network',
        key: 'kvm-1/arm',
        message: 'there is no network "lna"',
        advice: 'Use one that the plan has: "lan", "storage", "dmz", "office".',
      },
    ],
  ],
])('nic mtu: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
