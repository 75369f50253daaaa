import {
  reservationsOf,
  type Mark,
  type Plan,
  type PlanIpv4Subnet,
  type PlanIpv6Subnet,
  type PlanManagedNetwork,
  type PlanNetwork,
  type Reservation,
} from '../plan';
import { describeMark } from './mark';
import type { NetworkDescription, NetworkIpDescription } from './shapes';

/**
 * dnsmasq otherwise pings an address for three seconds before it offers it. The checks of a plan keep fixed addresses out of
 * the DHCP range, so the ping guards nothing and only delays every first boot.
 */
const DNSMASQ_OPTIONS = ['no-ping'];

/**
 * The network for `network`, with every reservation that the plan's machines need of it.
 */
export function describeNetwork(plan: Plan, network: PlanNetwork, mark?: Mark): NetworkDescription {
  return network.mode === 'bridge'
    ? {
        ...common(network, mark),
        ...BARE,
        bridge: { name: network.existingBridge },
        forward: { mode: 'bridge' },
      }
    : describeManaged(plan, network, mark);
}

const BARE = { dnsHosts: [], ips: [], dnsmasqOptions: [] } as const;

function common(
  network: PlanNetwork,
  mark: Mark | undefined,
): Pick<NetworkDescription, 'name' | 'uuid' | 'metadata'> {
  return {
    name: network.name,
    uuid: network.uuid,
    metadata: mark === undefined ? [] : [describeMark(mark)],
  };
}

function describeManaged(
  plan: Plan,
  network: PlanManagedNetwork,
  mark: Mark | undefined,
): NetworkDescription {
  const reservations = reservationsOf(plan, network);
  const subnets = [
    ...(network.ipv4 === undefined ? [] : [describeSubnet('ipv4', network.ipv4, reservations)]),
    ...(network.ipv6 === undefined ? [] : [describeSubnet('ipv6', network.ipv6, reservations)]),
  ];
  return {
    ...common(network, mark),
    // A bridge that nothing is bridged to has no loops to look for; looking would delay every link by seconds.
    bridge: { name: network.bridgeName, stp: false, delay: 0 },
    ...forward(network),
    ...(network.mtu === undefined ? {} : { mtu: network.mtu }),
    ...(network.dns.domain === undefined ? {} : { domain: { name: network.dns.domain, localOnly: true } }),
    dnsHosts: network.dns.hosts.map((host) => ({ ip: host.address, hostnames: host.names })),
    ips: subnets,
    dnsmasqOptions: network.ipv4?.dhcpRange === undefined ? [] : DNSMASQ_OPTIONS,
  };
}

function forward(network: PlanManagedNetwork): Pick<NetworkDescription, 'forward'> {
  switch (network.mode) {
    case 'nat':
      return {
        forward: { mode: 'nat', ...(network.ipv6 === undefined ? {} : { natIpv6: true }) },
      };
    case 'routed':
      return { forward: { mode: 'route' } };
    case 'isolated':
      return {};
  }
}

function describeSubnet(
  family: 'ipv4' | 'ipv6',
  subnet: PlanIpv4Subnet | PlanIpv6Subnet,
  reservations: readonly Reservation[],
): NetworkIpDescription {
  return {
    family,
    address: subnet.gateway,
    prefix: Number(subnet.cidr.split('/')[1]),
    dhcpRanges: subnet.dhcpRange === undefined ? [] : [subnet.dhcpRange],
    dhcpHosts: reservations
      .filter((reservation) => reservation.family === family)
      .map(({ mac, name, address }) => ({
        // DHCPv6 tells hosts apart by name; libvirt refuses a MAC address there.
        ...(family === 'ipv4' ? { mac } : {}),
        ...(name === undefined ? {} : { name }),
        ip: address,
      })),
  };
}
