import { Address6 } from 'ip-address';

/**
 * IP addresses as numbers, for both families alike. Parsing and writing IPv6 is the `ip-address` package's work
 * (docs/decisions/0002-hashing-and-ip-arithmetic-in-pure-rooms.md); what is here is IPv4, comparing and counting.
 */
export const ADDRESS_FAMILIES = ['ipv4', 'ipv6'] as const;
export type AddressFamily = (typeof ADDRESS_FAMILIES)[number];

export interface IpAddress {
  readonly family: AddressFamily;
  readonly value: bigint;
}

/** A block of addresses with a common prefix; `first` is the network address, `last` the highest one in it. */
export interface IpSubnet {
  readonly family: AddressFamily;
  readonly prefixLength: number;
  readonly first: bigint;
  readonly last: bigint;
  /** Whether the text named an address inside the block instead of the block itself: 10.0.0.1/24. */
  readonly hasHostBits: boolean;
}

const BITS = { ipv4: 32, ipv6: 128 } as const;

/** The address that `text` writes, or undefined when it writes none. Prefix lengths and zones are refused. */
export function tryParseAddress(text: string): IpAddress | undefined {
  const plain = readPlainIpv4(text);
  if (plain !== undefined) return { family: 'ipv4', value: BigInt(plain) };
  if (/[/%]/.test(text)) return undefined;
  if (Address6.isValid(text)) return { family: 'ipv6', value: new Address6(text).bigInt() };
  return undefined;
}

/** The block that `text` (`10.0.0.0/24`, `fd00::/64`) writes, or undefined when it writes none. */
export function tryParseSubnet(text: string): IpSubnet | undefined {
  const [addressText, prefixText, ...rest] = text.split('/');
  if (addressText === undefined || prefixText === undefined || rest.length > 0) return undefined;
  const address = tryParseAddress(addressText);
  if (address === undefined || !/^(0|[1-9][0-9]{0,2})$/.test(prefixText)) return undefined;
  const prefixLength = Number(prefixText);
  const bits = BITS[address.family];
  if (prefixLength > bits) return undefined;
  const hostMask = (1n << BigInt(bits - prefixLength)) - 1n;
  const first = address.value & ~hostMask;
  return {
    family: address.family,
    prefixLength,
    first,
    last: first | hostMask,
    hasHostBits: first !== address.value,
  };
}

/** The canonical text: dotted decimal, or lower-case compressed IPv6 (RFC 5952). */
export function formatAddress(address: IpAddress): string {
  if (address.family === 'ipv6') return Address6.fromBigInt(address.value).correctForm();
  const value = Number(address.value);
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

/** Whether `text` writes an IPv4 address as {@link formatAddress} does; much quicker than reading and writing it. */
export function isPlainIpv4(text: string): boolean {
  return readPlainIpv4(text) !== undefined;
}

const ZERO = '0'.charCodeAt(0);
const DOT = '.'.charCodeAt(0);
/** `255.255.255.255` */
const PLAIN_IPV4_LENGTH_MAX = 15;

/**
 * The number of an IPv4 address in dotted decimal without leading zeros, which others take for octal: the package takes no other
 * form either. By hand, because a host has thousands of these.
 */
function readPlainIpv4(text: string): number | undefined {
  if (text.length > PLAIN_IPV4_LENGTH_MAX) return undefined;
  let value = 0;
  let parts = 0;
  let part = -1;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === DOT) {
      if (part === -1) return undefined;
      value = value * 256 + part;
      parts += 1;
      part = -1;
      continue;
    }
    const digit = code - ZERO;
    // No digit follows a leading zero.
    if (digit < 0 || digit > 9 || part === 0) return undefined;
    part = part === -1 ? digit : part * 10 + digit;
    if (part > 255) return undefined;
  }
  return parts === 3 && part !== -1 ? value * 256 + part : undefined;
}

/** The canonical text of a block, host bits dropped. */
export function formatSubnet(subnet: IpSubnet): string {
  return `${formatAddress({ family: subnet.family, value: subnet.first })}/${subnet.prefixLength}`;
}

/** Whether `address` lies in `subnet`; an address of the other family never does. */
export function subnetContains(subnet: IpSubnet, address: IpAddress): boolean {
  return subnet.family === address.family && subnet.first <= address.value && address.value <= subnet.last;
}

/** Whether two blocks share an address (one then holds the other). */
export function subnetsOverlap(left: IpSubnet, right: IpSubnet): boolean {
  return left.family === right.family && left.first <= right.last && right.first <= left.last;
}

/** Negative, zero or positive like a sort's comparison: IPv4 before IPv6, then by number. */
export function compareAddresses(left: IpAddress, right: IpAddress): number {
  if (left.family !== right.family) return left.family === 'ipv4' ? -1 : 1;
  return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
}

/** The address after this one, or undefined after the family's last. */
export function nextAddress(address: IpAddress): IpAddress | undefined {
  const value = address.value + 1n;
  return value >> BigInt(BITS[address.family]) === 0n ? { family: address.family, value } : undefined;
}

/**
 * Whether an address may be given to a machine as far as its subnet goes: not the network address (IPv6: the subnet-router
 * anycast address, RFC 4291 section 2.6.1) and not the IPv4 broadcast address.
 */
export function isHostAddress(subnet: IpSubnet, address: IpAddress): boolean {
  if (!subnetContains(subnet, address) || address.value === subnet.first) return false;
  return subnet.family === 'ipv6' || address.value !== subnet.last;
}
