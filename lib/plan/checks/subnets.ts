import {
  formatAddress,
  formatSubnet,
  isHostAddress,
  subnetContains,
  subnetsOverlap,
  tryParseSubnet,
} from '../addresses';
import type { PlanProblem } from '../problem';
import { problem, type Check } from './check';
import type { IndexedSubnet } from './plan-index';

/** A subnet must be one that a host can serve guests in, and its gateway one of its host addresses. */
export const subnets: Check = (_plan, index) =>
  index.subnets.flatMap((subnet) => {
    const unusable = whyUnusable(subnet);
    return unusable === undefined ? gatewayProblems(subnet) : [unusable];
  });

/** /31 and /32 leave no address for a guest beside the gateway; shorter than /8 is longer than any private range. */
const IPV4_PREFIX = { shortest: 8, longest: 30 };
/** dnsmasq, which libvirt serves addresses with, refuses DHCPv6 ranges in anything shorter than /64. */
const IPV6_PREFIX = { shortest: 64, longest: 126 };

/** Ranges in which no guest can have an address: this-network, loopback, link-local, multicast and the space beyond (RFC 6890, RFC 4291). */
const UNUSABLE = [
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '224.0.0.0/3',
  '::/8',
  'fe80::/10',
  'ff00::/8',
].flatMap((text) => {
  const subnet = tryParseSubnet(text);
  return subnet === undefined ? [] : [subnet];
});

function whyUnusable(indexed: IndexedSubnet): PlanProblem | undefined {
  const { subnet, network, family } = indexed;
  const at = { path: `${indexed.path}.cidr`, key: network.key };
  const { shortest, longest } = family === 'ipv4' ? IPV4_PREFIX : IPV6_PREFIX;
  const text = formatSubnet(subnet);
  if (subnet.prefixLength < shortest || subnet.prefixLength > longest) {
    const message = `the subnet ${text} of network "${network.name}" cannot be served to guests`;
    return problem('subnet-unusable', at, message, `Use a prefix length from /${shortest} to /${longest}.`);
  }
  const reserved = UNUSABLE.find((range) => subnetsOverlap(range, subnet));
  if (reserved === undefined) return undefined;
  const message = `the subnet ${text} of network "${network.name}" lies in ${formatSubnet(reserved)}, which guests cannot use`;
  const example = family === 'ipv4' ? '10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16' : 'fd00::/8';
  return problem('subnet-unusable', at, message, `Use private addresses, from ${example}.`);
}

function gatewayProblems(indexed: IndexedSubnet): readonly PlanProblem[] {
  const { subnet, gateway, network } = indexed;
  const at = { path: `${indexed.path}.gateway`, key: network.key };
  const text = `the gateway ${formatAddress(gateway)} of network "${network.name}"`;
  if (!subnetContains(subnet, gateway)) {
    const message = `${text} is outside of its subnet ${formatSubnet(subnet)}`;
    return [
      problem('address-outside-subnet', at, message, 'Use an address of the subnet, usually its first.'),
    ];
  }
  if (isHostAddress(subnet, gateway)) return [];
  const message = `${text} is the network or broadcast address of ${formatSubnet(subnet)}`;
  return [problem('address-reserved', at, message, 'Use an address of the subnet, usually its first.')];
}
