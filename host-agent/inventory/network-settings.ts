import { formatAddress, formatSubnet, tryParseAddress, tryParseSubnet } from '../../lib/plan';
import type { NetworkDefinition, NetworkIp } from '../libvirt';
import type { NetworkSettings, SubnetSettings } from './types';

/** What a network's definition says, in the plan's words. Of several subnets of one family the first counts; plans state one. */
export function networkSettingsOf(definition: NetworkDefinition): NetworkSettings {
  const subnetOf = (family: NetworkIp['family']): SubnetSettings | undefined => {
    const ip = definition.ips.find((candidate) => candidate.family === family);
    return ip === undefined ? undefined : subnetSettingsOf(ip);
  };
  const [ipv4, ipv6] = [subnetOf('ipv4'), subnetOf('ipv6')];
  return {
    mode: modeOf(definition.forward?.mode),
    ...(definition.bridge?.name === undefined ? {} : { bridgeName: definition.bridge.name }),
    ...(definition.mtu === undefined ? {} : { mtu: definition.mtu }),
    ...(ipv4 === undefined ? {} : { ipv4 }),
    ...(ipv6 === undefined ? {} : { ipv6 }),
    ...(definition.domain === undefined ? {} : { dnsDomain: definition.domain.name }),
    dnsHosts: definition.dnsHosts.map((host) => ({
      address: canonicalAddress(host.ip),
      names: host.hostnames,
    })),
  };
}

function modeOf(forwardMode: string | undefined): NetworkSettings['mode'] {
  switch (forwardMode) {
    case undefined:
      return 'isolated';
    case 'nat':
      return 'nat';
    case 'route':
      return 'routed';
    case 'bridge':
      return 'bridge';
    default:
      return 'other';
  }
}

function subnetSettingsOf(ip: NetworkIp): SubnetSettings {
  const gateway = canonicalAddress(ip.address);
  const cidr = `${gateway}/${ip.prefix}`;
  const subnet = tryParseSubnet(cidr);
  const [range] = ip.dhcpRanges;
  return {
    cidr: subnet === undefined ? cidr : formatSubnet(subnet),
    gateway,
    ...(range === undefined
      ? {}
      : { dhcpRange: { start: canonicalAddress(range.start), end: canonicalAddress(range.end) } }),
    reservations: ip.dhcpHosts
      .map(({ mac, name, ip: address }) => ({
        ...(mac === undefined ? {} : { mac: mac.toLowerCase() }),
        ...(name === undefined ? {} : { name }),
        address: canonicalAddress(address),
      }))
      .toSorted((left, right) => (left.address < right.address ? -1 : left.address > right.address ? 1 : 0)),
  };
}

/** The one way to write an address; what is none is left as it is. */
function canonicalAddress(text: string): string {
  const address = tryParseAddress(text);
  return address === undefined ? text : formatAddress(address);
}
