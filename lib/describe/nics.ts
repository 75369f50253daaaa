import type { PlanBandwidth, PlanNic } from '../plan';
import type { BandwidthDescription, InterfaceDescription } from './shapes';

/** One NIC, as it is in the whole machine and as it is plugged into a running one. */
export function describeNic(nic: PlanNic): InterfaceDescription {
  const { attachment, mtu, bandwidth, filter } = nic;
  return {
    type: attachment.kind,
    macAddress: nic.mac,
    source: attachment.kind === 'network' ? attachment.network : attachment.bridge,
    model: nic.model,
    ...(nic.linkUp ? {} : { linkState: 'down' as const }),
    ...(mtu === undefined ? {} : { mtu }),
    ...(bandwidth === undefined ? {} : { bandwidth: describeBandwidth(bandwidth) }),
    ...(filter === undefined ? {} : { filter }),
  };
}

function describeBandwidth({
  inbound,
  outbound,
}: NonNullable<PlanNic['bandwidth']>): NonNullable<InterfaceDescription['bandwidth']> {
  return {
    ...(inbound === undefined ? {} : { inbound: describeDirection(inbound) }),
    ...(outbound === undefined ? {} : { outbound: describeDirection(outbound) }),
  };
}

function describeDirection(direction: PlanBandwidth): BandwidthDescription {
  const { averageKiBPerSecond, peakKiBPerSecond, burstKiB } = direction;
  return {
    averageKiBPerSecond,
    ...(peakKiBPerSecond === undefined ? {} : { peakKiBPerSecond }),
    ...(burstKiB === undefined ? {} : { burstKiB }),
  };
}
