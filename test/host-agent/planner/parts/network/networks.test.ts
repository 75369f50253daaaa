import { describe, it } from '@jest/globals';
import type { NetworkSettings } from '../../../../../host-agent/inventory';
import type { PlannerInput } from '../../../../../host-agent/planner';
import { newMachine, stopMachine, stopNetwork, type SimulatedHost } from '../../../../support/simulated-host';
import {
  otherMachine,
  sampleDisk,
  sampleMachine,
  sampleNetwork,
  uuidOf,
  type ManagedNetworkInput,
} from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

const IPV4 = { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] };
const IPV6 = { cidr: 'fd00:1::/64', gateway: 'fd00:1::1', reservations: [] };
const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const alone = { images: [], machines: [] };
const without = { ...alone, networks: [] };
const of = (changes: Partial<ManagedNetworkInput> = {}) => ({ ...alone, networks: [sampleNetwork(changes)] });
const guest = (
  changes: Partial<ManagedNetworkInput> = {},
  machine: Parameters<typeof sampleMachine>[0] = {},
) => ({
  networks: [sampleNetwork(changes)],
  machines: [sampleMachine(machine)],
});
const at = (ipv4: string) => ({ nics: [{ ...lan, ipv4 }] });
const put =
  (settings: Partial<NetworkSettings>, stored = false) =>
  (host: SimulatedHost): void => {
    const made: NetworkSettings = { mode: 'nat', bridgeName: 'virbr7', dnsHosts: [], ...settings };
    host.networks.set(uuidOf(7), {
      name: 'theirs',
      uuid: uuidOf(7),
      ownership: { kind: 'foreign' },
      autostart: false,
      stored: stored ? made : undefined,
      running: stored ? undefined : made,
    });
  };
const lanOf = (host: SimulatedHost) => {
  const network = host.networks.get(uuidOf(200));
  if (network === undefined) throw new Error('the sample network is not there');
  return network;
};
const stopped = (host: SimulatedHost): void => stopNetwork(host, lanOf(host));
const mac = '52:54:00:00:00:99';

const NETWORKS: readonly Told[] = [
  {
    name: 'a network that is not there is made',
    before: without,
    plan: of(),
    steps: ['create-network:lan live'],
    changes: ['create-network:lan (network lan): mode -> nat live'],
    actions: ['create-network:lan: network=lan'],
  },
  {
    name: 'a network that stands still is started',
    before: of(),
    byHand: stopped,
    plan: of(),
    steps: ['start-network:lan live'],
    changes: ['start-network:lan (network lan): active false -> true live'],
    actions: ['start-network:lan: network=lan'],
  },
  {
    name: 'a network that stands still and differs is written down first',
    before: of(),
    byHand: stopped,
    plan: of({ bridgeName: 'fw-new', autostart: false }),
    steps: [
      'redefine-network:lan live',
      'start-network:lan live < redefine-network:lan',
      'set-network-autostart:lan live < redefine-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): bridgeName fw-lan -> fw-new live',
      'start-network:lan (network lan): active false -> true live',
      'set-network-autostart:lan (network lan): autostart true -> false live',
    ],
  },
  {
    name: 'a network that somebody undefined while it ran is written down, and then told to start by itself',
    before: of({ autostart: false }),
    byHand: (host) => {
      lanOf(host).stored = undefined;
    },
    plan: of(),
    steps: ['redefine-network:lan live', 'set-network-autostart:lan live < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): persistent false -> true live',
      'set-network-autostart:lan (network lan): autostart false -> true live',
    ],
  },
  {
    name: 'a network that runs what is not stored any more is restarted',
    before: of(),
    byHand: (host) => {
      const network = lanOf(host);
      if (network.running !== undefined) network.running = { ...network.running, bridgeName: 'other' };
    },
    plan: of(),
    steps: ['restart-network:lan restart'],
    changes: ['restart-network:lan (network lan): bridgeName other -> fw-lan restart'],
  },
  {
    name: 'another bridge and another reservation come with one restart',
    before: of(),
    plan: of({
      bridgeName: 'fw-new',
      ipv4: { ...IPV4, reservations: [{ mac, name: 'printer', address: '10.0.1.99' }] },
    }),
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): bridgeName fw-lan -> fw-new live; ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer live',
      'restart-network:lan (network lan): bridgeName fw-lan -> fw-new restart; ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer restart',
    ],
  },
  {
    name: 'a reservation comes in place',
    before: of(),
    plan: of({ ipv4: { ...IPV4, reservations: [{ mac, name: 'printer', address: '10.0.1.99' }] } }),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer live',
      'update-network-entries:lan (network lan): ipv4.reservations -> 10.0.1.99 52:54:00:00:00:99 printer live',
    ],
    actions: [
      'redefine-network:lan: network=lan',
      'update-network-entries:lan: network=lan changes=[{entry=reservation operation=add family=ipv4 address=10.0.1.99 mac=52:54:00:00:00:99 name=printer}]',
    ],
  },
  {
    name: 'a network that cannot be read is left alone, under whatever name',
    before: of(),
    byHand: (host) =>
      host.unreadable.push({ kind: 'network', name: 'x', uuid: uuidOf(200), reason: 'bad XML' }),
    plan: of({ bridgeName: 'fw-new' }),
    steps: [],
    refusals: ['unreadable-object network lan reason=bad XML'],
    warnings: ['unreadable-object network x reason=bad XML'],
  },
  {
    name: 'a network never gets another name',
    before: of(),
    plan: of({ name: 'lan2' }),
    steps: [],
    refusals: ['renamed network lan2 from=lan to=lan2'],
  },
  {
    name: 'nor another UUID',
    before: of(),
    plan: of({ uuid: uuidOf(209) }),
    steps: [],
    refusals: [
      'uuid-changed network lan from=00000000-0000-5000-8000-000000000200 to=00000000-0000-5000-8000-000000000209',
    ],
  },
  {
    name: 'a network that the operator wants left alone is not started, and its machines wait for it',
    before: of(),
    byHand: stopped,
    plan: guest(),
    policy: { held: [{ kind: 'network', name: 'lan' }] },
    steps: ['fetch-image:base live'],
    refusals: [
      'depends-on-refused machine web kind=network name=lan',
      'impact-not-allowed network lan impact=live allowed=nothing fields=[]',
    ],
  },
  {
    name: 'a subnet that a stranger runs is not taken',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.0.0/16', gateway: '10.0.0.1', reservations: [] } }),
    plan: of(),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24] network=theirs taken=10.0.0.0/16',
    ],
  },
  {
    name: 'nor one that a stranger would run',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.1.128/25', gateway: '10.0.1.129', reservations: [] } }, true),
    plan: of(),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24] network=theirs taken=10.0.1.128/25',
    ],
  },
  {
    name: 'nor one of IPv6',
    before: without,
    byHand: put({ ipv6: { cidr: 'fd00:1::/48', gateway: 'fd00:1::1', reservations: [] } }),
    plan: of({ ipv6: IPV6 }),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24, fd00:1::/64] network=theirs taken=fd00:1::/48',
    ],
  },
  {
    name: 'a subnet beside a stranger’s is',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    plan: of(),
    steps: ['create-network:lan live'],
  },
  {
    name: 'a network does not move onto a stranger’s subnet',
    before: of(),
    byHand: put({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    plan: of({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.2.0/24] network=theirs taken=10.0.2.0/24',
    ],
  },
  {
    name: 'a network is not started beside a stranger who has its subnet by now',
    before: of(),
    byHand: (host) => {
      stopped(host);
      put({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] } })(host);
    },
    plan: of(),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24] network=theirs taken=10.0.1.0/24',
    ],
  },
  {
    name: 'a network that runs beside a stranger with its subnet only has its switch changed',
    before: of(),
    byHand: put({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] } }),
    plan: of({ autostart: false }),
    steps: ['set-network-autostart:lan live'],
    changes: ['set-network-autostart:lan (network lan): autostart true -> false live'],
  },
  {
    name: 'a bridge has no subnet that could be taken',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] } }),
    plan: {
      ...alone,
      networks: [
        {
          mode: 'bridge',
          name: 'lan',
          uuid: uuidOf(200),
          key: 'lab/lan',
          autostart: true,
          existingBridge: 'br0',
        },
      ],
    },
    steps: ['create-network:lan live'],
    changes: ['create-network:lan (network lan): mode -> bridge live'],
  },
];

const RESTARTS: readonly Told[] = [
  {
    name: 'a restart that nobody notices is allowed where only running machines are looked after',
    before: of(),
    plan: of({ bridgeName: 'fw-new' }),
    policy: { maxImpact: { impact: 'live', of: 'running' } },
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
  },
  {
    name: 'a restart under guests is not, and says what it was for',
    before: guest(),
    plan: guest({ bridgeName: 'fw-new', mtu: 9000 }),
    policy: { maxImpact: { impact: 'live', of: 'running' } },
    steps: [],
    refusals: ['impact-not-allowed network lan impact=restart allowed=live fields=[mtu, bridgeName]'],
  },
  {
    name: 'a network with a stranger on it is not restarted',
    before: guest(),
    byHand: (host) => {
      const { running, stored } = web(host);
      if (running !== undefined && stored !== undefined)
        host.machines.set('x', {
          ...newMachine({ name: 'x', uuid: 'x' }),
          state: 'running',
          stored: { ...stored, disks: [] },
          running: { ...running, disks: [] },
        });
    },
    plan: guest({ bridgeName: 'fw-new' }),
    steps: [],
    refusals: ['network-in-use-by-foreign network lan machines=[x]'],
  },
  {
    name: 'a network is restarted beside a stranger that is only defined with it',
    before: guest(),
    byHand: (host) => {
      const { stored } = web(host);
      if (stored !== undefined)
        host.machines.set('x', { ...newMachine({ name: 'x', uuid: 'x' }), stored: { ...stored, disks: [] } });
    },
    plan: guest({ bridgeName: 'fw-new' }),
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
  },
  {
    name: 'a network is not restarted while there is a machine that cannot be read',
    before: guest(),
    byHand: (host) => host.unreadable.push({ kind: 'machine', name: 'x', reason: 'bad XML' }),
    plan: guest({ bridgeName: 'fw-new' }),
    steps: [],
    refusals: ['unreadable-object network lan reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a network is not restarted under a machine that stays as it is, nor under those beside it',
    before: guest(),
    plan: guest({ bridgeName: 'fw-new' }, { disks: [sampleDisk({ sizeMiB: 16 })], description: 'new' }),
    steps: [],
    refusals: [
      'would-shrink-disk disk web/root fromMiB=32 toMiB=16',
      'depends-on-refused network lan kind=machine name=web',
    ],
  },
  {
    name: 'a network is not restarted under a protected machine that the plan does not name any more',
    before: {
      networks: [sampleNetwork()],
      machines: [sampleMachine({ protect: true }), otherMachine('db', 2)],
    },
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })], machines: [otherMachine('db', 2)] },
    steps: [],
    refusals: ['protected machine web', 'depends-on-refused network lan kind=machine name=web'],
  },
  {
    name: 'a network is restarted under a machine that goes in the same pass',
    before: { networks: [sampleNetwork()], machines: [sampleMachine(), otherMachine('db', 2)] },
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })], machines: [otherMachine('db', 2)] },
    steps: [
      'redefine-network:lan live',
      'restart-network:lan restart < redefine-network:lan',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
];

const RENEWALS: readonly Told[] = [
  {
    name: 'a guest of a network that gets another subnet restarts around it',
    before: guest(),
    plan: guest({ ipv4: { cidr: '10.0.9.0/24', gateway: '10.0.9.1', reservations: [] } }, at('10.0.9.11')),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 live; ipv4.gateway 10.0.1.1 -> 10.0.9.1 live; ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.9.11 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 restart; nics.lan.ipv4.gateway 10.0.1.1 -> 10.0.9.1 restart; nics.lan.ipv4 10.0.1.11 -> 10.0.9.11 restart',
      'restart-network:lan (network lan): ipv4.cidr 10.0.1.0/24 -> 10.0.9.0/24 restart; ipv4.gateway 10.0.1.1 -> 10.0.9.1 restart; ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> restart; ipv4.reservations -> 10.0.9.11 52:54:00:00:00:01 web restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest of a network that only gets another bridge does not',
    before: guest(),
    plan: guest({ bridgeName: 'fw-new' }),
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
    changes: [
      'redefine-network:lan (network lan): bridgeName fw-lan -> fw-new live',
      'restart-network:lan (network lan): bridgeName fw-lan -> fw-new restart',
    ],
  },
  {
    name: 'a guest of a network that gets another gateway restarts around it',
    before: guest(),
    plan: guest({ ipv4: { ...IPV4, gateway: '10.0.1.2' } }),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.gateway 10.0.1.1 -> 10.0.1.2 live',
      'stop-machine:web (machine web): nics.lan.ipv4.gateway 10.0.1.1 -> 10.0.1.2 restart',
      'restart-network:lan (network lan): ipv4.gateway 10.0.1.1 -> 10.0.1.2 restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest of a network that gets IPv6 restarts around it',
    before: guest(),
    plan: guest({ ipv6: IPV6 }),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv6 -> fd00:1::/64 live',
      'stop-machine:web (machine web): nics.lan.ipv6 -> fd00:1::/64 restart',
      'restart-network:lan (network lan): ipv6 -> fd00:1::/64 restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest whose address the plan has given up restarts for the other one',
    before: guest(),
    plan: guest({}, at('10.0.1.12')),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:web',
      'start-machine:web live < update-network-entries:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4 10.0.1.11 -> 10.0.1.12 restart',
      'update-network-entries:lan (network lan): ipv4.reservations 10.0.1.11 52:54:00:00:00:01 web -> live; ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest that has the address already does not',
    before: guest(),
    plan: guest({}, at('10.0.1.12')),
    input: held('10.0.1.12'),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
  },
  {
    name: 'a guest that had no fixed address says which one it holds',
    before: guest({}, { nics: [{ ...lan, ipv4: undefined }] }),
    plan: guest({}, at('10.0.1.12')),
    input: held('10.0.1.77'),
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:web',
      'start-machine:web live < update-network-entries:lan',
    ],
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4 10.0.1.77 -> 10.0.1.12 restart',
      'update-network-entries:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'or nothing of it where nobody knows',
    before: guest({}, { nics: [{ ...lan, ipv4: undefined }] }),
    plan: guest({}, at('10.0.1.12')),
    changes: [
      'redefine-network:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'stop-machine:web (machine web): nics.lan.ipv4 -> 10.0.1.12 restart',
      'update-network-entries:lan (network lan): ipv4.reservations -> 10.0.1.12 52:54:00:00:00:01 web live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'a guest whose link is down asks when it comes up, and does not restart',
    before: guest({}, { nics: [{ ...lan, linkUp: false }] }),
    plan: guest({}, { nics: [{ ...lan, ipv4: '10.0.1.12' }] }),
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'update-nic:web/lan live < update-network-entries:lan',
      'define-machine:web live < update-nic:web/lan',
    ],
  },
  {
    name: 'a guest that is down asks when it starts',
    before: guest(),
    byHand: (host) => stopMachine(host, web(host)),
    plan: guest({}, at('10.0.1.12')),
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'start-machine:web live < update-network-entries:lan',
    ],
  },
  {
    name: 'a guest that may not be restarted is told at its next boot',
    before: guest({}, { onRestartNeeded: 'defer' }),
    plan: guest({}, { ...at('10.0.1.12'), onRestartNeeded: 'defer' }),
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
    warnings: ['pending-restart machine web fields=[nics.lan.ipv4]'],
  },
  {
    name: 'the guest of a network that is refused is not restarted for it',
    before: guest(),
    byHand: (host) => host.unreadable.push({ kind: 'network', name: 'lan', reason: 'bad XML' }),
    plan: guest({}, at('10.0.1.12')),
    steps: [],
    refusals: ['unreadable-object network lan reason=bad XML'],
    warnings: ['unreadable-object network lan reason=bad XML'],
  },
];

function held(address: string) {
  return ({ inventory }: PlannerInput): Partial<PlannerInput> => ({
    inventory: {
      ...inventory,
      machines: inventory.machines.map((machine) => ({
        ...machine,
        addresses: [
          { mac: '52:54:00:00:00:55', address: '10.0.1.66', source: 'lease' as const },
          { mac: '52:54:00:00:00:01', address, source: 'lease' as const },
        ],
      })),
    },
  });
}

describe('networks of the plan', () => {
  it.each(NETWORKS)('$name', holdToWords);
});

describe('networks that are restarted', () => {
  it.each(RESTARTS)('$name', holdToWords);
});

describe('guests that have to ask for another address', () => {
  it.each(RENEWALS)('$name', holdToWords);
});
