import { describe, expect, it } from '@jest/globals';
import { planChanges, type NetworkEntryChange } from '../../../../../host-agent/planner';
import type { SubnetSettings } from '../../../../../host-agent/inventory';
import { appliedHost, inputOf } from '../../apply';
import { sampleNetwork, samplePlan, uuidOf, type ManagedNetworkInput } from '../../sample-plan';
import { holdPreview, type HostChange, type PlanChanges, type PreviewCase } from '../preview';

type Subnet = NonNullable<ManagedNetworkInput['ipv4']>;
type Dns = ManagedNetworkInput['dns'];

const ipv4 = (changes: Partial<Subnet> = {}): Subnet => ({
  cidr: '10.0.1.0/24',
  gateway: '10.0.1.1',
  reservations: [],
  ...changes,
});
const ipv6 = (
  changes: Partial<NonNullable<ManagedNetworkInput['ipv6']>> = {},
): NonNullable<ManagedNetworkInput['ipv6']> => ({
  cidr: 'fd00:1::/64',
  gateway: 'fd00:1::1',
  reservations: [],
  ...changes,
});
const lan = (changes: Partial<ManagedNetworkInput>): PlanChanges => ({
  networks: [sampleNetwork(changes)],
  machines: [],
});
const range = { start: '10.0.1.100', end: '10.0.1.200' };
const printer = { mac: '52:54:00:00:00:99', name: 'printer', address: '10.0.1.99' };
const camera = { mac: '52:54:00:00:00:98', name: 'camera', address: '10.0.1.98' };
const withHosts = (...hosts: Dns['hosts']): PlanChanges => lan({ dns: { hosts } });
const reserving = (...reservations: Subnet['reservations']): PlanChanges =>
  lan({ ipv4: ipv4({ reservations }) });
/** Changes what libvirt has of a subnet, running and stored. */
const byVirsh =
  (family: 'ipv4' | 'ipv6', change: Partial<SubnetSettings>): HostChange =>
  (host) => {
    for (const network of host.networks.values()) {
      for (const side of ['running', 'stored'] as const) {
        const subnet = network[side]?.[family];
        const settings = network[side];
        if (settings !== undefined && subnet !== undefined)
          network[side] = { ...settings, [family]: { ...subnet, ...change } };
      }
    }
  };

const CASES: readonly PreviewCase[] = [
  {
    name: 'a first DHCP range',
    before: lan({}),
    plan: lan({ ipv4: ipv4({ dhcpRange: range }) }),
    shows: [
      'ipv4.dhcpRange: nothing -> 10.0.1.100-10.0.1.200 (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'a DHCP range that goes',
    before: lan({ ipv4: ipv4({ dhcpRange: range }) }),
    plan: lan({}),
    shows: [
      'ipv4.dhcpRange: 10.0.1.100-10.0.1.200 -> nothing (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'another end of a DHCP range',
    before: lan({ ipv4: ipv4({ dhcpRange: range }) }),
    plan: lan({ ipv4: ipv4({ dhcpRange: { ...range, end: '10.0.1.150' } }) }),
    shows: [
      'ipv4.dhcpRange: 10.0.1.100-10.0.1.200 -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.dhcpRange: nothing -> 10.0.1.100-10.0.1.150 (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'another start of a DHCP range',
    before: lan({ ipv4: ipv4({ dhcpRange: range }) }),
    plan: lan({ ipv4: ipv4({ dhcpRange: { ...range, start: '10.0.1.150' } }) }),
    shows: [
      'ipv4.dhcpRange: 10.0.1.100-10.0.1.200 -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.dhcpRange: nothing -> 10.0.1.150-10.0.1.200 (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'ranges and reservations of IPv6 in another spelling',
    before: lan({
      ipv6: ipv6({
        dhcpRange: { start: 'fd00:1::100', end: 'fd00:1::200' },
        reservations: [{ mac: '52:54:00:00:00:99', name: 'printer', address: 'fd00:1::99' }],
      }),
    }),
    byHand: byVirsh('ipv6', {
      dhcpRange: { start: 'FD00:1:0::100', end: 'fd00:1:0:0::200' },
      reservations: [{ name: 'printer', address: 'FD00:1:0::99' }],
    }),
    shows: [],
  },
  {
    name: 'an IPv6 range and reservation',
    before: lan({ ipv6: ipv6() }),
    plan: lan({
      ipv6: ipv6({
        dhcpRange: { start: 'fd00:1::100', end: 'fd00:1::200' },
        reservations: [{ mac: '52:54:00:00:00:99', name: 'printer', address: 'fd00:1::99' }],
      }),
    }),
    shows: [
      'ipv6.dhcpRange: nothing -> fd00:1::100-fd00:1::200 (live) by redefine-network:lan, update-network-entries:lan',
      'ipv6.reservations: nothing -> fd00:1::99 printer (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'reservations that come, in order of their texts',
    before: reserving(),
    plan: reserving(printer, camera),
    shows: [
      'ipv4.reservations: nothing -> 10.0.1.98 52:54:00:00:00:98 camera (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.reservations: nothing -> 10.0.1.99 52:54:00:00:00:99 printer (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'reservations that go',
    before: reserving(printer, camera),
    plan: reserving(),
    shows: [
      'ipv4.reservations: 10.0.1.98 52:54:00:00:00:98 camera -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 printer -> nothing (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'another address',
    before: reserving(printer),
    plan: reserving({ ...printer, address: '10.0.1.97' }),
    shows: [
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 printer -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.reservations: nothing -> 10.0.1.97 52:54:00:00:00:99 printer (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'another MAC address',
    before: reserving(printer),
    plan: reserving({ ...printer, mac: '52:54:00:00:00:97' }),
    shows: [
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 printer -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.reservations: nothing -> 10.0.1.99 52:54:00:00:00:97 printer (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'another name',
    before: reserving(printer),
    plan: reserving({ ...printer, name: 'plotter' }),
    shows: [
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 printer -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.reservations: nothing -> 10.0.1.99 52:54:00:00:00:99 plotter (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'a name that the plan does not state may be any',
    before: reserving(printer),
    plan: reserving({ mac: printer.mac, address: printer.address }),
    shows: [],
  },
  {
    name: 'a MAC address in capitals',
    before: reserving({ ...printer, mac: '52:54:00:aa:bb:cc' }),
    byHand: byVirsh('ipv4', { reservations: [{ ...printer, mac: '52:54:00:AA:BB:CC' }] }),
    shows: [],
  },
  {
    name: 'a second reservation for the same address, by hand',
    before: reserving(printer),
    byHand: byVirsh('ipv4', { reservations: [printer, { ...printer, name: 'fake' }] }),
    shows: [
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 fake -> nothing (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'a reservation for nobody, by hand',
    before: reserving(printer),
    byHand: byVirsh('ipv4', { reservations: [{ address: printer.address }] }),
    shows: [
      'ipv4.reservations: 10.0.1.99 -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'ipv4.reservations: nothing -> 10.0.1.99 52:54:00:00:00:99 printer (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'a DNS host',
    before: withHosts(),
    plan: withHosts({ address: '10.0.1.5', names: ['b', 'a'] }),
    shows: ['dns.hosts: nothing -> 10.0.1.5 b a (live) by redefine-network:lan, update-network-entries:lan'],
  },
  {
    name: 'a DNS host that goes',
    before: withHosts({ address: '10.0.1.5', names: ['a'] }),
    plan: withHosts(),
    shows: ['dns.hosts: 10.0.1.5 a -> nothing (live) by redefine-network:lan, update-network-entries:lan'],
  },
  {
    name: 'another name of a DNS host',
    before: withHosts({ address: '10.0.1.5', names: ['a', 'b'] }),
    plan: withHosts({ address: '10.0.1.5', names: ['a', 'c'] }),
    shows: [
      'dns.hosts: 10.0.1.5 a b -> nothing (live) by redefine-network:lan, update-network-entries:lan',
      'dns.hosts: nothing -> 10.0.1.5 a c (live) by redefine-network:lan, update-network-entries:lan',
    ],
  },
  {
    name: 'the names of a DNS host in another order',
    before: withHosts({ address: '10.0.1.5', names: ['b', 'a'] }),
    plan: withHosts({ address: '10.0.1.5', names: ['a', 'b'] }),
    shows: [],
  },
  {
    name: 'a DNS host in another spelling',
    before: withHosts({ address: 'FD00:0::5', names: ['a'] }),
    plan: withHosts({ address: 'fd00::5', names: ['a'] }),
    shows: [],
  },
  {
    name: 'entries of a network that has its bridge on the host: none',
    before: lan({
      ipv4: ipv4({ dhcpRange: range, reservations: [printer] }),
      dns: { hosts: [{ address: '10.0.1.5', names: ['a'] }] },
    }),
    plan: {
      networks: [
        {
          mode: 'bridge',
          name: 'lan',
          uuid: uuidOf(200),
          key: 'lab/lan',
          autostart: true,
          existingBridge: 'fw-lan',
        },
      ],
      machines: [],
    },
    shows: [
      'mode: nat -> bridge (live) by redefine-network:lan',
      'ipv4: 10.0.1.0/24 -> nothing (live) by redefine-network:lan',
      'ipv4.dhcpRange: 10.0.1.100-10.0.1.200 -> nothing (live) by redefine-network:lan',
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 printer -> nothing (live) by redefine-network:lan',
      'dns.hosts: 10.0.1.5 a -> nothing (live) by redefine-network:lan',
      'mode: nat -> bridge (restart) by restart-network:lan',
      'ipv4: 10.0.1.0/24 -> nothing (restart) by restart-network:lan',
      'ipv4.dhcpRange: 10.0.1.100-10.0.1.200 -> nothing (restart) by restart-network:lan',
      'ipv4.reservations: 10.0.1.99 52:54:00:00:00:99 printer -> nothing (restart) by restart-network:lan',
      'dns.hosts: 10.0.1.5 a -> nothing (restart) by restart-network:lan',
    ],
  },
];

describe('what a preview shows of the entries of a network', () => {
  it.each(CASES)('$name', holdPreview);
});

describe('entries of a network that change in place', () => {
  it('are all removed before any is added: libvirt takes no second one for an address', () => {
    const before = samplePlan(
      lan({
        ipv4: ipv4({ dhcpRange: range, reservations: [printer] }),
        ipv6: ipv6({ reservations: [{ mac: printer.mac, name: 'printer', address: 'fd00:1::99' }] }),
        dns: { hosts: [{ address: '10.0.1.5', names: ['a'] }] },
      }),
    );
    const after = samplePlan(
      lan({
        ipv4: ipv4({
          dhcpRange: { ...range, end: '10.0.1.150' },
          reservations: [{ ...printer, name: 'plotter' }],
        }),
        ipv6: ipv6({ reservations: [{ mac: printer.mac, name: 'plotter', address: 'fd00:1::99' }] }),
        dns: { hosts: [{ address: '10.0.1.5', names: ['b'] }] },
      }),
    );
    const { steps } = planChanges(inputOf(appliedHost(before), after));
    const changes = steps.flatMap(({ action }): readonly NetworkEntryChange[] =>
      action.kind === 'update-network-entries' ? action.changes : [],
    );
    const six = { entry: 'reservation', family: 'ipv6', address: 'fd00:1::99' };
    const four = { entry: 'reservation', family: 'ipv4', address: '10.0.1.99', mac: printer.mac };
    const host = { entry: 'dns-host', address: '10.0.1.5' };
    expect(changes).toEqual([
      { entry: 'dhcp-range', family: 'ipv4', operation: 'remove', ...range },
      { ...four, operation: 'remove', name: 'printer' },
      { ...six, operation: 'remove', name: 'printer' },
      { ...host, operation: 'remove', names: ['a'] },
      { entry: 'dhcp-range', family: 'ipv4', operation: 'add', start: '10.0.1.100', end: '10.0.1.150' },
      { ...four, operation: 'add', name: 'plotter' },
      { ...six, operation: 'add', name: 'plotter' },
      { ...host, operation: 'add', names: ['b'] },
    ]);
  });
});
