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

function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON cannot hold a ${typeof value}`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    // UTF-16 code units are what `<` compares (RFC 8785, section 3.2.3).
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${canonicalText(member)}`);
  return `{${members.join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON cannot hold ${value}`);
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  // UTF-8 has no bytes for half a pair: two different strings would become the same bytes.
  if (/\p{Surrogate}/u.test(value)) throw new TypeError('JSON text cannot hold half of a surrogate pair');
  return JSON.stringify(value);
}
