import type { Expected } from './expected';

/** What jest hands to matchers, as far as ours need it. */
export interface MatcherTools {
  readonly equals: (actual: unknown, expected: unknown) => boolean;
  /** A value as jest shows it. */
  readonly print: (value: unknown) => string;
}

/** How one thing that can be stated is compared: what is wrong with it, a line each. */
type Rule<Subject, Value> = (
  subject: Subject,
  stated: { readonly field: string; readonly value: Value },
  tools: MatcherTools,
) => readonly string[];

/** A rule for everything that can be stated of a subject. The compiler sees to it that none is missing. */
export type Rules<Subject, Statement> = {
  readonly [Field in keyof Statement]-?: Rule<Subject, NonNullable<Statement[Field]>>;
};

/**
 * What `statement` says of `subject` and is not so, a line each.
 * @throws RangeError when it states what has no rule.
 */
export function differencesOf<Subject, Statement extends object>(
  rules: Rules<Subject, Statement>,
  subject: Subject,
  statement: Statement,
  tools: MatcherTools,
): readonly string[] {
  return statedFieldsOf(rules, statement).flatMap((field) =>
    differencesIn(rules, subject, { statement, field }, tools),
  );
}

/** `vcpus 2, memoryMiB 2048`: all that `statement` states, in words. */
export function statedInWords<Subject, Statement extends object>(
  rules: Rules<Subject, Statement>,
  statement: Statement,
  tools: MatcherTools,
): string {
  return statedFieldsOf(rules, statement)
    .map((field) => `${String(field)} ${tools.print(statement[field])}`)
    .join(', ');
}

/** @throws RangeError when `statement` states what is not `known`, which a program without types can do, and which would pass unseen. */
export function refuseUnknown(statement: object, known: readonly string[]): void {
  const unknown = Object.keys(statement).filter((field) => !known.includes(field));
  if (unknown.length === 0) return;
  throw new RangeError(
    `nothing called ${unknown.map((field) => `"${field}"`).join(', ')} can be expected here; what can: ${known.join(', ')}`,
  );
}

function statedFieldsOf<Subject, Statement extends object>(
  rules: Rules<Subject, Statement>,
  statement: Statement,
): readonly (keyof Statement)[] {
  refuseUnknown(statement, Object.keys(rules));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each has been looked up among the statement's own rules
  const fields = Object.keys(statement) as (keyof Statement)[];
  return fields.filter((field) => statement[field] !== undefined);
}

function differencesIn<Subject, Statement, Field extends keyof Statement>(
  rules: Rules<Subject, Statement>,
  subject: Subject,
  { statement, field }: { readonly statement: Statement; readonly field: Field },
  tools: MatcherTools,
): readonly string[] {
  const value = statement[field];
  if (value === undefined || value === null) return [];
  return rules[field](subject, { field: String(field), value }, tools);
}

/** One value: it is what was stated, or what the stated matcher takes. */
export function valueOf<Subject>(read: (subject: Subject) => unknown): Rule<Subject, unknown> {
  return (subject, { field, value }, tools) => {
    const actual = read(subject);
    if (tools.equals(actual, value)) return [];
    return [`${field}: expected ${tools.print(value)}, ${isInWords(actual, tools)}`];
  };
}

/** Values whose order says nothing. */
export function setOf<Subject>(
  read: (subject: Subject) => readonly string[],
): Rule<Subject, Expected<readonly string[]>> {
  return (subject, { field, value }, tools) => {
    const actual = read(subject);
    const isSame =
      'asymmetricMatch' in value
        ? tools.equals(actual, value)
        : tools.equals([...actual].sort(), [...value].sort());
    return isSame ? [] : [`${field}: expected ${tools.print(value)}, ${isInWords(actual, tools)}`];
  };
}

/** Named parts, such as disks: how many, or exactly which, each with what is stated of it. */
export function partsOf<
  Subject,
  Part extends { readonly name: string },
  Statement extends { readonly name: string },
>(
  read: (subject: Subject) => readonly Part[],
  { kind, rules }: { readonly kind: string; readonly rules: Rules<Part, Omit<Statement, 'name'>> },
): Rule<Subject, number | readonly Statement[]> {
  return (subject, { field, value }, tools) => {
    const parts = read(subject);
    const names = parts.map(({ name }) => name);
    if (typeof value === 'number') {
      if (value === parts.length) return [];
      return [
        `${field}: expected ${value}, is ${parts.length}${names.length === 0 ? '' : ` (${names.join(', ')})`}`,
      ];
    }
    const stated = new Set(value.map(({ name }) => name));
    return [
      ...value.flatMap(({ name, ...statement }) => {
        const part = parts.find((candidate) => candidate.name === name);
        if (part === undefined) return [`${kind} "${name}": expected, and there is none of this name`];
        return differencesOf(rules, part, statement, tools).map((line) => `${kind} "${name}" ${line}`);
      }),
      ...names
        .filter((name) => !stated.has(name))
        .map((name) => `${kind} "${name}": is there, and was not expected`),
    ];
  };
}

function isInWords(actual: unknown, { print }: MatcherTools): string {
  return actual === undefined ? 'and there is none' : `is ${print(actual)}`;
}
