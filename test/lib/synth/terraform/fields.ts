import { z } from 'zod';

/** One value of a document that holds no others, or a whole that is read as one. */
export interface Leaf {
  /** The field, without which element of a list it is: `machines[].disks[].name`. */
  readonly field: string;
  /** Where the value is: `['machines', 0, 'disks', 1, 'name']`. */
  readonly at: readonly (string | number)[];
  readonly schema: z.core.$ZodType;
  readonly value: unknown;
}

/** Every field that documents of `schema` may hold. */
export function fieldsOf(schema: z.core.$ZodType, prefix = ''): ReadonlySet<string> {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodObject) {
    return new Set(
      Object.entries(bare.shape).flatMap(([key, value]) => [...fieldsOf(value, joined(prefix, key))]),
    );
  }
  if (bare instanceof z.ZodArray) return fieldsOf(bare.element, `${prefix}[]`);
  if (bare instanceof z.ZodUnion && bare.options.some(isObject)) {
    return new Set(bare.options.flatMap((option) => [...fieldsOf(option, prefix)]));
  }
  return new Set([prefix]);
}

/** Every value that `document` holds, which is of `schema`. */
export function leavesOf(
  schema: z.core.$ZodType,
  document: unknown,
  { field, at }: Pick<Leaf, 'field' | 'at'> = { field: '', at: [] },
): readonly Leaf[] {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodObject && isRecord(document)) {
    return Object.entries(bare.shape).flatMap(([key, value]) =>
      document[key] === undefined
        ? []
        : leavesOf(value, document[key], { field: joined(field, key), at: [...at, key] }),
    );
  }
  if (bare instanceof z.ZodArray && Array.isArray(document)) {
    return document.flatMap((value, index) =>
      leavesOf(bare.element, value, { field: `${field}[]`, at: [...at, index] }),
    );
  }
  if (bare instanceof z.ZodUnion && bare.options.some(isObject)) {
    const option = bare.options.find((candidate) => z.safeParse(candidate, document).success);
    if (option === undefined) throw new Error(`${field} is of no kind that the schema knows`);
    return leavesOf(option, document, { field, at });
  }
  return [{ field, at, schema: bare, value: document }];
}

/** Other values that a field of this schema may have. */
export function otherValues({ schema, value }: Leaf): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options.filter((option) => option !== value);
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'string') return [`${value}1`];
  return [{ ...(isRecord(value) ? value : {}), other: 'value' }];
}

/** Whether the field takes one of a few words. */
export const isChoice = ({ schema }: Leaf): boolean => schema instanceof z.ZodEnum;

/** A copy of `document` with another value at one place. */
export function withValue(document: unknown, [key, ...rest]: Leaf['at'], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((element: unknown, index) =>
      index === key ? withValue(element, rest, value) : element,
    );
  }
  if (!isRecord(document)) throw new Error(`there is no "${key}" in ${JSON.stringify(document)}`);
  return { ...document, [key]: withValue(document[key], rest, value) };
}

/** Whether a pattern such as `host.limits.*` means `field`. */
export function matches(pattern: string, field: string): boolean {
  return pattern.endsWith('.*') ? field.startsWith(pattern.slice(0, -1)) : pattern === field;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema;
}

const isObject = (schema: z.core.$ZodType): boolean => schema instanceof z.ZodObject;

const joined = (prefix: string, key: string): string => (prefix === '' ? key : `${prefix}.${key}`);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
