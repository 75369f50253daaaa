import { FORBIDDEN_KEYS } from '../json/scan';
import { isPlainObject } from './plain-object';
import type { Tally } from './tally';

/** Well below the depth and the number of keys that a reader of plans takes: what comes near is left to the reader. */
const DEPTH_MAX = 16;
const KEYS_MAX = 1000;

/** Whether free JSON data in a plan is a plain object in canonical order, with nothing in it that a reader may refuse. */
export function isOrderlyJson(value: unknown, tally: Tally): boolean {
  return isPlainObject(value) && isOrderlyObject(value, tally, 1);
}

function isOrderlyValue(value: unknown, tally: Tally, depth: number): boolean {
  tally.values += 1;
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return isExact(value);
    case 'object':
      if (value === null) return true;
      if (depth >= DEPTH_MAX) return false;
      if (Array.isArray(value)) return isOrderlyList(value, tally, depth + 1);
      return isPlainObject(value) && isOrderlyObject(value, tally, depth + 1);
    default:
      return false;
  }
}

function isOrderlyList(list: readonly unknown[], tally: Tally, depth: number): boolean {
  // Not `every`, which passes over holes.
  for (const entry of list) if (!isOrderlyValue(entry, tally, depth)) return false;
  return true;
}

function isOrderlyObject(value: Readonly<Record<string, unknown>>, tally: Tally, depth: number): boolean {
  const keys = Object.keys(value);
  if (keys.length > KEYS_MAX) return false;
  return keys.every((key, index) => {
    const before = keys[index - 1];
    if (before !== undefined && before >= key) return false;
    return !FORBIDDEN_KEYS.has(key) && isOrderlyValue(value[key], tally, depth);
  });
}

/** Whether a number is read as it is written: whole ones beyond 2^53 are refused, and minus zero is written as zero. */
function isExact(value: number): boolean {
  if (!Number.isFinite(value) || Object.is(value, -0)) return false;
  return Number.isSafeInteger(value) || !Number.isInteger(value);
}
