import {
  formatAddress,
  isHostAddress,
  nextAddress,
  tryParseAddress,
  tryParseSubnet,
  type IpAddress,
  type IpSubnet,
} from '../plan';
import { assign } from './assign';

/** The part of a network's subnet that says which addresses may be given. All texts are canonical, as in a plan. */
export interface AddressSpace {
  readonly cidr: string;
  readonly gateway: string;
  readonly dhcpRange?: { readonly start: string; readonly end: string };
  /** Addresses with an owner already: fixed by the program, reservations, devices outside of the plan. */
  readonly taken: Iterable<string>;
}

export interface AddressRequest {
  /** `<construct path of the machine>/<name of the NIC>` */
  readonly key: string;
  /** The address that the lock file has for this NIC in this family. */
  readonly recorded?: string;
}

export interface AddressAllocation {
  /** By the key of the request. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Requests that lost the address that was recorded for them, because it may not be given any more. */
  readonly moved: readonly { readonly key: string; readonly from: string }[];
  /** Keys that got nothing: the subnet has no free address left. */
  readonly unserved: readonly string[];
}

/**
 * Gives each NIC that asks for any address the lowest free one outside of the DHCP range, or the one it had before. The answer
 * does not depend on the order of the requests; one that is added moves no other, one that is removed frees its address.
 * @throws RangeError when `space` is not made of addresses.
 */
export function allocateAddresses(
  space: AddressSpace,
  requests: readonly AddressRequest[],
): AddressAllocation {
  const range = parseSpace(space);
  // One walk through the subnet serves all requests, so that a thousand NICs are not a million looks.
  const candidates = freeAddresses(range);
  const addresses = assign(
    requests.map(({ key, recorded }) =>
      recorded !== undefined && mayBeGiven(recorded, range)
        ? { key, candidates, recorded }
        : { key, candidates },
    ),
    space.taken,
  );
  return {
    addresses,
    moved: requests.flatMap(({ key, recorded }) =>
      recorded === undefined || addresses.get(key) === recorded ? [] : [{ key, from: recorded }],
    ),
    unserved: requests.filter(({ key }) => !addresses.has(key)).map(({ key }) => key),
  };
}

interface ParsedSpace {
  readonly subnet: IpSubnet;
  readonly gateway: IpAddress;
  readonly dhcpRange?: { readonly start: IpAddress; readonly end: IpAddress };
}

function parseSpace(space: AddressSpace): ParsedSpace {
  const subnet = tryParseSubnet(space.cidr);
  if (subnet === undefined) throw new RangeError(`${space.cidr} is not a subnet`);
  const gateway = findAddress(space.gateway);
  if (space.dhcpRange === undefined) return { subnet, gateway };
  const { start, end } = space.dhcpRange;
  return { subnet, gateway, dhcpRange: { start: findAddress(start), end: findAddress(end) } };
}

function findAddress(text: string): IpAddress {
  const address = tryParseAddress(text);
  if (address === undefined) throw new RangeError(`${text} is not an address`);
  return address;
}

function mayBeGiven(text: string, { subnet, gateway, dhcpRange }: ParsedSpace): boolean {
  const address = tryParseAddress(text);
  if (address === undefined || formatAddress(address) !== text) return false;
  if (!isHostAddress(subnet, address) || address.value === gateway.value) return false;
  return (
    dhcpRange === undefined || address.value < dhcpRange.start.value || address.value > dhcpRange.end.value
  );
}

function* freeAddresses({ subnet, gateway, dhcpRange }: ParsedSpace): Generator<string> {
  let address = nextAddress({ family: subnet.family, value: subnet.first });
  while (address !== undefined && isHostAddress(subnet, address)) {
    if (
      dhcpRange !== undefined &&
      dhcpRange.start.value <= address.value &&
      address.value <= dhcpRange.end.value
    ) {
      // A range may be half of a /64: step over it, not through it.
      address = nextAddress(dhcpRange.end);
      continue;
    }
    if (address.value !== gateway.value) yield formatAddress(address);
    address = nextAddress(address);
  }
}
