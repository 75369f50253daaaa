import { parseDocument } from 'yaml';

/** What a mapping, a sequence or a scalar of YAML is in TypeScript. */
export type Mapping = Readonly<Record<string, unknown>>;

/** What a forge would complain about before it looks at what a file means: syntax, the same key twice, unknown tags. */
export function parseStrictly(text: string): {
  readonly value: Mapping;
  readonly problems: readonly string[];
} {
  const document = parseDocument(text, { uniqueKeys: true, strict: true, stringKeys: true });
  const problems = [...document.errors, ...document.warnings].map(({ message }) => message);
  return { value: mappingOf(document.toJS()), problems };
}

/** The value if it is a mapping, or an empty one. */
export function mappingOf(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** A scalar as it would be written; anything else as what it holds. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** A text or a list of texts, where either may stand. */
export function textsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(textOf);
}

/** Keys that are not among `known`, as problems. */
export function unknownKeys(value: unknown, known: ReadonlySet<string>, where: string): readonly string[] {
  return Object.keys(mappingOf(value))
    .filter((key) => !known.has(key))
    .map((key) => `${where} has an unknown key ${key}`);
}

/** Words, as a table of them reads best. */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
