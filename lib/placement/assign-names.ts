import { NAME_PATTERN } from '../plan';
import { assign } from './assign';

export interface NameRequest {
  /** Construct path of the object. */
  readonly key: string;
  /** What the object would be called if nobody else was; any text. */
  readonly wish: string;
  /** The name that the lock file has for it. */
  readonly recorded?: string;
}

/** A DNS label (RFC 1035, section 2.3.4). */
const NAME_LENGTH_MAX = 63;

/** More objects with one wish than a plan may hold objects of a kind. */
const NUMBER_MAX = 100_000;

/**
 * Gives each object a name of its own that is a DNS label: its wish, or its wish with the first free number from 2 behind it.
 * Names that were recorded stay, also when the object that had the name first goes away.
 * @param taken names that the program gives itself.
 */
export function assignNames(
  requests: readonly NameRequest[],
  taken: Iterable<string>,
): ReadonlyMap<string, string> {
  return assign(
    requests.map(({ key, wish, recorded }) => ({
      key,
      candidates: numbered(toLabel(wish)),
      ...(recorded !== undefined && NAME_PATTERN.test(recorded) ? { recorded } : {}),
    })),
    taken,
  );
}

/** Holds no two hyphens in a row. */
function toLabel(wish: string): string {
  const label = wish
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH_MAX)
    .replaceAll(/^-|-$/g, '');
  // A wish without a single usable character still names something.
  return label === '' ? 'unnamed' : label;
}

function* numbered(label: string): Generator<string> {
  yield label;
  for (let number = 2; number <= NUMBER_MAX; number += 1) {
    const suffix = `-${number}`;
    yield `${label.slice(0, NAME_LENGTH_MAX - suffix.length).replace(/-$/, '')}${suffix}`;
  }
}
