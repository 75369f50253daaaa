/** The keys from a document to a value within it. */
export type Place = readonly string[];
export type Holder = Record<string, unknown>;

/** The path of every value within `value`. */
export function placesIn(value: unknown, path: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [
    [...path, key],
    ...placesIn(member, [...path, key]),
  ]);
}

/** What the value at `place` stands in. */
export function holderOf(document: unknown, place: Place): Holder {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the paths were taken from this very document
  return place.slice(0, -1).reduce<unknown>((value, key) => (value as Holder)[key], document) as Holder;
}

const setTo =
  (value: unknown) =>
  (holder: Holder, key: string): void => {
    holder[key] = value;
  };

/** What can become of a value, or of what it stands in. */
export const CHANGES: readonly ((holder: Holder, key: string) => void)[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -0,
    1,
    1.5,
    -1,
    Number.NaN,
    2 ** 53,
    1e300,
    '',
    'lan',
    '10.10.0.7',
    '010.10.0.7',
    'fd00:10::0',
    'A'.repeat(600),
    'two\nlines',
    'half \ud800 of a pair',
    [],
    {},
    [[]],
    { constructor: 1 },
    { b: 1, a: 2 },
    { kind: 'disk' },
    { kind: 'text', text: 'x' },
    new Date(0),
    new Map(),
  ].map(setTo),
  (holder, key) => Reflect.deleteProperty(holder, key),
  (holder, key) => setTo([holder[key], holder[key]])(holder, key),
  (holder) => setTo(1)(holder, Array.isArray(holder) ? String(holder.length) : 'added'),
  (holder) => setTo(1)(holder, Array.isArray(holder) ? '0' : 'zzz'),
  (holder, key) => {
    const value = holder[key];
    Reflect.deleteProperty(holder, key);
    setTo(value)(holder, key);
  },
];
