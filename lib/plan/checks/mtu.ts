import { problem, type Check } from './check';

/** The smallest MTU that IPv6 allows (RFC 8200, section 5); below it Linux turns IPv6 off on the interface. */
const IPV6_MTU_MIN = 1280;

/** A network with IPv6 has an MTU that IPv6 can work with. */
export const mtu: Check = (plan) =>
  plan.networks.flatMap((network, index) => {
    if (network.mode === 'bridge' || network.ipv6 === undefined) return [];
    if (network.mtu === undefined || network.mtu >= IPV6_MTU_MIN) return [];
    const at = { path: `$.networks[${index}].mtu`, key: network.key };
    const message = `network "${network.name}" has an MTU of ${network.mtu}, and IPv6 needs ${IPV6_MTU_MIN}`;
    return [problem('mtu-too-small', at, message, 'Make the MTU larger, or remove the IPv6 subnet.')];
  });
