import { assign, type AssignmentRequest } from './assign';
import { derivedMacAddress } from './derived';
import type { ObjectIdentity } from './identity';

export interface MacAddressRequest {
  /** `<construct path of the machine>/<name of the NIC>` */
  readonly key: string;
  /** The MAC address that the lock file has for this NIC, because its derived one was taken. */
  readonly recorded?: string;
}

export interface MacAddressAssignment {
  /** By the key of the request. */
  readonly macs: ReadonlyMap<string, string>;
  /** The part of `macs` that the construct path alone does not give: what the lock file must remember. */
  readonly rerolled: ReadonlyMap<string, string>;
}

/** With 2^24 addresses and at most 100,000 NICs, 64 re-rolls in a row fail with a probability below 10^-140. */
const ATTEMPTS_MAX = 64;

/**
 * Gives each NIC its derived MAC address, or the next one derived from its path when that is taken. A NIC that was re-rolled
 * keeps what it got. Of two NICs that collide for the first time, the one later in order is re-rolled, whichever was there
 * before: remembering every address only to tell would be a line in the lock file for each NIC of each fleet, against one
 * move in many thousand fleets.
 * @param scope.taken MAC addresses that belong to others: stated by the program, or NICs of other hosts on the same link.
 * @throws Error when a NIC finds no free MAC address, which takes a host that is full beyond what a plan may hold.
 */
export function assignMacAddresses(
  scope: { readonly fleet: string; readonly host: string; readonly taken: Iterable<string> },
  requests: readonly MacAddressRequest[],
): MacAddressAssignment {
  const { fleet, host, taken } = scope;
  const wishes = requests.map((request) => new MacWish({ fleet, host, key: request.key }, request.recorded));
  const macs = assign(wishes, taken);
  const rerolled = new Map<string, string>();
  for (const { key, first } of wishes) {
    const mac = macs.get(key);
    if (mac === undefined) throw new Error(`no MAC address is free for ${key}`);
    if (mac !== first) rerolled.set(key, mac);
  }
  return { macs, rerolled };
}

/** What a NIC can be given, best first. */
class MacWish implements AssignmentRequest, Iterator<string> {
  readonly key: string;
  readonly recorded?: string;
  readonly candidates = this;
  /** What its construct path alone gives. */
  readonly first: string;
  private readonly identity: ObjectIdentity;
  private attempt = 0;

  constructor(identity: ObjectIdentity, recorded: string | undefined) {
    this.identity = identity;
    this.key = identity.key;
    if (recorded !== undefined) this.recorded = recorded;
    this.first = derivedMacAddress(identity);
  }

  next(): IteratorResult<string> {
    const { attempt } = this;
    if (attempt === ATTEMPTS_MAX) return { done: true, value: undefined };
    this.attempt += 1;
    return { done: false, value: attempt === 0 ? this.first : derivedMacAddress(this.identity, attempt) };
  }
}
