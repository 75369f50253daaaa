import type { Plan } from './document/plan';
import { sha256Hex } from './hashing';

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

/**
 * The text of `value`. What is in canonical order already is written by the engine itself, which is several times as fast; a list's
 * entries are looked at one by one, so that a single unsorted one does not make all of them slow.
 */
function canonicalText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return canonicalString(value);
  if (depth <= WHOLE_DEPTH_MAX && isInOrder(value)) {
    const text = JSON.stringify(value);
    // This is how half a surrogate pair is written; a text that holds just these characters is written out below.
    if (!text.includes('\\ud')) return text;
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalText(entry, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON cannot hold a ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // UTF-16 code units are what `<` compares (RFC 8785, section 3.2.3).
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${canonicalText(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}

/** The document, its lists and their entries: looking at ever smaller parts of a deep value would take its depth times its size. */
const WHOLE_DEPTH_MAX = 2;

/** Whether `JSON.stringify` writes `value` canonically: plain objects with sorted keys, and nothing that it drops or changes. */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? isListInOrder(value) : isSortedObject(value);
    default:
      return false;
  }
}

/** A hole in a list is none. */
function isListInOrder(list: readonly unknown[]): boolean {
  for (const entry of list) if (!isInOrder(entry)) return false;
  return true;
}

function isSortedObject(value: object): boolean {
  // A class may bring a `toJSON` of its own.
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  let before = '';
  for (const [key, member] of Object.entries(value)) {
    if (key < before || !isInOrder(member)) return false;
    before = key;
  }
  return true;
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
