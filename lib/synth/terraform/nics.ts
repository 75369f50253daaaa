import type {
  DomainDevicesInterfaces,
  DomainDevicesInterfacesBandwidth,
  DomainDevicesInterfacesBandwidthInbound,
  DomainDevicesInterfacesFilterRef,
} from '@cdktf/provider-libvirt/lib/domain';
import type { BandwidthDescription, InterfaceDescription } from '../../describe';
import { addressOf } from './addresses';
import { defined, unlessEmpty } from './defined';
import { reference } from './expression';

/** One NIC; `leaseWaitSeconds` is how long the provider waits for the address that the network gives it. */
export function nicValue(
  nic: InterfaceDescription,
  leaseWaitSeconds: number | undefined,
): DomainDevicesInterfaces {
  const { linkState, mtu, bandwidth, filter } = nic;
  return defined<DomainDevicesInterfaces>({
    mac: { address: nic.macAddress },
    model: { type: nic.model },
    source:
      nic.type === 'network'
        ? { network: { network: reference(addressOf.network(nic.source), 'name') } }
        : { bridge: { bridge: nic.source } },
    link: linkState === undefined ? undefined : { state: linkState },
    mtu: mtu === undefined ? undefined : { size: mtu },
    bandwidth: bandwidth && bandwidthValue(bandwidth),
    filterRef:
      filter &&
      defined<DomainDevicesInterfacesFilterRef>({
        filter: filter.name,
        parameters: unlessEmpty(filter.parameters.map(({ name, value }) => ({ name, value }))),
      }),
    waitForIp: leaseWaitSeconds === undefined ? undefined : { source: 'lease', timeout: leaseWaitSeconds },
  });
}

/** Nothing where neither direction is limited: libvirt forgets an element that says nothing. */
function bandwidthValue({
  inbound,
  outbound,
}: NonNullable<InterfaceDescription['bandwidth']>): DomainDevicesInterfacesBandwidth | undefined {
  if (inbound === undefined && outbound === undefined) return undefined;
  return defined<DomainDevicesInterfacesBandwidth>({
    inbound: inbound && directionValue(inbound),
    outbound: outbound && directionValue(outbound),
  });
}

function directionValue(direction: BandwidthDescription): DomainDevicesInterfacesBandwidthInbound {
  return defined<DomainDevicesInterfacesBandwidthInbound>({
    average: direction.averageKiBPerSecond,
    peak: direction.peakKiBPerSecond,
    burst: direction.burstKiB,
  });
}
