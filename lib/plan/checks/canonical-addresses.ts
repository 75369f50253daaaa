import { formatAddress, formatSubnet, tryParseAddress, tryParseSubnet } from '../addresses';
import type { Plan } from '../document/plan';
import { problem, type Check } from './check';
import { FAMILIES } from './plan-index';

/**
 * Every address is written in one way (dotted decimal; RFC 5952 for IPv6), so that equal addresses are equal texts: in
 * digests, in diffs and in the checks for duplicates. Subnets also name their first address: host bits would be dropped.
 */
export const canonicalAddresses: Check = (plan) =>
  [...statedAddresses(plan)].flatMap(({ text, path, key }) => {
    const at = { path, key };
    const subnet = tryParseSubnet(text);
    if (subnet !== undefined) {
      const canonical = formatSubnet(subnet);
      if (text === canonical) return [];
      return subnet.hasHostBits
        ? [
            problem(
              'subnet-has-host-bits',
              at,
              `${text} is an address inside the subnet ${canonical}`,
              `Write ${canonical}.`,
            ),
          ]
        : [problem('address-not-canonical', at, `${text} is not written canonically`, `Write ${canonical}.`)];
    }
    const address = tryParseAddress(text);
    if (address === undefined) {
      return [
        problem(
          'address-not-canonical',
          at,
          `${text} is not an address`,
          'Write one address without a zone.',
        ),
      ];
    }
    const canonical = formatAddress(address);
    if (text === canonical) return [];
    return [
      problem('address-not-canonical', at, `${text} is not written canonically`, `Write ${canonical}.`),
    ];
  });

interface StatedAddress {
  readonly text: string;
  readonly path: string;
  readonly key: string;
}

function* statedAddresses(plan: Plan): Generator<StatedAddress> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    const { key } = network;
    for (const family of FAMILIES) {
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
  for (const [index, machine] of plan.machines.entries()) {
    for (const [position, nic] of machine.nics.entries()) {
      for (const family of FAMILIES) {
        const text = nic[family];
        if (text === undefined) continue;
        yield { text, path: `$.machines[${index}].nics[${position}].${family}`, key: machine.key };
      }
    }
  }
}
