import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, ipv4, ipv6, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** A fixed address is one that the DHCP server of its network can give to that device alone. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'IPv4 where the network has none',
    (plan) => {
      nic(plan, 1, 1).attachment = { kind: 'network', network: 'dmz' };
    },
    [
      {
        code: 'address-without-subnet',
        path: '$.machines[1].nics[1].ipv4',
        key: 'kvm-1/tiny',
        message: 'the address 10.20.0.10 of machine "tiny" is on network "dmz", which has no IPv4 subnet',
        advice: 'Give the network an IPv4 subnet, or remove the address.',
      },
    ],
  ],
  [
    'IPv6 where the network has none',
    (plan) => (nic(plan, 1, 1).ipv6 = 'fd00::5'),
    [
      {
        code: 'address-without-subnet',
        path: '$.machines[1].nics[1].ipv6',
        key: 'kvm-1/tiny',
        message: 'the address fd00::5 of machine "tiny" is on network "storage", which has no IPv6 subnet',
        advice: 'Give the network an IPv6 subnet, or remove the address.',
      },
    ],
  ],
  [
    'one outside of the subnet',
    (plan) => (nic(plan).ipv4 = '10.11.0.10'),
    [
      {
        code: 'address-outside-subnet',
        path: '$.machines[0].nics[0].ipv4',
        key: 'kvm-1/web',
        message:
          'the address 10.11.0.10 of machine "web" is outside of 10.10.0.0/24, the subnet of network "lan"',
        advice: 'Use an address of the subnet.',
      },
    ],
  ],
  [
    'a reservation outside of the subnet',
    (plan) => (at(ipv6(plan).reservations, 0).address = 'fd00:11::50'),
    [
      {
        code: 'address-outside-subnet',
        path: '$.networks[0].ipv6.reservations[0].address',
        key: 'kvm-1/lan',
        message:
          'the address fd00:11::50 of a reservation of network "lan" is outside of fd00:10::/64, the subnet of network "lan"',
        advice: 'Use an address of the subnet.',
      },
    ],
  ],
  [
    'the network address',
    (plan) => (nic(plan).ipv4 = '10.10.0.0'),
    [
      {
        code: 'address-reserved',
        path: '$.machines[0].nics[0].ipv4',
        key: 'kvm-1/web',
        message: 'the address 10.10.0.0 of machine "web" is the network or broadcast address of 10.10.0.0/24',
        advice: 'Use another address of the subnet.',
      },
    ],
  ],
  [
    'the first address of IPv6, to which every router listens',
    (plan) => (nic(plan).ipv6 = 'fd00:10::'),
    [
      {
        code: 'address-reserved',
        path: '$.machines[0].nics[0].ipv6',
        key: 'kvm-1/web',
        message: 'the address fd00:10:: of machine "web" is the network or broadcast address of fd00:10::/64',
        advice: 'Use another address of the subnet.',
      },
    ],
  ],
  [
    'the last address of IPv6, which is no problem',
    (plan) => (nic(plan).ipv6 = 'fd00:10::ffff:ffff:ffff:ffff'),
    [],
  ],
  [
    'the gateway',
    (plan) => (nic(plan).ipv4 = '10.10.0.1'),
    [
      {
        code: 'address-reserved',
        path: '$.machines[0].nics[0].ipv4',
        key: 'kvm-1/web',
        message: 'the address 10.10.0.1 of machine "web" is the gateway of network "lan"',
        advice: 'Use another address of the subnet.',
      },
    ],
  ],
  [
    'the gateway of IPv6',
    (plan) => (nic(plan).ipv6 = 'fd00:10::1'),
    [
      {
        code: 'address-reserved',
        path: '$.machines[0].nics[0].ipv6',
        key: 'kvm-1/web',
        message: 'the address fd00:10::1 of machine "web" is the gateway of network "lan"',
        advice: 'Use another address of the subnet.',
      },
    ],
  ],
  [
    'the first of the DHCP range',
    (plan) => (nic(plan).ipv4 = '10.10.0.100'),
    [
      {
        code: 'address-in-dhcp-range',
        path: '$.machines[0].nics[0].ipv4',
        key: 'kvm-1/web',
        message:
          'the address 10.10.0.100 of machine "web" lies in the DHCP range 10.10.0.100 to 10.10.0.199 of network "lan"',
        advice: 'Use an address outside of the range, or make the range smaller.',
      },
    ],
  ],
  [
    'the last of the DHCP range',
    (plan) => (nic(plan).ipv4 = '10.10.0.199'),
    [
      {
        code: 'address-in-dhcp-range',
        path: '$.machines[0].nics[0].ipv4',
        key: 'kvm-1/web',
        message:
          'the address 10.10.0.199 of machine "web" lies in the DHCP range 10.10.0.100 to 10.10.0.199 of network "lan"',
        advice: 'Use an address outside of the range, or make the range smaller.',
      },
    ],
  ],
  [
    'just before and after the DHCP range, which is no problem',
    (plan) => {
      nic(plan).ipv4 = '10.10.0.99';
      nic(plan, 3).ipv4 = '10.10.0.200';
    },
    [],
  ],
  [
    'any on a bridge that somebody else keeps, which is no problem',
    (plan) => {
      nic(plan, 2).ipv4 = '203.0.113.255';
      nic(plan, 0, 1).ipv4 = '0.0.0.0';
    },
    [],
  ],
  [
    'one that lies right in the subnet of another network',
    (plan) => {
      ipv4(plan, 1).gateway = '10.20.0.2';
      nic(plan, 1).ipv4 = '10.20.0.11';
    },
    [
      {
        code: 'address-outside-subnet',
        path: '$.machines[1].nics[0].ipv4',
        key: 'kvm-1/tiny',
        message:
          'the address 10.20.0.11 of machine "tiny" is outside of 10.10.0.0/24, the subnet of network "lan"',
        advice: 'Use an address of the subnet.',
      },
    ],
  ],
])('fixed addresses: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
