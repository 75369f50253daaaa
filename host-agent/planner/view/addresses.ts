/** IP addresses as numbers, so that two spellings of one address are equal (RFC 4291, section 2.2; RFC 5952). */
export interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

export interface Subnet {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/** The address, or undefined when `text` is none. */
export function tryParseAddress(text: string): Address | undefined {
  return text.includes(':') ? tryParseIpv6(text) : tryParseIpv4(text);
}

/** The range that `address/length` covers, host bits ignored; undefined when `text` is no such thing. */
export function tryParseSubnet(text: string): Subnet | undefined {
  const [addressText = '', lengthText = '', ...rest] = text.split('/');
  const address = tryParseAddress(addressText);
  if (address === undefined || rest.length > 0 || !/^\d{1,3}$/.test(lengthText)) return undefined;
  const length = Number(lengthText);
  if (length > address.bits) return undefined;
  const size = 1n << BigInt(address.bits - length);
  const first = address.value - (address.value % size);
  return { bits: address.bits, first, last: first + size - 1n };
}

/** Whether two subnets share an address; text that is no subnet shares none. */
export function subnetsOverlap(a: string, b: string): boolean {
  const [left, right] = [tryParseSubnet(a), tryParseSubnet(b)];
  if (left === undefined || right === undefined || left.bits !== right.bits) return false;
  return left.first <= right.last && right.first <= left.last;
}

/** One spelling for each address or subnet; text that is neither stays as it is. */
export function canonicalAddress(text: string): string {
  const [addressText = '', ...rest] = text.split('/');
  const address = tryParseAddress(addressText);
  if (address === undefined) return text;
  return [`${address.bits}:${address.value.toString(16)}`, ...rest].join('/');
}

function tryParseIpv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return undefined;
  return { bits: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) };
}

function tryParseIpv6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = '', tail = ''] = halves;
  const left = tryParseGroups(head);
  const right = tryParseGroups(tail);
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...right];
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | group, 0n) };
}

/** Groups of 16 bits; an IPv4 address at the end counts as two (RFC 4291, section 2.2.3). */
function tryParseGroups(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  for (const part of text.split(':')) {
    const embedded = part.includes('.') ? tryParseIpv4(part) : undefined;
    if (embedded !== undefined) groups.push(embedded.value >> 16n, embedded.value & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}
