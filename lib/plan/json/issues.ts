import type { z } from 'zod';
import { keySchema } from '../document/names';
import { jsonPath, KEY_SHOWN_LENGTH_MAX, quoted, type PlanProblem } from '../problem';

type Issue = z.core.$ZodIssue;

/** Says a zod issue in our words: one problem each, except that every unknown key is a problem of its own. */
export function problemsOfIssue(issue: Issue, document: unknown): readonly PlanProblem[] {
  const owner = keyOfOwner(issue.path, document);
  const withKey = owner === undefined ? {} : { key: owner };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      path: jsonPath([...issue.path, key]),
      message: `the key ${quoted(key.slice(0, KEY_SHOWN_LENGTH_MAX))} is not known here`,
      advice: 'Remove it, or read this document with the release of fleetwright that wrote it.',
      ...withKey,
    }));
  }
  const { code, message } = wording(issue, valueAt(issue.path, document));
  return [{ code, path: jsonPath(issue.path), message, ...withKey }];
}

function wording(issue: Issue, value: unknown): Pick<PlanProblem, 'code' | 'message'> {
  const expected = expectedBy(issue);
  if (expected !== undefined) return notAsExpected(issue, value, expected);
  switch (issue.code) {
    case 'too_small':
      return { code: 'out-of-range', message: `must ${bound('at least', issue.origin, issue.minimum)}` };
    case 'too_big':
      return { code: 'out-of-range', message: `must ${bound('at most', issue.origin, issue.maximum)}` };
    case 'invalid_format':
      return { code: 'bad-format', message: FORMATS[issue.format] ?? issue.message };
    case 'invalid_key': {
      const [inner] = issue.issues;
      const why = inner === undefined ? 'cannot be used' : wording(inner, issue.path.at(-1)).message;
      return { code: 'bad-format', message: `the key ${why}` };
    }
    default:
      return { code: 'wrong-type', message: issue.message };
  }
}

function notAsExpected(
  issue: Issue,
  value: unknown,
  expected: string,
): Pick<PlanProblem, 'code' | 'message'> {
  if (value === undefined) return { code: 'missing-key', message: `is missing (expected ${expected})` };
  const message = `must be ${expected}`;
  if (issue.code === 'invalid_union' && optionsOf(issue) === undefined)
    return { code: 'bad-format', message };
  const code = issue.code === 'invalid_type' ? 'wrong-type' : 'bad-choice';
  return { code, message: `${message}, not ${describe(value)}` };
}

/** What should be there, for the issues of which something missing is one. */
function expectedBy(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeName(issue.expected);
    case 'invalid_value':
      return alternatives(issue.values);
    case 'invalid_union': {
      const options = optionsOf(issue);
      return options === undefined ? expectedOfUnion(issue) : alternatives(options);
    }
    default:
      return undefined;
  }
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/** The values that tell the members of a union apart, where it has any. */
function optionsOf(issue: UnionIssue): readonly unknown[] | undefined {
  return 'options' in issue ? issue.options : undefined;
}

/** zod's own names of formats, said for people; formats by regular expression carry their message already. */
const FORMATS: Readonly<Record<string, string>> = {
  ipv4: 'must be an IPv4 address such as 10.10.0.5',
  ipv6: 'must be an IPv6 address such as fd00::5',
  cidrv4: 'must be an IPv4 subnet such as 10.10.0.0/24',
  cidrv6: 'must be an IPv6 subnet such as fd00::/64',
};

/** The unions without a discriminator are addresses of both families and free JSON values. */
function expectedOfUnion({ errors }: UnionIssue): string {
  const isOfAddresses = errors
    .flat()
    .every(
      (inner) =>
        (inner.code === 'invalid_format' && ['ipv4', 'ipv6'].includes(inner.format)) ||
        (inner.code === 'invalid_type' && inner.expected === 'string'),
    );
  return isOfAddresses ? 'an IPv4 or IPv6 address' : 'a JSON value';
}

function bound(limit: string, origin: string, size: number | bigint): string {
  if (origin === 'string') return `be ${limit} ${size} characters long`;
  if (origin === 'array') return `have ${limit} ${size} entries`;
  return `be ${limit} ${size}`;
}

function alternatives(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  const last = texts.at(-1) ?? '';
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${last}` : last;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'an array',
  int: 'a whole number',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
};
const typeName = (expected: string): string => TYPE_NAMES[expected] ?? expected;

/** Long or secret values are not repeated into messages: the path says where to look. */
const VALUE_SHOWN_LENGTH_MAX = 40;

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'string' ? quoted(value) : JSON.stringify(value);
  return text.length <= VALUE_SHOWN_LENGTH_MAX ? text : `a ${typeof value} of ${text.length} characters`;
}

function valueAt(path: readonly PropertyKey[], document: unknown): unknown {
  return path.reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.getOwnPropertyDescriptor(value, part)?.value;
  }, document);
}

/** The construct path of the pool, image, network or machine that `path` leads into, when it states one. */
function keyOfOwner(path: readonly PropertyKey[], document: unknown): string | undefined {
  if (path.length < 2) return undefined;
  const key = valueAt([...path.slice(0, 2), 'key'], document);
  return keySchema.safeParse(key).data;
}
