import type { Network, Subnet } from '../../fleet';
import type { PlanInput } from '../../plan';

type NetworkInput = PlanInput['networks'][number];
type SubnetInput = NonNullable<Extract<NetworkInput, { mode: 'nat' }>['ipv4']>;

export function networkToPlan(
  network: Network,
  identity: { readonly uuid: string; readonly bridgeName: string },
): NetworkInput {
  const common = {
    name: network.name,
    uuid: identity.uuid,
    key: network.node.path,
    autostart: network.autostart,
  };
  const settings = network.kind;
  if (settings.kind === 'bridge') {
    return { ...common, mode: 'bridge', existingBridge: settings.existingBridge };
  }
  return {
    ...common,
    mode: settings.mode,
    bridgeName: settings.bridgeName ?? identity.bridgeName,
    ...(settings.mtu === undefined ? {} : { mtu: settings.mtu }),
    ...(settings.ipv4 === undefined ? {} : { ipv4: subnetToPlan(settings.ipv4) }),
    ...(settings.ipv6 === undefined ? {} : { ipv6: subnetToPlan(settings.ipv6) }),
    dns: {
      ...(settings.dns.domain === undefined ? {} : { domain: settings.dns.domain }),
      hosts: (settings.dns.hosts ?? []).map((host) => ({ address: host.address, names: [...host.names] })),
    },
  };
}

function subnetToPlan(subnet: Subnet): SubnetInput {
  return {
    cidr: subnet.cidr,
    gateway: subnet.gateway,
    ...(subnet.dhcpRange === undefined ? {} : { dhcpRange: { ...subnet.dhcpRange } }),
    reservations: subnet.reservations.map((reservation) => ({ ...reservation })),
  };
}
