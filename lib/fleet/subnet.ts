import type { IConstruct } from 'constructs';
import {
  formatAddress,
  formatSubnet,
  sha256Hex,
  tryParseAddress,
  tryParseSubnet,
  type AddressFamily,
  type IpSubnet,
} from '../plan';
import { checkedArgument, checkedOptional, field, shown } from './arguments';
import { ConstructError } from './construct-error';

export interface SubnetProps {
  /** Network address and prefix length: `10.0.0.0/24`. */
  readonly cidr: string;
  /**
   * The host's own address in the subnet.
   * @default - the first address of the subnet
   */
  readonly gateway?: string;
  /**
   * Addresses handed out to whoever asks. Fixed addresses are taken from outside it.
   * @default - IPv4: the upper half of the subnet, at most 32,768 addresses; IPv6: 'none'
   */
  readonly dhcpRange?: { readonly start: string; readonly end: string } | 'none';
  /**
   * Fixed addresses for devices that are no machine of this host; machines state theirs themselves.
   * @default - none
   */
  readonly reservations?: readonly {
    readonly mac: string;
    readonly address: string;
    readonly name?: string;
  }[];
}

/** A subnet with nothing left open. */
export interface Subnet {
  readonly cidr: string;
  readonly gateway: string;
  readonly dhcpRange: { readonly start: string; readonly end: string } | undefined;
  readonly reservations: readonly {
    readonly mac: string;
    readonly address: string;
    readonly name?: string;
  }[];
}

/** libvirt refuses DHCP ranges of more than 65,535 addresses (virSocketAddrGetRange); half of that is a /17. */
const DHCP_RANGE_ADDRESSES_MAX = 32_768n;
/** Below 16 addresses a range would leave too few fixed ones to be a sensible default. */
const DHCP_RANGE_SUBNET_ADDRESSES_MIN = 16n;

/** @throws ConstructError when an argument is none that a plan can hold; what lies where is checked at synthesis. */
export function subnetFromProps(at: IConstruct, family: AddressFamily, props: SubnetProps): Subnet {
  // `subnet.shape` is the same for both families but for the address.
  const shape = field.managedNetwork[family].unwrap().shape;
  const block = tryParseSubnet(props.cidr);
  if (block === undefined || block.family !== family) {
    throw new ConstructError({
      constructPath: at.node.path,
      what: `${family}.cidr is ${shown(props.cidr)}, which is no ${family === 'ipv4' ? 'IPv4' : 'IPv6'} subnet`,
      advice: `State a network address and prefix length, such as ${family === 'ipv4' ? '10.0.0.0/24' : 'fd00:1::/64'}`,
    });
  }
  const stated = props.dhcpRange === 'none' ? undefined : props.dhcpRange;
  const range = props.dhcpRange === undefined ? defaultDhcpRange(block) : stated;
  checkedOptional(at, `${family}.dhcpRange`, shape.dhcpRange, stated);
  checkedOptional(at, `${family}.reservations`, shape.reservations, props.reservations);
  checkedOptional(at, `${family}.gateway`, shape.gateway, props.gateway);
  const gateway = props.gateway ?? formatAddress({ family, value: block.first + 1n });
  return {
    // Only the writing is normalised here: host bits stay, for the check at synthesis to name them.
    cidr: block.hasHostBits ? props.cidr : formatSubnet(block),
    gateway: canonicalAddress(gateway),
    dhcpRange: range && { start: canonicalAddress(range.start), end: canonicalAddress(range.end) },
    reservations: (props.reservations ?? []).map((reservation) => ({
      ...reservation,
      address: canonicalAddress(reservation.address),
    })),
  };
}

/** `fd00::0:1` and `fd00::1` are one address, and a plan writes it in one way. */
export function canonicalAddress(text: string): string {
  const address = tryParseAddress(text);
  return address === undefined ? text : formatAddress(address);
}

/** @throws ConstructError when `text` is no address of `family`. */
export function checkedAddress(
  at: IConstruct,
  argument: string,
  family: AddressFamily,
  text: string,
): string {
  return canonicalAddress(checkedArgument(at, argument, field.nic[family].unwrap(), text));
}

/**
 * A subnet for a network that states none: a /24 in 10.64.0.0/10, fixed by the names of fleet, host and network, so that
 * adding another network does not move it. Two that meet by chance are reported at synthesis.
 */
export function derivedIpv4Cidr(names: {
  readonly fleet: string;
  readonly host: string;
  readonly network: string;
}): string {
  const digest = sha256Hex(new TextEncoder().encode([names.fleet, names.host, names.network].join('/')));
  const block = BigInt(`0x${digest.slice(0, 4)}`) & 0x3fffn;
  const first = (10n << 24n) | (64n << 16n) | (block << 8n);
  return `${formatAddress({ family: 'ipv4', value: first })}/24`;
}

function defaultDhcpRange(block: IpSubnet): { readonly start: string; readonly end: string } | undefined {
  const addresses = block.last - block.first + 1n;
  if (block.family === 'ipv6' || addresses < DHCP_RANGE_SUBNET_ADDRESSES_MIN) return undefined;
  const half = addresses / 2n;
  const count = half < DHCP_RANGE_ADDRESSES_MAX ? half : DHCP_RANGE_ADDRESSES_MAX;
  const address = (value: bigint): string => formatAddress({ family: block.family, value });
  return { start: address(block.last + 1n - count), end: address(block.last - 1n) };
}
