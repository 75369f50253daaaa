import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, ipv4, ipv6, machine, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const reserve = (plan: PlanDraft, name: string | undefined, index = 0) =>
  ipv6(plan, index).reservations.push({
    mac: '52:54:00:aa:00:02',
    ...(name === undefined ? {} : { name }),
    address: index === 0 ? 'fd00:10::51' : 'fd00:30::51',
  });

/** DHCPv6 goes by names, and a name in a network's DNS leads to one device. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'an IPv6 reservation without one',
    (plan) => reserve(plan, undefined),
    [
      {
        code: 'reservation-without-name',
        path: '$.networks[0].ipv6.reservations[1]',
        key: 'kvm-1/lan',
        message: 'the reservation of fd00:10::51 in network "lan" has no name, and DHCPv6 goes by names',
        advice: 'Add the host name that the device sends.',
      },
    ],
  ],
  [
    'an IPv4 reservation without one, which is no problem',
    (plan) => {
      delete at(ipv4(plan).reservations, 0).name;
    },
    [],
  ],
  [
    "a machine's",
    (plan) => (at(ipv4(plan).reservations, 0).name = 'tiny'),
    [
      {
        code: 'duplicate-name',
        path: '$.networks[0].ipv4.reservations[0].name',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the host name tiny, which machine "tiny" has already ($.machines[1].name)',
        advice: 'Give the reservation another name.',
      },
    ],
  ],
  [
    "a machine's, beside reservations without any",
    (plan) => {
      at(ipv4(plan).reservations, 0).name = 'tiny';
      for (const last of [2, 3])
        ipv4(plan).reservations.push({ mac: `52:54:00:aa:00:0${last}`, address: `10.10.0.5${last}` });
    },
    [
      {
        code: 'duplicate-name',
        path: '$.networks[0].ipv4.reservations[0].name',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the host name tiny, which machine "tiny" has already ($.machines[1].name)',
        advice: 'Give the reservation another name.',
      },
    ],
  ],
  [
    "a machine's, for IPv6",
    (plan) => reserve(plan, 'vault'),
    [
      {
        code: 'duplicate-name',
        path: '$.networks[0].ipv6.reservations[1].name',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the host name vault, which machine "vault" has already ($.machines[3].name)',
        advice: 'Give the reservation another name.',
      },
    ],
  ],
  [
    'the name of a machine with two NICs there, told once',
    (plan) => {
      nic(plan, 1, 1).attachment = { kind: 'network', network: 'lan' };
      nic(plan, 1, 1).ipv4 = '10.10.0.11';
      at(ipv4(plan).reservations, 0).name = 'tiny';
    },
    [
      {
        code: 'duplicate-name',
        path: '$.networks[0].ipv4.reservations[0].name',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the host name tiny, which machine "tiny" has already ($.machines[1].name)',
        advice: 'Give the reservation another name.',
      },
    ],
  ],
  [
    'the name of a machine that is not on that network, which is no problem',
    (plan) => reserve(plan, 'web', 2),
    [],
  ],
  [
    'the name of a machine on a bridge, which is no problem',
    (plan) => {
      nic(plan).attachment = { kind: 'bridge', bridge: 'br5' };
      reserve(plan, 'web');
    },
    [],
  ],
  [
    "another reservation's",
    (plan) => reserve(plan, 'printer'),
    [
      {
        code: 'duplicate-name',
        path: '$.networks[0].ipv6.reservations[1].name',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the host name printer, which a reservation of network "lan" has already ($.networks[0].ipv6.reservations[0].name)',
        advice: 'Give the reservation another name.',
      },
    ],
  ],
  ["another network's, which is no problem", (plan) => reserve(plan, 'printer', 2), []],
  ['one that no other has, which is no problem', (plan) => reserve(plan, 'scanner'), []],
  [
    'a fixed IPv6 address for a second NIC on one network',
    (plan) => {
      nic(plan, 1, 1).attachment = { kind: 'network', network: 'lan' };
      Object.assign(nic(plan, 1, 1), { ipv4: '10.10.0.11', ipv6: 'fd00:10::11' });
    },
    [
      {
        code: 'reservation-without-name',
        path: '$.machines[1].nics[1].ipv6',
        key: 'kvm-1/tiny',
        message:
          'NIC "storage" is the second of machine "tiny" on network "lan", and DHCPv6 can give a fixed address only to the first',
        advice: 'Remove this address, or set it through cloud-init on a bridge.',
      },
    ],
  ],
  [
    'a fixed IPv6 address for the first of two, which is no problem',
    (plan) => {
      nic(plan, 1, 1).attachment = { kind: 'network', network: 'lan' };
      Object.assign(nic(plan, 1, 1), { ipv4: '10.10.0.11' });
      nic(plan, 1).ipv6 = 'fd00:10::11';
    },
    [],
  ],
  [
    'a fixed IPv6 address for a second NIC on another network, which is no problem',
    (plan) => {
      nic(plan, 1, 1).attachment = { kind: 'network', network: 'dmz' };
      delete nic(plan, 1, 1).ipv4;
      nic(plan, 1, 1).ipv6 = 'fd00:30::11';
    },
    [],
  ],
  [
    'fixed IPv6 addresses for two NICs on bridges, which is no problem',
    (plan) => {
      for (const position of [0, 1])
        Object.assign(nic(plan, 1, position), {
          attachment:
            position === 0 ? { kind: 'bridge', bridge: 'br0' } : { kind: 'network', network: 'office' },
          ipv4: undefined,
          ipv6: `fd00:99::${position + 1}`,
        });
      machine(plan, 1).readiness.checks = [];
      machine(plan, 1).nics.push({
        ...nic(plan, 1, 1),
        name: 'third',
        mac: '52:54:00:00:00:33',
        ipv6: 'fd00:99::3',
      });
    },
    [],
  ],
])('reservation names: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
