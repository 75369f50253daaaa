import {
  reservationsOf,
  tryParseSubnet,
  type Plan,
  type PlanIpv4Subnet,
  type PlanIpv6Subnet,
  type PlanNetwork,
} from '../../plan';
import { resourceId, type ResourceAddress, type TerraformObject, type TerraformValue } from './expression';

const FORWARD_MODES = { nat: 'nat', routed: 'route', bridge: 'bridge' } as const;

export const networkAddress = (name: string): ResourceAddress => ({
  type: 'libvirt_network',
  id: resourceId(name),
});

export function networkResource(plan: Plan, network: PlanNetwork): TerraformObject {
  const common = {
    name: network.name,
    autostart: network.autostart,
    // Without forwarding a network is isolated.
    forward: network.mode === 'isolated' ? undefined : { mode: FORWARD_MODES[network.mode] },
  };
  if (network.mode === 'bridge') {
    return {
      ...networkAddress(network.name),
      attributes: { ...common, bridge: { name: network.existingBridge } },
    };
  }
  const reservations = reservationsOf(plan, network);
  const ips = (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const subnet = network[family];
    if (subnet === undefined) return [];
    const hosts = reservations
      .filter((reservation) => reservation.family === family)
      // DHCPv6 knows no MAC addresses: libvirt takes a host's name there.
      .map(({ address, mac, name }) => ({ ip: address, mac: family === 'ipv4' ? mac : undefined, name }));
    return [subnetValue(family, subnet, hosts)];
  });
  const dnsHosts = network.dns.hosts.map((host) => ({
    ip: host.address,
    hostnames: host.names.map((hostname) => ({ hostname })),
  }));
  return {
    ...networkAddress(network.name),
    attributes: {
      ...common,
      mtu: network.mtu === undefined ? undefined : { size: network.mtu },
      bridge: { name: network.bridgeName },
      domain: network.dns.domain === undefined ? undefined : { name: network.dns.domain },
      dns: dnsHosts.length === 0 ? undefined : { host: dnsHosts },
      ips: ips.length === 0 ? undefined : ips,
    },
  };
}

function subnetValue(
  family: 'ipv4' | 'ipv6',
  subnet: PlanIpv4Subnet | PlanIpv6Subnet,
  hosts: readonly { readonly [attribute: string]: string | undefined }[],
): TerraformValue {
  const ranges = subnet.dhcpRange === undefined ? [] : [{ ...subnet.dhcpRange }];
  return {
    family,
    address: subnet.gateway,
    prefix: tryParseSubnet(subnet.cidr)?.prefixLength,
    dhcp: ranges.length + hosts.length === 0 ? undefined : { ranges, hosts },
  };
}
