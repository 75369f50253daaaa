import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** No NIC can have these. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'none',
    (plan) => (nic(plan, 1, 1).mac = '00:00:00:00:00:00'),
    [
      {
        code: 'mac-unusable',
        path: '$.machines[1].nics[1].mac',
        key: 'kvm-1/tiny',
        message: 'the MAC address 00:00:00:00:00:00 of NIC "storage" of machine "tiny" stands for no address',
        advice: 'Use an address that begins with 52:54:00, or leave it to synthesis.',
      },
    ],
  ],
  [
    "one of libvirt's own",
    (plan) => (nic(plan, 2).mac = 'fe:54:00:00:00:01'),
    [
      {
        code: 'mac-unusable',
        path: '$.machines[2].nics[0].mac',
        key: 'kvm-1/arm',
        message:
          'the MAC address fe:54:00:00:00:01 of NIC "office" of machine "arm" begins with fe, which libvirt keeps for itself',
        advice: 'Use an address that begins with 52:54:00, or leave it to synthesis.',
      },
    ],
  ],
  ['one with fe elsewhere, which is no problem', (plan) => (nic(plan, 2).mac = '52:fe:00:00:00:fe'), []],
])('mac addresses: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
