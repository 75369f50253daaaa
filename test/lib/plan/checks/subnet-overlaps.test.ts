import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { ipv4, ipv6 } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Subnets for the networks "lan", "storage" and a new one, "extra", in this order, with nothing in them. */
const subnets =
  (...cidrs: readonly string[]) =>
  (plan: PlanDraft) => {
    plan.machines = [];
    const extra = structuredClone(plan.networks[1]);
    if (extra !== undefined)
      plan.networks.push(
        Object.assign(extra, {
          name: 'extra',
          uuid: '00000000-0000-5000-8000-000000000019',
          key: 'kvm-1/extra',
          bridgeName: 'fw-extra',
        }),
      );
    for (const [position, index] of [0, 1, 4].entries()) {
      const [cidr = '', gateway = ''] = (cidrs[position] ?? '').split(' ');
      Object.assign(ipv4(plan, index), { cidr, gateway, dhcpRange: undefined, reservations: [] });
    }
  };

/** An address leads to one network: else one of two would be cut off. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'equal ones',
    subnets('10.1.0.0/24 10.1.0.1', '10.2.0.0/24 10.2.0.1', '10.1.0.0/24 10.1.0.1'),
    [
      {
        code: 'subnets-overlap',
        path: '$.networks[4].ipv4.cidr',
        key: 'kvm-1/extra',
        message:
          'the subnet 10.1.0.0/24 of network "extra" overlaps with 10.1.0.0/24 of network "lan" ($.networks[0].ipv4.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
    ],
  ],
  [
    'a small one in the end of a large one, whichever comes first',
    subnets('10.1.255.0/24 10.1.255.1', '10.2.0.0/24 10.2.0.1', '10.1.0.0/16 10.1.0.1'),
    [
      {
        code: 'subnets-overlap',
        path: '$.networks[0].ipv4.cidr',
        key: 'kvm-1/lan',
        message:
          'the subnet 10.1.255.0/24 of network "lan" overlaps with 10.1.0.0/16 of network "extra" ($.networks[4].ipv4.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
    ],
  ],
  [
    'a small one at the start of a large one, whichever comes first',
    subnets('10.1.0.0/24 10.1.0.1', '10.2.0.0/24 10.2.0.1', '10.1.0.0/16 10.1.0.1'),
    [
      {
        code: 'subnets-overlap',
        path: '$.networks[0].ipv4.cidr',
        key: 'kvm-1/lan',
        message:
          'the subnet 10.1.0.0/24 of network "lan" overlaps with 10.1.0.0/16 of network "extra" ($.networks[4].ipv4.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
    ],
  ],
  [
    'two in one, of which neither holds the other',
    subnets('10.1.0.0/24 10.1.0.1', '10.1.0.0/16 10.1.0.1', '10.1.9.0/24 10.1.9.1'),
    [
      {
        code: 'subnets-overlap',
        path: '$.networks[0].ipv4.cidr',
        key: 'kvm-1/lan',
        message:
          'the subnet 10.1.0.0/24 of network "lan" overlaps with 10.1.0.0/16 of network "storage" ($.networks[1].ipv4.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
      {
        code: 'subnets-overlap',
        path: '$.networks[4].ipv4.cidr',
        key: 'kvm-1/extra',
        message:
          'the subnet 10.1.9.0/24 of network "extra" overlaps with 10.1.0.0/16 of network "storage" ($.networks[1].ipv4.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
    ],
  ],
  [
    'neighbours, which is no problem',
    subnets('10.1.1.0/24 10.1.1.1', '10.1.2.0/24 10.1.2.1', '10.1.0.0/24 10.1.0.1'),
    [],
  ],
  [
    'one of IPv6 in another',
    (plan) => Object.assign(ipv6(plan, 2), { cidr: 'fd00:10::8:0/112', gateway: 'fd00:10::8:1' }),
    [
      {
        code: 'subnets-overlap',
        path: '$.networks[2].ipv6.cidr',
        key: 'kvm-1/dmz',
        message:
          'the subnet fd00:10::8:0/112 of network "dmz" overlaps with fd00:10::/64 of network "lan" ($.networks[0].ipv6.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
    ],
  ],
])('subnet overlaps: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
