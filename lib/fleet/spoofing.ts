import type { IConstruct } from 'constructs';
import { ConstructError } from './construct-error';
import type { Network } from './network';
import type { NicFilter } from './nic-traffic';

/** Whether machines may send under addresses that are not theirs. */
export type Spoofing = 'blocked' | 'allowed';

/** A network's answer, and whether its author gave it. */
export interface NetworkSpoofing {
  readonly spoofing: Spoofing;
  readonly isStated: boolean;
}

/**
 * What keeps a NIC to its own addresses. `addresses`: MAC, IPv4 and ARP, by libvirt's filter `clean-traffic`. `mac`: the MAC
 * address alone, by `no-mac-spoofing`, where nobody knows the other addresses or some are of IPv6, which `clean-traffic` lets
 * none through of.
 */
export type SpoofingGuard = 'addresses' | 'mac' | 'none';

const CHOICES: readonly Spoofing[] = ['blocked', 'allowed'];

/**
 * An isolated network joins guests that have nothing else in common, so nobody there takes another's address unless the author
 * says so. Whoever shares another network says it with `blocked`.
 * @throws ConstructError when the answer is none: programs may be JavaScript.
 */
export function spoofingOf(at: IConstruct, mode: string, stated: Spoofing | undefined): NetworkSpoofing {
  if (stated !== undefined && !CHOICES.includes(stated)) {
    throw new ConstructError({
      constructPath: at.node.path,
      what: `spoofing is ${JSON.stringify(stated)}`,
      advice: `Use ${CHOICES.map((choice) => `"${choice}"`).join(' or ')}`,
    });
  }
  return {
    spoofing: stated ?? (mode === 'isolated' ? 'blocked' : 'allowed'),
    isStated: stated !== undefined,
  };
}

/** @throws ConstructError when the network's author asks for more than a filter of libvirt's can do. */
export function spoofingGuardOf(
  nic: IConstruct,
  network: Network | undefined,
  addresses: { readonly ipv4IsKnown: boolean; readonly hasIpv6: boolean },
): SpoofingGuard {
  if (network?.spoofing.spoofing !== 'blocked') return 'none';
  if (addresses.ipv4IsKnown && !addresses.hasIpv6) return 'addresses';
  if (!network.spoofing.isStated) return 'mac';
  throw new ConstructError({
    constructPath: nic.node.path,
    what: addresses.hasIpv6
      ? `spoofing is blocked on ${network.node.path}, and libvirt's filter for that lets no IPv6 through`
      : `spoofing is blocked on ${network.node.path}, and nobody knows this NIC's IPv4 address`,
    advice: addresses.hasIpv6
      ? 'Use IPv4 alone there, or define a filter on the host and name it as "filter"'
      : 'State its "ipv4" (or "auto" where the network has a subnet), name another "filter", or make that "none"',
  });
}

/** The filter of a NIC whose author states none. */
export function filterOfGuard(guard: SpoofingGuard, ipv4: string | undefined): NicFilter | undefined {
  if (guard === 'mac') return { name: 'no-mac-spoofing', parameters: [] };
  if (guard === 'none' || ipv4 === undefined) return undefined;
  // Without the parameter libvirt would believe the first address that the guest uses.
  return { name: 'clean-traffic', parameters: [{ name: 'IP', value: ipv4 }] };
}
