import type { Plan } from './document/plan';
import { sha256Hex } from './hashing';
import { isDigit } from './json/number-end';

/**
 * The one way to write a value as JSON (RFC 8785): keys sorted by their UTF-16 code units, no white space, numbers and strings
 * as ECMAScript writes them. A key whose value is `undefined` is absent.
 * @throws TypeError for what JSON cannot hold: other types, NaN, infinities, half surrogate pairs.
 */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}

/** The name of a plan's content: sha256 over its canonical bytes, in lower-case hexadecimal. */
export function planDigest(plan: Plan): string {
  return sha256Hex(canonicalBytes(plan));
}

function canonicalText(value: unknown): string {
  const ordered = inOrder(value);
  if (ordered !== UNUSUAL) {
    const text = JSON.stringify(ordered);
    // This is how half a surrogate pair is written; a text that holds just these characters is written out below.
    if (!text.includes('\\ud')) return text;
  }
  return writtenOut(value);
}

/** What the engine itself does not write canonically, or not at all. */
const UNUSUAL = Symbol('unusual');

/** `value` with all keys in order, for the engine to write, which is several times as fast as writing it out here. What is in order is not copied. */
function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : UNUSUAL;
    case 'object':
      if (value === null) return value;
      return Array.isArray(value) ? listInOrder(value) : objectInOrder(value);
    default:
      return UNUSUAL;
  }
}

/** A hole in a list is unusual, too. */
function listInOrder(list: readonly unknown[]): unknown {
  let copy: unknown[] | undefined;
  for (let index = 0; index < list.length; index += 1) {
    const entry = list[index];
    const ordered = inOrder(entry);
    if (ordered === UNUSUAL) return UNUSUAL;
    if (ordered !== entry) (copy ??= list.slice())[index] = ordered;
  }
  return copy ?? list;
}

function objectInOrder(object: object): unknown {
  if (!isPlain(object)) return UNUSUAL;
  const keys = Object.keys(object);
  // Made only where something is not in order: most of what is written is.
  let members: unknown[] | undefined;
  if (!areSorted(keys)) {
    keys.sort();
    members = [];
  }
  for (let index = 0; index < keys.length; index += 1) {
    const member = object[keys[index] ?? ''];
    const ordered = member === undefined ? undefined : inOrder(member);
    if (ordered === UNUSUAL) return UNUSUAL;
    if (ordered !== member) members ??= keys.slice(0, index).map((key) => object[key]);
    members?.push(ordered);
  }
  return members === undefined ? object : joined(keys, members);
}

function joined(keys: readonly string[], members: readonly unknown[]): unknown {
  const copy: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? '';
    // Engines put keys that are numbers first, whatever their order, and this one would change what the object is.
    if (isDigit(key.charCodeAt(0)) || key === '__proto__') return UNUSUAL;
    copy[key] = members[index];
  }
  return copy;
}

/** A class may bring a `toJSON` of its own. */
function isPlain(object: object): object is Readonly<Record<string, unknown>> {
  return Object.getPrototypeOf(object) === Object.prototype;
}

function areSorted(keys: readonly string[]): boolean {
  let before = '';
  for (const key of keys) {
    if (key < before) return false;
    before = key;
  }
  return true;
}

/** The same by hand. @throws TypeError for what JSON cannot hold */
function writtenOut(value: unknown): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  // Unlike `map`, this does not pass over holes: JSON cannot hold them.
  if (Array.isArray(value)) return `[${Array.from(value, writtenOut).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON cannot hold a ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // UTF-16 code units are what `<` compares (RFC 8785, section 3.2.3).
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${writtenOut(member)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON cannot hold ${value}`);
  return JSON.stringify(value);
}

const SURROGATE = /\p{Surrogate}/u;

function canonicalString(value: string): string {
  // UTF-8 has no bytes for half a pair: two different strings would become the same bytes.
  if (SURROGATE.test(value)) throw new TypeError('JSON text cannot hold half of a surrogate pair');
  return JSON.stringify(value);
}
