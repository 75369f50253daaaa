import {
  ADDRESS_FAMILIES,
  formatAddress,
  formatSubnet,
  isPlainIpv4,
  tryParseAddress,
  tryParseSubnet,
} from '../addresses';
import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { collect, collectParts, nicsOf, NONE, problem, type Check } from './check';

/**
 * Every address is written in one way (dotted decimal; RFC 5952 for IPv6), so that equal addresses are equal texts: in
 * digests, in diffs and in the checks for duplicates. Subnets also name their first address: host bits would be dropped.
 */
export const canonicalAddresses: Check = (plan) => [
  ...collect([...addressesOfNetworks(plan)], notCanonical),
  ...collectParts(plan.machines, nicsOf, (nic, position, { key }, index) => {
    // Nearly all are plain, and there are thousands.
    if (isPlain(nic.ipv4) && isPlain(nic.ipv6)) return NONE;
    return ADDRESS_FAMILIES.flatMap((family) => {
      const path = `$.machines[${index}].nics[${position}].${family}`;
      const text = nic[family];
      return text === undefined ? NONE : notCanonical({ text, path, key });
    });
  }),
];

function isPlain(text: string | undefined): boolean {
  return text === undefined || isPlainIpv4(text);
}

function notCanonical({ text, path, key }: StatedAddress): readonly PlanProblem[] {
  const wrong = whyNotCanonical(text);
  return wrong === undefined ? NONE : [problem(wrong.code, { path, key }, wrong.message, wrong.advice)];
}

function whyNotCanonical(text: string):
  | {
      readonly code: 'subnet-has-host-bits' | 'address-not-canonical';
      readonly message: string;
      readonly advice: string;
    }
  | undefined {
  const subnet = tryParseSubnet(text);
  const address = subnet === undefined ? tryParseAddress(text) : undefined;
  const canonical = subnet === undefined ? address && formatAddress(address) : formatSubnet(subnet);
  if (canonical === text) return undefined;
  if (canonical === undefined) {
    const advice = 'Write one address without a zone.';
    return { code: 'address-not-canonical', message: `${text} is not an address`, advice };
  }
  const advice = `Write ${canonical}.`;
  if (subnet?.hasHostBits === true) {
    const message = `${text} is an address inside the subnet ${canonical}`;
    return { code: 'subnet-has-host-bits', message, advice };
  }
  return { code: 'address-not-canonical', message: `${text} is not written canonically`, advice };
}

interface StatedAddress {
  readonly text: string;
  readonly path: string;
  readonly key: string;
}

function* addressesOfNetworks(plan: Plan): Generator<StatedAddress> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    const { key } = network;
    for (const family of ADDRESS_FAMILIES) {
      const path = `$.networks[${index}].${family}`;
      const subnet = network[family];
      if (subnet === undefined) continue;
      yield { text: subnet.cidr, path: `${path}.cidr`, key };
      yield { text: subnet.gateway, path: `${path}.gateway`, key };
      if (subnet.dhcpRange !== undefined) {
        yield { text: subnet.dhcpRange.start, path: `${path}.dhcpRange.start`, key };
        yield { text: subnet.dhcpRange.end, path: `${path}.dhcpRange.end`, key };
      }
      for (const [position, { address }] of subnet.reservations.entries()) {
        yield { text: address, path: `${path}.reservations[${position}].address`, key };
      }
    }
    for (const [position, { address }] of network.dns.hosts.entries()) {
      yield { text: address, path: `$.networks[${index}].dns.hosts[${position}].address`, key };
    }
  }
}
