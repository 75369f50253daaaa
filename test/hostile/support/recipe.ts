/** A piece of a file: text, bytes, something many times over, or a hole that takes no room on a disk. */
export type Part =
  | string
  | { readonly hex: string }
  | { readonly repeat: string; readonly times: number }
  | { readonly hole: number };

type Path = readonly (string | number)[];

/** One change on the way from a good document to a hostile one. Those of the document come before those of its bytes. */
export type Change =
  | { readonly set: Path; readonly to: unknown }
  | { readonly remove: Path }
  | { readonly copy: Path; readonly to: Path }
  /** In the bytes: the first place with this text, which must be there. */
  | { readonly replace: string; readonly by: readonly Part[] }
  | { readonly append: readonly Part[] }
  /** By a function of the kind, such as one that signs. */
  | { readonly make: string; readonly with?: Readonly<Record<string, unknown>> };

/**
 * How to make an input that is too large to keep, or that differs from a good document in one place only. Within `to`,
 * `{"repeat": "a", "times": 300}` is a long text and `{"list": {…}, "times": 300}` a long list, in which `%n` is the number of the entry.
 */
export interface Recipe {
  /** What is tried, as a sentence without a full stop. */
  readonly why: string;
  /** Name of a good document of the kind; absent: nothing but `change` or `parts`. */
  readonly from?: string;
  readonly parts?: readonly Part[];
  readonly change?: readonly Change[];
  /** Further words for the command that is given the input. */
  readonly words?: readonly string[];
}

/** What a kind of document brings along for its recipes. */
export interface Ingredients {
  /** By name; an object is written by `write`, a text as it is. */
  readonly good: Readonly<Record<string, unknown>>;
  readonly make?: Readonly<
    Record<string, (bytes: Buffer, options: Readonly<Record<string, unknown>>) => Uint8Array>
  >;
  /** @default JSON without blanks */
  readonly write?: (document: unknown) => Uint8Array;
}

/** Bytes of a file in order; a number is a hole of so many bytes. */
export type Content = readonly (Buffer | number)[];

/** Follows a recipe. @throws Error when it cannot be followed: then it does not try what it says. */
export function prepare(recipe: Recipe, ingredients: Ingredients): Content {
  const { from, parts, change = [] } = recipe;
  if ((from === undefined) === (parts === undefined)) throw new Error('needs one of "from" and "parts"');
  const documentChanges = change.filter(isOfDocument);
  const byteChanges = change.filter((step) => !isOfDocument(step));
  const start = from === undefined ? contentOf(parts ?? []) : [goodBytes(from, documentChanges, ingredients)];
  if (byteChanges.length === 0) return start;
  return [byteChanges.reduce((bytes, step) => changedBytes(bytes, step, ingredients), bytesOf(start))];
}

/** All in one; holes are zeros. */
export function bytesOf(content: Content): Buffer {
  return Buffer.concat(content.map((piece) => (typeof piece === 'number' ? Buffer.alloc(piece) : piece)));
}

function contentOf(parts: readonly Part[]): Content {
  return parts.map((part) => {
    if (typeof part === 'string') return Buffer.from(part);
    if ('hex' in part) return Buffer.from(part.hex, 'hex');
    if ('hole' in part) return part.hole;
    const once = Buffer.from(part.repeat);
    return Buffer.alloc(once.length * part.times, once);
  });
}

type DocumentChange = Extract<Change, { set: unknown } | { remove: unknown } | { copy: unknown }>;

function isOfDocument(change: Change): change is DocumentChange {
  return 'set' in change || 'remove' in change || 'copy' in change;
}

function goodBytes(name: string, changes: readonly DocumentChange[], { good, write }: Ingredients): Buffer {
  if (!Object.hasOwn(good, name)) throw new Error(`there is no good document "${name}"`);
  const found = good[name];
  if (typeof found === 'string') {
    if (changes.length > 0) throw new Error('a text has no values to change: use "replace"');
    return Buffer.from(found);
  }
  const document: unknown = structuredClone(found);
  for (const change of changes) changeDocument(document, change);
  return Buffer.from(write === undefined ? JSON.stringify(document) : write(document));
}

function changeDocument(document: unknown, change: DocumentChange): void {
  if ('set' in change) put(document, change.set, expanded(change.to));
  else if ('copy' in change) put(document, change.to, structuredClone(valueAt(document, change.copy)));
  else take(document, change.remove);
}

function put(document: unknown, path: Path, value: unknown): void {
  const key = path.at(-1);
  const owner = valueAt(document, path.slice(0, -1));
  if (key === undefined || typeof owner !== 'object' || owner === null)
    throw new Error(`cannot be set: ${path.join('.')}`);
  // Defined, not assigned: `__proto__` is to be a key like any other.
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true });
}

function take(document: unknown, path: Path): void {
  const key = path.at(-1);
  const owner = valueAt(document, path.slice(0, -1));
  if (typeof owner !== 'object' || owner === null || key === undefined || !Object.hasOwn(owner, key))
    throw new Error(`there is nothing to remove: ${path.join('.')}`);
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else Reflect.deleteProperty(owner, key);
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
      throw new Error(`there is no ${path.join('.')}`);
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }, document);
}

function changedBytes(bytes: Buffer, change: Change, { make = {} }: Ingredients): Buffer {
  if ('append' in change) return Buffer.concat([bytes, bytesOf(contentOf(change.append))]);
  if ('replace' in change) {
    const at = bytes.indexOf(change.replace);
    if (at < 0) throw new Error(`there is no ${JSON.stringify(change.replace)} to replace`);
    const after = bytes.subarray(at + Buffer.byteLength(change.replace));
    return Buffer.concat([bytes.subarray(0, at), bytesOf(contentOf(change.by)), after]);
  }
  if (!('make' in change)) throw new Error('changes of the document come first');
  const maker = make[change.make];
  if (maker === undefined) throw new Error(`nothing makes "${change.make}" here`);
  return Buffer.from(maker(bytes, change.with ?? {}));
}

function expanded(value: unknown, number?: number): unknown {
  if (typeof value === 'string') return number === undefined ? value : value.replaceAll('%n', String(number));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => expanded(entry, number));
  if (isTimes(value)) {
    if ('repeat' in value) return String(value.repeat).repeat(value.times);
    if ('list' in value)
      return Array.from({ length: value.times }, (_, index) => expanded(value.list, index));
  }
  const copy = {};
  for (const [key, member] of Object.entries(value)) put(copy, [key], expanded(member, number));
  return copy;
}

function isTimes(value: object): value is { readonly times: number; repeat?: unknown; list?: unknown } {
  return 'times' in value && typeof value.times === 'number' && ('repeat' in value || 'list' in value);
}
