import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, ipv4, ipv6, managed, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Equal addresses are equal texts, or digests, diffs and the search for duplicates would take them for different ones. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a subnet of an address within it',
    (plan) => (ipv4(plan).cidr = '10.10.0.1/24'),
    [
      {
        code: 'subnet-has-host-bits',
        path: '$.networks[0].ipv4.cidr',
        key: 'kvm-1/lan',
        message: '10.10.0.1/24 is an address inside the subnet 10.10.0.0/24',
        advice: 'Write 10.10.0.0/24.',
      },
    ],
  ],
  [
    'an IPv6 subnet of an address within it, written long',
    (plan) => (ipv6(plan).cidr = 'fd00:10:0::1/64'),
    [
      {
        code: 'subnet-has-host-bits',
        path: '$.networks[0].ipv6.cidr',
        key: 'kvm-1/lan',
        message: 'fd00:10:0::1/64 is an address inside the subnet fd00:10::/64',
        advice: 'Write fd00:10::/64.',
      },
    ],
  ],
  [
    'an IPv6 subnet with zeros',
    (plan) => (ipv6(plan).cidr = 'fd00:10:0::/64'),
    [
      {
        code: 'address-not-canonical',
        path: '$.networks[0].ipv6.cidr',
        key: 'kvm-1/lan',
        message: 'fd00:10:0::/64 is not written canonically',
        advice: 'Write fd00:10::/64.',
      },
    ],
  ],
  [
    'a gateway with zeros',
    (plan) => (ipv6(plan).gateway = 'fd00:10::0001'),
    [
      {
        code: 'address-not-canonical',
        path: '$.networks[0].ipv6.gateway',
        key: 'kvm-1/lan',
        message: 'fd00:10::0001 is not written canonically',
        advice: 'Write fd00:10::1.',
      },
    ],
  ],
  [
    'both ends of a DHCP range in capitals',
    (plan) => (ipv6(plan).dhcpRange = { start: 'FD00:10::a0', end: 'fd00:10::AF' }),
    [
      {
        code: 'address-not-canonical',
        path: '$.networks[0].ipv6.dhcpRange.start',
        key: 'kvm-1/lan',
        message: 'FD00:10::a0 is not written canonically',
        advice: 'Write fd00:10::a0.',
      },
      {
        code: 'address-not-canonical',
        path: '$.networks[0].ipv6.dhcpRange.end',
        key: 'kvm-1/lan',
        message: 'fd00:10::AF is not written canonically',
        advice: 'Write fd00:10::af.',
      },
    ],
  ],
  [
    'a reservation with zeros',
    (plan) => (at(ipv6(plan).reservations, 0).address = 'fd00:10::0:50'),
    [
      {
        code: 'address-not-canonical',
        path: '$.networks[0].ipv6.reservations[0].address',
        key: 'kvm-1/lan',
        message: 'fd00:10::0:50 is not written canonically',
        advice: 'Write fd00:10::50.',
      },
    ],
  ],
  [
    'a DNS host in capitals',
    (plan) => (at(managed(plan, 0).dns.hosts, 0).address = 'FD00:10::1'),
    [
      {
        code: 'address-not-canonical',
        path: '$.networks[0].dns.hosts[0].address',
        key: 'kvm-1/lan',
        message: 'FD00:10::1 is not written canonically',
        advice: 'Write fd00:10::1.',
      },
    ],
  ],
  [
    'a NIC that says one address well and one badly',
    (plan) => (nic(plan).ipv6 = 'fd00:10::00ff'),
    [
      {
        code: 'address-not-canonical',
        path: '$.machines[0].nics[0].ipv6',
        key: 'kvm-1/web',
        message: 'fd00:10::00ff is not written canonically',
        advice: 'Write fd00:10::ff.',
      },
    ],
  ],
  [
    'a NIC with IPv6 alone',
    (plan) => {
      delete nic(plan).ipv4;
      nic(plan).ipv6 = 'fd00:10::00ff';
    },
    [
      {
        code: 'address-not-canonical',
        path: '$.machines[0].nics[0].ipv6',
        key: 'kvm-1/web',
        message: 'fd00:10::00ff is not written canonically',
        advice: 'Write fd00:10::ff.',
      },
    ],
  ],
])('canonical addresses: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});

it('canonical addresses: one with a zone in a plan that no schema has seen', () => {
  const plan = samplePlanWith(() => undefined);
  Object.assign(plan.machines[2]?.nics[0] ?? {}, { ipv6: 'fe80::1%eth0' });
  expect(checkPlan(plan)).toEqual([
    {
      code: 'address-not-canonical',
      path: '$.machines[2].nics[0].ipv6',
      key: 'kvm-1/arm',
      message: 'fe80::1%eth0 is not an address',
      advice: 'Write one address without a zone.',
    },
  ]);
});
