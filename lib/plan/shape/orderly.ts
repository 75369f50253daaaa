import * as z from 'zod';
import { isPlainIpv4 } from '../addresses';
import { jsonObjectSchema } from '../document/cloud-init';
import { isOrderlyJson } from './orderly-json';
import { isPlainObject } from './plain-object';
import type { Tally } from './tally';

/**
 * A quick yes to a value that a program has just made: of the shape that a schema describes, with its keys in canonical order, and with
 * nothing in it that writing it down and reading it again would change. A no says nothing: ask the schema, or read the bytes, to learn
 * what is wrong, if anything is.
 */
export type Orderly = (value: unknown, tally: Tally) => boolean;

const tests = new WeakMap<object, Orderly>();

/** The test for `schema`, made once for each. zod's own parser copies what it takes and costs ten times as much. */
export function orderlyBy(schema: z.ZodType): Orderly {
  const present = tests.get(schema);
  if (present !== undefined) return present;
  const test = testOf(schema);
  tests.set(schema, test);
  return test;
}

/** Whether `schema` takes `value` and nothing about its form is out of order. A no says nothing, as with all of these tests. */
export function isOrderly(schema: object, value: unknown): boolean {
  const test = tests.get(schema);
  if (test !== undefined) return test(value, { values: 0 });
  return schema instanceof z.ZodType && orderlyBy(schema)(value, { values: 0 });
}

function testOf(schema: z.ZodType): Orderly {
  if (schema === jsonObjectSchema) return isOrderlyJson;
  if (schema instanceof z.ZodArray) return arrayTest(schema);
  if (schema instanceof z.ZodString) return stringTest(schema);
  if (schema instanceof z.ZodNumber) return numberTest(schema);
  // Checks of other kinds, and kinds that are not known here, are left to the schema's own parser.
  return (schema.def.checks?.length ?? 0) > 0 ? () => false : uncheckedTest(schema);
}

function uncheckedTest(schema: z.ZodType): Orderly {
  if (schema instanceof z.ZodObject) return objectTest(schema);
  if (schema instanceof z.ZodDiscriminatedUnion) return unionTest(schema);
  if (schema instanceof z.ZodUnion) return anyTest(schema.options.map(orderlyByInner));
  if (schema instanceof z.ZodOptional) return orderlyByInner(schema.unwrap());
  // Much quicker than zod's pattern, which takes the same.
  if (schema instanceof z.ZodIPv4) return (value) => typeof value === 'string' && isPlainIpv4(value);
  // Some formats have a spelling that their parser prefers.
  if (schema instanceof z.ZodStringFormat)
    return (value) => typeof value === 'string' && schema.safeParse(value).data === value;
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodEnum) return choiceTest(schema.options);
  if (schema instanceof z.ZodLiteral) return choiceTest([...schema.values]);
  return () => false;
}

/** A key that is there without a value is not written: only its absence is orderly. */
function orderlyByInner(schema: unknown): Orderly {
  return schema instanceof z.ZodType ? orderlyBy(schema) : () => false;
}

function objectTest(schema: z.ZodObject): Orderly {
  // Unknown keys must be errors, as they are everywhere in a plan.
  if (!(schema.def.catchall instanceof z.ZodNever)) return () => false;
  // By code unit, the order of canonical bytes.
  const members = Object.entries(schema.shape)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => ({
      name,
      isOptional: member instanceof z.ZodOptional,
      isOrderly: orderlyByInner(member),
    }));
  const count = members.length;
  return (value, tally) => {
    if (!isPlainObject(value)) return false;
    tally.values += count;
    let next = 0;
    for (const name in value) {
      let member = members[next];
      while (member !== undefined && member.name !== name) {
        if (!member.isOptional) return false;
        next += 1;
        member = members[next];
      }
      if (member === undefined || !member.isOrderly(value[name], tally)) return false;
      next += 1;
    }
    for (; next < count; next += 1) if (members[next]?.isOptional !== true) return false;
    return true;
  };
}

function arrayTest(schema: z.ZodArray): Orderly {
  const isOrderly = orderlyByInner(schema.element);
  const lengths = boundsOf(schema.def.checks);
  if (lengths === undefined) return () => false;
  return (value, tally) => {
    if (!Array.isArray(value) || value.length < lengths.least || value.length > lengths.most) return false;
    tally.values += value.length;
    // By hand, because `for` of so many kinds of lists makes an object of each step, and `every` passes over holes.
    for (let index = 0; index < value.length; index += 1) if (!isOrderly(value[index], tally)) return false;
    return true;
  };
}

function unionTest(schema: z.ZodDiscriminatedUnion): Orderly {
  const { discriminator } = schema.def;
  const options = new Map<unknown, Orderly>();
  for (const option of schema.options) {
    if (!(option instanceof z.ZodObject)) return () => false;
    const literal: unknown = option.shape[discriminator];
    if (!(literal instanceof z.ZodLiteral)) return () => false;
    for (const value of literal.values) options.set(value, orderlyBy(option));
  }
  return (value, tally) =>
    isPlainObject(value) && (options.get(value[discriminator])?.(value, tally) ?? false);
}

function anyTest(tests: readonly Orderly[]): Orderly {
  return (value, tally) => tests.some((isOrderlyFor) => isOrderlyFor(value, tally));
}

function choiceTest(choices: readonly unknown[]): Orderly {
  return (value) => choices.includes(value);
}

function stringTest(schema: z.ZodString): Orderly {
  const patterns: RegExp[] = [];
  const lengthChecks: z.core.$ZodCheck[] = [];
  for (const check of schema.def.checks ?? []) {
    if (check instanceof z.core.$ZodCheckRegex) patterns.push(check._zod.def.pattern);
    else lengthChecks.push(check);
  }
  const lengths = boundsOf(lengthChecks);
  if (lengths === undefined || patterns.some((pattern) => pattern.global || pattern.sticky))
    return () => false;
  const { least, most } = lengths;
  return (value) => {
    if (typeof value !== 'string' || value.length < least || value.length > most) return false;
    // A loop, because `every` would be given a new function for each of the many strings.
    for (const pattern of patterns) if (!pattern.test(value)) return false;
    return true;
  };
}

function numberTest(schema: z.ZodNumber): Orderly {
  const { def } = schema;
  const bounds = boundsOf(def.checks);
  if (bounds === undefined) return () => false;
  const isWhole = schema instanceof z.ZodNumberFormat;
  if (isWhole && schema.format !== 'safeint') return () => false;
  return (value) =>
    typeof value === 'number' &&
    (isWhole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    value >= bounds.least &&
    value <= bounds.most &&
    // Minus zero is written as zero.
    !Object.is(value, -0);
}

/** The bounds that `checks` put on a length or a number; nothing when they say more than that. */
function boundsOf(
  checks: readonly z.core.$ZodCheck[] = [],
): { readonly least: number; readonly most: number } | undefined {
  let least = -Infinity;
  let most = Infinity;
  for (const check of checks) {
    if (check instanceof z.core.$ZodCheckMinLength) least = Math.max(least, check._zod.def.minimum);
    else if (check instanceof z.core.$ZodCheckMaxLength) most = Math.min(most, check._zod.def.maximum);
    else if (check instanceof z.core.$ZodCheckGreaterThan && check._zod.def.inclusive)
      least = Math.max(least, Number(check._zod.def.value));
    else if (check instanceof z.core.$ZodCheckLessThan && check._zod.def.inclusive)
      most = Math.min(most, Number(check._zod.def.value));
    else return undefined;
  }
  return { least, most };
}
