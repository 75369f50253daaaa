import { assign } from './assign';
import { derivedMacAddress } from './derived';

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
  const macs = assign(
    requests.map((request) => ({
      ...request,
      candidates: derivedMacAddresses({ fleet, host, key: request.key }),
    })),
    taken,
  );
  const unserved = requests.find(({ key }) => !macs.has(key));
  if (unserved !== undefined) throw new Error(`no MAC address is free for ${unserved.key}`);
  const rerolled = [...macs].filter(([key, mac]) => mac !== derivedMacAddress({ fleet, host, key }));
  return { macs, rerolled: new Map(rerolled) };
}

function* derivedMacAddresses(
  identity: Parameters<typeof derivedMacAddress>[0],
): Generator<string, undefined> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) yield derivedMacAddress(identity, attempt);
}
