import type { Network, Subnet } from '../../fleet';
import type { PlanInput } from '../../plan';

type NetworkInput = PlanInput['networks'][number];
type SubnetInput = NonNullable<Extract<NetworkInput, { mode: 'nat' }>['ipv4']>;

export function networkToPlan(
  network: Network,
  identity: { readonly uuid: string; readonly bridgeName: string },
): NetworkInput {
  const { name, autostart, kind: settings } = network;
  const { uuid } = identity;
  const key = network.node.path;
  if (settings.kind === 'bridge') {
    return { autostart, existingBridge: settings.existingBridge, key, mode: 'bridge', name, uuid };
  }
  return {
    autostart,
    bridgeName: settings.bridgeName ?? identity.bridgeName,
    dns: {
      ...(settings.dns.domain === undefined ? {} : { domain: settings.dns.domain }),
      hosts: (settings.dns.hosts ?? []).map((host) => ({ address: host.address, names: [...host.names] })),
    },
    ...(settings.ipv4 === undefined ? {} : { ipv4: subnetToPlan(settings.ipv4) }),
    ...(settings.ipv6 === undefined ? {} : { ipv6: subnetToPlan(settings.ipv6) }),
    key,
    mode: settings.mode,
    ...(settings.mtu === undefined ? {} : { mtu: settings.mtu }),
    name,
    uuid,
  };
}

function subnetToPlan(subnet: Subnet): SubnetInput {
  return {
    cidr: subnet.cidr,
    ...(subnet.dhcpRange === undefined
      ? {}
      : { dhcpRange: { end: subnet.dhcpRange.end, start: subnet.dhcpRange.start } }),
    gateway: subnet.gateway,
    reservations: subnet.reservations.map(({ address, mac, name }) => ({
      address,
      mac,
      ...(name === undefined ? {} : { name }),
    })),
  };
}
