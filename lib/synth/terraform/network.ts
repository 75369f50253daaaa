import type { NetworkConfig, NetworkIps } from '@cdktf/provider-libvirt/lib/network';
import { describeNetwork, type NetworkDescription, type NetworkIpDescription } from '../../describe';
import type { Plan, PlanNetwork } from '../../plan';
import { addressOf } from './addresses';
import { defined, unlessEmpty } from './defined';
import type { TerraformObject } from './objects';
import { yesOrNo } from './yes-or-no';

export function networkObject(plan: Plan, network: PlanNetwork): TerraformObject {
  const description = describeNetwork(plan, network);
  const { name, domain, mtu, dnsHosts, ips, dnsmasqOptions } = description;
  const config = defined<NetworkConfig>({
    name,
    autostart: network.autostart,
    bridge: bridgeValue(description.bridge),
    forward: description.forward && forwardValue(description.forward),
    mtu: mtu === undefined ? undefined : { size: mtu },
    domain: domain && { name: domain.name, localOnly: yesOrNo(domain.localOnly) },
    dns:
      dnsHosts.length === 0
        ? undefined
        : {
            host: dnsHosts.map(({ ip, hostnames }) => ({
              ip,
              hostnames: hostnames.map((hostname) => ({ hostname })),
            })),
          },
    ips: unlessEmpty(ips.map(subnetValue)),
    dnsmasqOptions:
      dnsmasqOptions.length === 0 ? undefined : { option: dnsmasqOptions.map((value) => ({ value })) },
  });
  return { ...addressOf.network(network.name), config };
}

function bridgeValue({ name, stp, delay }: NetworkDescription['bridge']): NetworkConfig['bridge'] {
  return defined({
    name,
    stp: stp === undefined ? undefined : stp ? 'on' : 'off',
    delay: delay === undefined ? undefined : `${delay}`,
  });
}

function forwardValue({
  mode,
  natIpv6,
}: NonNullable<NetworkDescription['forward']>): NetworkConfig['forward'] {
  return defined({
    mode,
    nat: natIpv6 === undefined ? undefined : { ipv6: yesOrNo(natIpv6) },
  });
}

function subnetValue(ip: NetworkIpDescription): NetworkIps {
  const { family, address, prefix, dhcpRanges, dhcpHosts } = ip;
  return defined<NetworkIps>({
    family,
    address,
    prefix,
    dhcp:
      dhcpRanges.length + dhcpHosts.length === 0
        ? undefined
        : defined<NonNullable<NetworkIps['dhcp']>>({
            ranges: unlessEmpty(dhcpRanges.map(({ start, end }) => ({ start, end }))),
            hosts: unlessEmpty(dhcpHosts.map((host) => ({ ...host }))),
          }),
  });
}
