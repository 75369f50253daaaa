/** Turns a value from outside into a typed one, or undefined when it is anything else. */
export type Reader<Value> = (value: unknown) => Value | undefined;

/** Marks a reader whose field may be missing. */
export type OptionalReader<Value> = Reader<Value> & { readonly optional: true };

type Fields<Value> = {
  readonly [Key in keyof Value]-?: undefined extends Value[Key]
    ? OptionalReader<Exclude<Value[Key], undefined>>
    : Reader<Value[Key]>;
};

/** 4 KiB: the longest text that we write is a path. */
const TEXT_LENGTH_MAX = 4096;

/** A non-empty text of bounded length. */
export const name: Reader<string> = (value) =>
  typeof value === 'string' && value.length > 0 && value.length <= TEXT_LENGTH_MAX ? value : undefined;

/** Anything that names content: kept as text, compared for equality only. */
export const digestText: Reader<string> = name;

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const wholeNumber: Reader<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

export function optional<Value>(reader: Reader<Value>): OptionalReader<Value> {
  return Object.assign((value: unknown) => reader(value), { optional: true as const });
}

export function listOf<Value>(reader: Reader<Value>): Reader<readonly Value[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const items = value.map(reader).filter((item) => item !== undefined);
    return items.length === value.length ? items : undefined;
  };
}

/** Closed: a key that is not among `fields` makes the whole value unreadable. */
export function object<Value extends object>(fields: Fields<Value>): Reader<Value> {
  const known: ReadonlyMap<string, Reader<unknown>> = new Map(Object.entries(fields));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const given = new Map<string, unknown>(Object.entries(value));
    if ([...given.keys()].some((key) => !known.has(key))) return undefined;
    const entries: [string, unknown][] = [];
    for (const [key, reader] of known) {
      const isOptional = 'optional' in reader;
      if (isOptional && given.get(key) === undefined) continue;
      const read = reader(given.get(key));
      if (read === undefined) return undefined;
      entries.push([key, read]);
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field was read by the reader that its type demands, which the compiler cannot follow through a loop
    return Object.fromEntries(entries) as Value;
  };
}
