import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { ipv4, ipv6, machine, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

type Draft = PlanDraft['machines'][number];
/** Makes the machine "tiny", which has no guest agent, wait for an address of a NIC that states none, on this network. */
const waitFor =
  (network: string, kind: 'address' | 'tcp' = 'address') =>
  (plan: PlanDraft): Draft => {
    Object.assign(nic(plan, 1, 1), { attachment: { kind: 'network', network }, ipv4: undefined });
    machine(plan, 1).readiness.checks = [
      kind === 'address' ? { kind, nic: 'storage' } : { kind, nic: 'storage', port: 22 },
    ];
    return machine(plan, 1);
  };

/** What an apply waits for can come true. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'by an agent that has no channel',
    (plan) => (machine(plan, 1).readiness.checks = [{ kind: 'guest-agent' }]),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[0]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "guest-agent": it has no guest agent channel',
        advice: 'Turn the guest agent on, or remove this check.',
      },
    ],
  ],
  [
    'by cloud-init without any, with a guest agent',
    (plan) => (machine(plan, 3).readiness.checks = [{ kind: 'cloud-init' }]),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[3].readiness.checks[0]',
        key: 'kvm-1/vault',
        message: 'machine "vault" can never be ready by "cloud-init": it has no cloud-init data',
        advice: 'Give it cloud-init data, or remove this check.',
      },
    ],
  ],
  [
    'by cloud-init, with no agent to ask',
    (plan) => {
      machine(plan).guestAgent = false;
      machine(plan).readiness.checks = [{ kind: 'cloud-init' }];
    },
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[0].readiness.checks[0]',
        key: 'kvm-1/web',
        message: 'machine "web" can never be ready by "cloud-init": it has no guest agent channel',
        advice: 'Turn the guest agent on, or remove this check.',
      },
    ],
  ],
  [
    'by an address of a network without a DHCP range',
    waitFor('storage'),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[0]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "address": nothing tells the address of NIC "storage"',
        advice: 'Give the NIC a fixed address, give its network a DHCP range, or turn the guest agent on.',
      },
    ],
  ],
  [
    'by a port on such an address',
    waitFor('storage', 'tcp'),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[0]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "tcp": nothing tells the address of NIC "storage"',
        advice: 'Give the NIC a fixed address, give its network a DHCP range, or turn the guest agent on.',
      },
    ],
  ],
  [
    'by an address on a bridge',
    (plan) =>
      (waitFor('storage')(plan).nics[1] = {
        ...nic(plan, 1, 1),
        attachment: { kind: 'bridge', bridge: 'br0' },
      }),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[0]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "address": nothing tells the address of NIC "storage"',
        advice: 'Give the NIC a fixed address, give its network a DHCP range, or turn the guest agent on.',
      },
    ],
  ],
  [
    'by an address on a network that is a bridge',
    waitFor('office'),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[0]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "address": nothing tells the address of NIC "storage"',
        advice: 'Give the NIC a fixed address, give its network a DHCP range, or turn the guest agent on.',
      },
    ],
  ],
  [
    'by a second check',
    (plan) =>
      (machine(plan, 1).readiness.checks = [{ kind: 'address', nic: 'lan' }, { kind: 'guest-agent' }]),
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[1]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "guest-agent": it has no guest agent channel',
        advice: 'Turn the guest agent on, or remove this check.',
      },
    ],
  ],
  [
    'by an address that a guest agent tells, which is no problem',
    (plan) => (waitFor('office')(plan).guestAgent = true),
    [],
  ],
  [
    'by a fixed address of either family, which is no problem',
    (plan) => {
      waitFor('office')(plan);
      nic(plan, 1, 1).ipv6 = 'fd00:99::1';
      machine(plan, 2).readiness.checks = [{ kind: 'address', nic: 'office' }];
      nic(plan, 2).ipv4 = '203.0.113.9';
    },
    [],
  ],
  ['by an address of a DHCP range, which is no problem', waitFor('lan'), []],
  [
    'by an address of a DHCP range of IPv6, which is no problem',
    (plan) => {
      waitFor('dmz')(plan);
      ipv6(plan, 2).dhcpRange = { start: 'fd00:30::10', end: 'fd00:30::20' };
    },
    [],
  ],
  [
    'by an address of a network of which nothing is served',
    (plan) => {
      waitFor('dmz')(plan);
      ipv6(plan, 2).reservations.push({ mac: '52:54:00:aa:00:07', name: 'else', address: 'fd00:30::50' });
    },
    [
      {
        code: 'readiness-impossible',
        path: '$.machines[1].readiness.checks[0]',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" can never be ready by "address": nothing tells the address of NIC "storage"',
        advice: 'Give the NIC a fixed address, give its network a DHCP range, or turn the guest agent on.',
      },
    ],
  ],
  [
    'by an address that is reserved for the NIC, which alone is told',
    (plan) => {
      waitFor('storage')(plan);
      ipv4(plan, 1).reservations.push({ mac: '52:54:00:00:00:04', address: '10.20.0.50' });
    },
    [
      {
        code: 'duplicate-mac',
        path: '$.networks[1].ipv4.reservations[0].mac',
        key: 'kvm-1/storage',
        message:
          'a reservation of network "storage" has the MAC address 52:54:00:00:00:04, which NIC "storage" of machine "tiny" has already ($.machines[1].nics[1].mac)',
        advice: 'Remove the reservation and give the NIC its fixed address instead.',
      },
    ],
  ],
  [
    'by an address on a network that is not there, which alone is told',
    waitFor('lna'),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[1].nics[1].attachment.network',
        key: 'kvm-1/tiny',
        message: 'there is no network "lna"',
        advice: 'Use one that the plan has: "lan", "storage", "dmz", "office".',
      },
    ],
  ],
  [
    'by an address of a NIC that is not there, which alone is told',
    (plan) => (machine(plan, 1).readiness.checks = [{ kind: 'address', nic: 'wan' }]),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[1].readiness.checks[0].nic',
        key: 'kvm-1/tiny',
        message: 'there is no NIC "wan"',
        advice: 'Use one that the machine has: "lan", "storage".',
      },
    ],
  ],
])('readiness: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
