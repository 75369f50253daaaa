import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { ipv4, ipv6, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Moves the network "storage" and its only fixed address. */
const storage = (cidr: string, gateway: string, address: string) => (plan: PlanDraft) => {
  Object.assign(ipv4(plan, 1), { cidr, gateway });
  nic(plan, 1, 1).ipv4 = address;
};
/** Moves the network "dmz", in which nothing has a fixed address. */
const dmz = (cidr: string, gateway: string) => (plan: PlanDraft) =>
  Object.assign(ipv6(plan, 2), { cidr, gateway });
/** The sample without its other subnets, so that a very large one meets none. */
const alone = (change: (plan: PlanDraft) => unknown) => (plan: PlanDraft) => {
  plan.networks.splice(0, 1);
  plan.machines = [];
  change(plan);
};

/** A subnet is one in which a host can serve guests, and its gateway one of its addresses. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'the largest that is served, which is no problem',
    alone((plan) => Object.assign(ipv4(plan, 0), { cidr: '10.0.0.0/8', gateway: '10.0.0.1' })),
    [],
  ],
  [
    'one larger than that',
    alone((plan) => Object.assign(ipv4(plan, 0), { cidr: '10.0.0.0/7', gateway: '10.0.0.1' })),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[0].ipv4.cidr',
        key: 'kvm-1/storage',
        message: 'the subnet 10.0.0.0/7 of network "storage" cannot be served to guests',
        advice: 'Use a prefix length from /8 to /30.',
      },
    ],
  ],
  ['the smallest that is served, which is no problem', storage('10.20.0.0/30', '10.20.0.1', '10.20.0.2'), []],
  [
    'one smaller than that',
    (plan) => {
      storage('10.20.0.0/31', '10.20.0.0', '10.20.0.1')(plan);
      delete nic(plan, 1, 1).ipv4;
    },
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message: 'the subnet 10.20.0.0/31 of network "storage" cannot be served to guests',
        advice: 'Use a prefix length from /8 to /30.',
      },
    ],
  ],
  ['the largest of IPv6, which is no problem', dmz('fd00:30::/64', 'fd00:30::1'), []],
  [
    'one of IPv6 larger than that',
    dmz('fd00:30::/63', 'fd00:30::1'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[2].ipv6.cidr',
        key: 'kvm-1/dmz',
        message: 'the subnet fd00:30::/63 of network "dmz" cannot be served to guests',
        advice: 'Use a prefix length from /64 to /126.',
      },
    ],
  ],
  ['the smallest of IPv6, which is no problem', dmz('fd00:30::/126', 'fd00:30::1'), []],
  [
    'one of IPv6 smaller than that',
    dmz('fd00:30::/127', 'fd00:30::1'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[2].ipv6.cidr',
        key: 'kvm-1/dmz',
        message: 'the subnet fd00:30::/127 of network "dmz" cannot be served to guests',
        advice: 'Use a prefix length from /64 to /126.',
      },
    ],
  ],
  [
    'this network',
    storage('0.10.0.0/16', '0.10.0.1', '0.10.0.10'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message: 'the subnet 0.10.0.0/16 of network "storage" lies in 0.0.0.0/8, which guests cannot use',
        advice: 'Use private addresses, from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      },
    ],
  ],
  [
    'loopback',
    storage('127.1.0.0/16', '127.1.0.1', '127.1.0.10'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message: 'the subnet 127.1.0.0/16 of network "storage" lies in 127.0.0.0/8, which guests cannot use',
        advice: 'Use private addresses, from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      },
    ],
  ],
  [
    'link-local',
    storage('169.254.8.0/24', '169.254.8.1', '169.254.8.10'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message:
          'the subnet 169.254.8.0/24 of network "storage" lies in 169.254.0.0/16, which guests cannot use',
        advice: 'Use private addresses, from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      },
    ],
  ],
  [
    'multicast',
    storage('239.1.0.0/24', '239.1.0.1', '239.1.0.10'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message: 'the subnet 239.1.0.0/24 of network "storage" lies in 224.0.0.0/3, which guests cannot use',
        advice: 'Use private addresses, from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      },
    ],
  ],
  [
    'beyond multicast',
    storage('250.1.0.0/24', '250.1.0.1', '250.1.0.10'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message: 'the subnet 250.1.0.0/24 of network "storage" lies in 224.0.0.0/3, which guests cannot use',
        advice: 'Use private addresses, from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      },
    ],
  ],
  [
    'just before multicast, which is no problem',
    storage('223.255.255.0/24', '223.255.255.1', '223.255.255.10'),
    [],
  ],
  [
    'IPv4 within IPv6',
    dmz('::ffff:0:0/96', '::ffff:0:1'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[2].ipv6.cidr',
        key: 'kvm-1/dmz',
        message: 'the subnet ::ffff:0:0/96 of network "dmz" lies in ::/8, which guests cannot use',
        advice: 'Use private addresses, from fd00::/8.',
      },
    ],
  ],
  [
    'link-local of IPv6',
    dmz('fe80:1::/64', 'fe80:1::1'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[2].ipv6.cidr',
        key: 'kvm-1/dmz',
        message: 'the subnet fe80:1::/64 of network "dmz" lies in fe80::/10, which guests cannot use',
        advice: 'Use private addresses, from fd00::/8.',
      },
    ],
  ],
  [
    'multicast of IPv6',
    dmz('ff05:1::/64', 'ff05:1::1'),
    [
      {
        code: 'subnet-unusable',
        path: '$.networks[2].ipv6.cidr',
        key: 'kvm-1/dmz',
        message: 'the subnet ff05:1::/64 of network "dmz" lies in ff00::/8, which guests cannot use',
        advice: 'Use private addresses, from fd00::/8.',
      },
    ],
  ],
  [
    'a gateway outside',
    (plan) => (ipv4(plan, 1).gateway = '10.21.0.1'),
    [
      {
        code: 'address-outside-subnet',
        path: '$.networks[1].ipv4.gateway',
        key: 'kvm-1/storage',
        message: 'the gateway 10.21.0.1 of network "storage" is outside of its subnet 10.20.0.0/24',
        advice: 'Use an address of the subnet, usually its first.',
      },
    ],
  ],
  [
    'a gateway that is the network',
    (plan) => (ipv4(plan, 1).gateway = '10.20.0.0'),
    [
      {
        code: 'address-reserved',
        path: '$.networks[1].ipv4.gateway',
        key: 'kvm-1/storage',
        message:
          'the gateway 10.20.0.0 of network "storage" is the network or broadcast address of 10.20.0.0/24',
        advice: 'Use an address of the subnet, usually its first.',
      },
    ],
  ],
  [
    'a gateway that is the broadcast address',
    (plan) => (ipv4(plan, 1).gateway = '10.20.0.255'),
    [
      {
        code: 'address-reserved',
        path: '$.networks[1].ipv4.gateway',
        key: 'kvm-1/storage',
        message:
          'the gateway 10.20.0.255 of network "storage" is the network or broadcast address of 10.20.0.0/24',
        advice: 'Use an address of the subnet, usually its first.',
      },
    ],
  ],
  [
    'a gateway that is the last address of IPv6, which is no problem',
    dmz('fd00:30::/64', 'fd00:30::ffff:ffff:ffff:ffff'),
    [],
  ],
])('subnets: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
