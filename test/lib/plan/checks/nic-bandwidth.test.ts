import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** A limit limits a direction, and a peak is no less than what it peaks above. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'none',
    (plan) => (nic(plan, 3).bandwidth = {}),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[3].nics[0].bandwidth',
        key: 'kvm-1/vault',
        message: 'NIC "lan" of machine "vault" has a bandwidth that limits no direction',
        advice: 'Leave "bandwidth" out, or state inbound or outbound.',
      },
    ],
  ],
  [
    'a peak below the average, each way',
    (plan) =>
      (nic(plan, 0, 1).bandwidth = {
        inbound: { averageKiBPerSecond: 10, peakKiBPerSecond: 9 },
        outbound: { averageKiBPerSecond: 20, peakKiBPerSecond: 19 },
      }),
    [
      {
        code: 'limit-impossible',
        path: '$.machines[0].nics[1].bandwidth.inbound.peakKiBPerSecond',
        key: 'kvm-1/web',
        message: 'NIC "uplink" of machine "web" may reach 9 KiB/s inbound, and has 10 KiB/s on average',
        advice: 'Make the peak as large as the average or larger.',
      },
      {
        code: 'limit-impossible',
        path: '$.machines[0].nics[1].bandwidth.outbound.peakKiBPerSecond',
        key: 'kvm-1/web',
        message: 'NIC "uplink" of machine "web" may reach 19 KiB/s outbound, and has 20 KiB/s on average',
        advice: 'Make the peak as large as the average or larger.',
      },
    ],
  ],
  [
    'one direction, with a peak that is the average, which is no problem',
    (plan) => (nic(plan, 3).bandwidth = { outbound: { averageKiBPerSecond: 20, peakKiBPerSecond: 20 } }),
    [],
  ],
  [
    'the other direction without a peak, which is no problem',
    (plan) => (nic(plan, 3).bandwidth = { inbound: { averageKiBPerSecond: 20 } }),
    [],
  ],
])('nic bandwidth: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
