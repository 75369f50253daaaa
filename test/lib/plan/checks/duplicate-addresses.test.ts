import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, ipv4, ipv6, managed, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** One device has an address on a link; a link is a managed network, or a bridge of the host by whatever name. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two NICs on one network',
    (plan) => (nic(plan, 3).ipv4 = '10.10.0.10'),
    [
      {
        code: 'duplicate-address',
        path: '$.machines[3].nics[0].ipv4',
        key: 'kvm-1/vault',
        message:
          'machine "vault" has the address 10.10.0.10, which machine "web" has already ($.machines[0].nics[0].ipv4)',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      },
    ],
  ],
  [
    'two NICs, by IPv6',
    (plan) => (nic(plan, 3).ipv6 = 'fd00:10::10'),
    [
      {
        code: 'duplicate-address',
        path: '$.machines[3].nics[0].ipv6',
        key: 'kvm-1/vault',
        message:
          'machine "vault" has the address fd00:10::10, which machine "web" has already ($.machines[0].nics[0].ipv6)',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      },
    ],
  ],
  [
    'a NIC and a reservation',
    (plan) => (nic(plan, 3).ipv4 = '10.10.0.50'),
    [
      {
        code: 'duplicate-address',
        path: '$.machines[3].nics[0].ipv4',
        key: 'kvm-1/vault',
        message:
          'machine "vault" has the address 10.10.0.50, which a reservation of network "lan" has already ($.networks[0].ipv4.reservations[0].address)',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      },
    ],
  ],
  [
    'two reservations',
    (plan) =>
      ipv6(plan).reservations.push({ mac: '52:54:00:aa:00:02', name: 'scanner', address: 'fd00:10::50' }),
    [
      {
        code: 'duplicate-address',
        path: '$.networks[0].ipv6.reservations[1].address',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the address fd00:10::50, which a reservation of network "lan" has already ($.networks[0].ipv6.reservations[0].address)',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      },
    ],
  ],
  [
    'two NICs on one bridge',
    (plan) => {
      nic(plan, 2).attachment = { kind: 'bridge', bridge: 'br1' };
      nic(plan, 2).ipv4 = '192.0.2.10';
    },
    [
      {
        code: 'duplicate-address',
        path: '$.machines[2].nics[0].ipv4',
        key: 'kvm-1/arm',
        message:
          'machine "arm" has the address 192.0.2.10, which machine "web" has already ($.machines[0].nics[1].ipv4)',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      },
    ],
  ],
  [
    'a NIC on a bridge and one on a network that stands for it',
    (plan) => {
      nic(plan, 2).ipv4 = '192.0.2.10';
      nic(plan, 0, 1).attachment = { kind: 'bridge', bridge: 'br0' };
    },
    [
      {
        code: 'duplicate-address',
        path: '$.machines[2].nics[0].ipv4',
        key: 'kvm-1/arm',
        message:
          'machine "arm" has the address 192.0.2.10, which machine "web" has already ($.machines[0].nics[1].ipv4)',
        advice: 'Choose a free address, or leave it out and let synthesis allocate one.',
      },
    ],
  ],
  ['NICs on two bridges, which is no problem', (plan) => (nic(plan, 2).ipv4 = '192.0.2.10'), []],
  [
    'NICs on two networks whose subnets overlap, which alone is told',
    (plan) => {
      Object.assign(ipv4(plan, 1), { cidr: '10.10.0.0/24', gateway: '10.10.0.2' });
      nic(plan, 1, 1).ipv4 = '10.10.0.10';
    },
    [
      {
        code: 'subnets-overlap',
        path: '$.networks[1].ipv4.cidr',
        key: 'kvm-1/storage',
        message:
          'the subnet 10.10.0.0/24 of network "storage" overlaps with 10.10.0.0/24 of network "lan" ($.networks[0].ipv4.cidr)',
        advice: 'Give each network a subnet of its own.',
      },
    ],
  ],
  [
    'NICs on a network that the plan does not have, of which that alone is told',
    (plan) => {
      for (const index of [0, 3])
        Object.assign(nic(plan, index), {
          attachment: { kind: 'network', network: 'lna' },
          ipv4: '10.10.0.10',
        });
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].nics[0].attachment.network',
        key: 'kvm-1/web',
        message: 'there is no network "lna"',
        advice: 'Use one that the plan has: "lan", "storage", "dmz", "office".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[3].nics[0].attachment.network',
        key: 'kvm-1/vault',
        message: 'there is no network "lna"',
        advice: 'Use one that the plan has: "lan", "storage", "dmz", "office".',
      },
    ],
  ],
  [
    'two DNS hosts',
    (plan) =>
      managed(plan, 1).dns.hosts.push(
        { address: '10.20.0.9', names: ['a'] },
        { address: '10.20.0.8', names: ['b'] },
        { address: '10.20.0.9', names: ['c'] },
      ),
    [
      {
        code: 'duplicate-address',
        path: '$.networks[1].dns.hosts[2].address',
        key: 'kvm-1/storage',
        message:
          'a DNS host of network "storage" has the address 10.20.0.9, which a DNS host of network "storage" has already ($.networks[1].dns.hosts[0].address)',
        advice: 'List all names of an address in one entry.',
      },
    ],
  ],
  [
    'DNS hosts of two networks, which is no problem',
    (plan) => managed(plan, 1).dns.hosts.push({ address: '10.10.0.1', names: ['a'] }),
    [],
  ],
  [
    'a DNS host and the NIC that it names, which is no problem',
    (plan) => (at(managed(plan, 0).dns.hosts, 0).address = '10.10.0.10'),
    [],
  ],
])('duplicate addresses: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
