/** Somebody that wants one value for good. */
export interface AssignmentRequest {
  /** Construct path, no other request's; requests are served in its order, so that the order of the program does not matter. */
  readonly key: string;
  /** What was given last time, if it is still a value that may be given. */
  readonly recorded?: string;
  /** What may be given, best first. Requests may share one: what it has passed is taken, so nobody needs to look there again. */
  readonly candidates: Iterator<string>;
}

/**
 * Gives each request a value that nobody else has. What was recorded stays, so a request that is added moves no other; the
 * rest take their first free candidate. Requests whose candidates run out are missing from the answer.
 * @param taken values that are not to be given: they belong to others for good.
 */
export function assign(
  requests: readonly AssignmentRequest[],
  taken: Iterable<string>,
): ReadonlyMap<string, string> {
  const used = new Set(taken);
  const assigned = new Map<string, string>();
  const sorted = requests.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  for (const { key, recorded } of sorted) {
    // A lock file edited by hand may give two requests one value: the first in order keeps it.
    if (recorded === undefined || used.has(recorded)) continue;
    used.add(recorded);
    assigned.set(key, recorded);
  }
  for (const { key, candidates } of sorted) {
    if (assigned.has(key)) continue;
    const value = firstFree(candidates, used);
    if (value === undefined) continue;
    used.add(value);
    assigned.set(key, value);
  }
  return assigned;
}

function firstFree(candidates: Iterator<string>, used: ReadonlySet<string>): string | undefined {
  // By hand, because leaving a for-of loop would close an iterator that others go on with.
  for (let next = candidates.next(); next.done !== true; next = candidates.next()) {
    if (!used.has(next.value)) return next.value;
  }
  return undefined;
}
