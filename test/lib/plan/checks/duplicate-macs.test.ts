import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, ipv4, ipv6, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Every MAC address is given once; a reservation is for a device that is no NIC of the plan. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two NICs of one machine',
    (plan) => (nic(plan, 1, 1).mac = '52:54:00:00:00:03'),
    [
      {
        code: 'duplicate-mac',
        path: '$.machines[1].nics[1].mac',
        key: 'kvm-1/tiny',
        message:
          'NIC "storage" of machine "tiny" has the MAC address 52:54:00:00:00:03, which NIC "lan" of machine "tiny" has already ($.machines[1].nics[0].mac)',
        advice: 'Leave MAC addresses to synthesis, or give each NIC its own.',
      },
    ],
  ],
  [
    'two NICs on two links',
    (plan) => (nic(plan, 2).mac = '52:54:00:00:00:02'),
    [
      {
        code: 'duplicate-mac',
        path: '$.machines[2].nics[0].mac',
        key: 'kvm-1/arm',
        message:
          'NIC "office" of machine "arm" has the MAC address 52:54:00:00:00:02, which NIC "uplink" of machine "web" has already ($.machines[0].nics[1].mac)',
        advice: 'Leave MAC addresses to synthesis, or give each NIC its own.',
      },
    ],
  ],
  [
    'a NIC and reservations of it',
    (plan) => {
      at(ipv4(plan).reservations, 0).mac = '52:54:00:00:00:06';
      at(ipv6(plan).reservations, 0).mac = '52:54:00:00:00:06';
    },
    [
      {
        code: 'duplicate-mac',
        path: '$.networks[0].ipv4.reservations[0].mac',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the MAC address 52:54:00:00:00:06, which NIC "lan" of machine "vault" has already ($.machines[3].nics[0].mac)',
        advice: 'Remove the reservation and give the NIC its fixed address instead.',
      },
      {
        code: 'duplicate-mac',
        path: '$.networks[0].ipv6.reservations[0].mac',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the MAC address 52:54:00:00:00:06, which NIC "lan" of machine "vault" has already ($.machines[3].nics[0].mac)',
        advice: 'Remove the reservation and give the NIC its fixed address instead.',
      },
    ],
  ],
  [
    'two reservations of a family',
    (plan) => ipv4(plan).reservations.push({ mac: '52:54:00:aa:00:01', address: '10.10.0.51' }),
    [
      {
        code: 'duplicate-mac',
        path: '$.networks[0].ipv4.reservations[1].mac',
        key: 'kvm-1/lan',
        message:
          'a reservation of network "lan" has the MAC address 52:54:00:aa:00:01, which a reservation of network "lan" has already ($.networks[0].ipv4.reservations[0].mac)',
        advice: 'Leave MAC addresses to synthesis, or give each NIC its own.',
      },
    ],
  ],
  [
    'reservations of two networks, which is no problem',
    (plan) => ipv4(plan, 1).reservations.push({ mac: '52:54:00:aa:00:01', address: '10.20.0.51' }),
    [],
  ],
])('duplicate macs: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
