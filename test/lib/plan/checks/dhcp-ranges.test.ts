import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { ipv4, ipv6 } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const range = (start: string, end: string) => (plan: PlanDraft) => (ipv4(plan, 1).dhcpRange = { start, end });
const rangeOf6 = (start: string, end: string) => (plan: PlanDraft) =>
  (ipv6(plan, 2).dhcpRange = { start, end });

/** A DHCP range is one that libvirt takes and that gives nobody the gateway's address. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  ['all that it may hold, which is no problem', range('10.20.0.11', '10.20.0.254'), []],
  [
    'one that begins with the network address',
    (plan) => {
      delete plan.machines[1]?.nics[1]?.ipv4;
      range('10.20.0.0', '10.20.0.9')(plan);
    },
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange.start',
        key: 'kvm-1/storage',
        message:
          'the DHCP range 10.20.0.0 to 10.20.0.9 of network "storage" does not start at a host address of 10.20.0.0/24',
        advice: 'Keep the range inside its subnet, without the network and broadcast addresses.',
      },
    ],
  ],
  [
    'one that ends with the broadcast address',
    range('10.20.0.200', '10.20.0.255'),
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange.end',
        key: 'kvm-1/storage',
        message:
          'the DHCP range 10.20.0.200 to 10.20.0.255 of network "storage" does not end at a host address of 10.20.0.0/24',
        advice: 'Keep the range inside its subnet, without the network and broadcast addresses.',
      },
    ],
  ],
  [
    'one in another subnet',
    range('10.21.0.100', '10.21.0.199'),
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange.start',
        key: 'kvm-1/storage',
        message:
          'the DHCP range 10.21.0.100 to 10.21.0.199 of network "storage" does not start at a host address of 10.20.0.0/24',
        advice: 'Keep the range inside its subnet, without the network and broadcast addresses.',
      },
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange.end',
        key: 'kvm-1/storage',
        message:
          'the DHCP range 10.21.0.100 to 10.21.0.199 of network "storage" does not end at a host address of 10.20.0.0/24',
        advice: 'Keep the range inside its subnet, without the network and broadcast addresses.',
      },
    ],
  ],
  [
    'one backwards',
    range('10.20.0.101', '10.20.0.100'),
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange',
        key: 'kvm-1/storage',
        message: 'the DHCP range 10.20.0.101 to 10.20.0.100 of network "storage" runs backwards',
        advice: 'Exchange its start and its end.',
      },
    ],
  ],
  ['one of a single address, which is no problem', range('10.20.0.100', '10.20.0.100'), []],
  [
    'one that begins with the gateway',
    range('10.20.0.1', '10.20.0.9'),
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange',
        key: 'kvm-1/storage',
        message: 'the DHCP range 10.20.0.1 to 10.20.0.9 of network "storage" contains the gateway 10.20.0.1',
        advice: 'Start the range after the gateway, or end it before.',
      },
    ],
  ],
  [
    'one that ends with the gateway',
    (plan) => {
      ipv4(plan, 1).gateway = '10.20.0.50';
      range('10.20.0.40', '10.20.0.50')(plan);
    },
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange',
        key: 'kvm-1/storage',
        message:
          'the DHCP range 10.20.0.40 to 10.20.0.50 of network "storage" contains the gateway 10.20.0.50',
        advice: 'Start the range after the gateway, or end it before.',
      },
    ],
  ],
  [
    'one with the gateway in it',
    (plan) => {
      ipv4(plan, 1).gateway = '10.20.0.50';
      range('10.20.0.40', '10.20.0.60')(plan);
    },
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[1].ipv4.dhcpRange',
        key: 'kvm-1/storage',
        message:
          'the DHCP range 10.20.0.40 to 10.20.0.60 of network "storage" contains the gateway 10.20.0.50',
        advice: 'Start the range after the gateway, or end it before.',
      },
    ],
  ],
  [
    'one that ends before the gateway, which is no problem',
    (plan) => {
      ipv4(plan, 1).gateway = '10.20.0.50';
      range('10.20.0.40', '10.20.0.49')(plan);
    },
    [],
  ],
  ['a whole block of IPv6, which is no problem', rangeOf6('fd00:30::1:0', 'fd00:30::1:ffff'), []],
  [
    'one of two addresses in two blocks',
    rangeOf6('fd00:30::1:ffff', 'fd00:30::2:0'),
    [
      {
        code: 'dhcp-range-invalid',
        path: '$.networks[2].ipv6.dhcpRange',
        key: 'kvm-1/dmz',
        message:
          'the DHCP range fd00:30::1:ffff to fd00:30::2:0 of network "dmz" is larger than libvirt takes',
        advice: 'Keep the range within one block of 65,536 addresses.',
      },
    ],
  ],
])('dhcp ranges: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
