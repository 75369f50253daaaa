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
import { problem, type Check } from './check';

/**
 * Every address is written in one way (dotted decimal; RFC 5952 for IPv6), so that equal addresses are equal texts: in
 * digests, in diffs and in the checks for duplicates. Subnets also name their first address: host bits would be dropped.
 */
export const canonicalAddresses: Check = (plan) => {
  const found: PlanProblem[] = [];
  for (const stated of statedAddresses(plan)) {
    const wrong = whyNotCanonical(stated.text);
    if (wrong === undefined) continue;
    const at = { path: stated.path(), key: stated.key };
    found.push(problem(wrong.code, at, wrong.message, wrong.advice));
  }
  return found;
};

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
  readonly path: () => string;
  readonly key: string;
}

function* statedAddresses(plan: Plan): Generator<StatedAddress> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    const { key } = network;
    for (const family of ADDRESS_FAMILIES) {
      const path = `$.networks[${index}].${family}`;
      const subnet = network[family];
      if (subnet === undefined) continue;
      yield { text: subnet.cidr, path: () => `${path}.cidr`, key };
      yield { text: subnet.gateway, path: () => `${path}.gateway`, key };
      if (subnet.dhcpRange !== undefined) {
        yield { text: subnet.dhcpRange.start, path: () => `${path}.dhcpRange.start`, key };
        yield { text: subnet.dhcpRange.end, path: () => `${path}.dhcpRange.end`, key };
      }
      for (const [position, { address }] of subnet.reservations.entries()) {
        yield { text: address, path: () => `${path}.reservations[${position}].address`, key };
      }
    }
    for (const [position, { address }] of network.dns.hosts.entries()) {
      yield { text: address, path: () => `$.networks[${index}].dns.hosts[${position}].address`, key };
    }
  }
  for (const [index, machine] of plan.machines.entries()) {
    for (const [position, nic] of machine.nics.entries()) {
      for (const family of ADDRESS_FAMILIES) {
        const text = nic[family];
        // Nearly all are plain, and there are thousands.
        if (text === undefined || isPlainIpv4(text)) continue;
        yield { text, path: () => `$.machines[${index}].nics[${position}].${family}`, key: machine.key };
      }
    }
  }
}
