import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { problemsOfIssue } from '../../../lib/plan/json/issues';
import type { PlanProblem } from '../../../lib/plan/problem';

const problemsOf = (schema: z.ZodType, document: unknown): readonly PlanProblem[] =>
  (schema.safeParse(document).error?.issues ?? []).flatMap((issue) => problemsOfIssue(issue, document));

const addresses = z.union([z.ipv4(), z.ipv6()]);
const kinds = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disk') }),
  z.strictObject({ kind: z.literal('kernel') }),
  z.strictObject({ kind: z.literal('none') }),
]);
const MISSING = Symbol('missing');

/** What is wrong with `value` as the member `a` of an object. */
const said = (schema: z.ZodType, value: unknown) =>
  problemsOf(z.strictObject({ a: schema }), value === MISSING ? {} : { a: value }).map(
    ({ code, path, message }) => `${code} ${path}: ${message}`,
  );

describe('problemsOfIssue', () => {
  it.each<readonly [string, z.ZodType, unknown, string]>([
    ['no text', z.string(), 7, 'wrong-type $.a: must be a string, not 7'],
    ['no text but a list', z.string(), [], 'wrong-type $.a: must be a string, not an array'],
    ['no text but an object', z.string(), {}, 'wrong-type $.a: must be a string, not an object'],
    ['no text but nothing', z.string(), null, 'wrong-type $.a: must be a string, not null'],
    ['no number', z.number(), '7', 'wrong-type $.a: must be a number, not "7"'],
    ['no whole number', z.int(), 1.5, 'wrong-type $.a: must be a whole number, not 1.5'],
    ['neither yes nor no', z.boolean(), 0, 'wrong-type $.a: must be true or false, not 0'],
    ['no list', z.array(z.string()), true, 'wrong-type $.a: must be an array, not true'],
    ['no object', z.strictObject({}), 'x', 'wrong-type $.a: must be an object, not "x"'],
    ['no record', z.record(z.string(), z.string()), 1, 'wrong-type $.a: must be an object, not 1'],
    ['what zod has its own name for', z.null(), 1, 'wrong-type $.a: must be null, not 1'],
    ['a missing text', z.string(), MISSING, 'missing-key $.a: is missing (expected a string)'],
    [
      'a missing record',
      z.record(z.string(), z.string()),
      MISSING,
      'missing-key $.a: is missing (expected an object)',
    ],
    [
      'a missing choice',
      z.enum(['on', 'off']),
      MISSING,
      'missing-key $.a: is missing (expected "on" or "off")',
    ],
    ['a missing value', z.literal(1), MISSING, 'missing-key $.a: is missing (expected 1)'],
    ['another value', z.literal(1), 2, 'bad-choice $.a: must be 1, not 2'],
    [
      'another choice',
      z.enum(['on', 'off', 'auto']),
      'no',
      'bad-choice $.a: must be "on", "off" or "auto", not "no"',
    ],
    [
      'an object of another kind',
      kinds,
      { kind: 'floppy' },
      'bad-choice $.a.kind: must be "disk", "kernel" or "none", not "floppy"',
    ],
    [
      'an object of no kind',
      kinds,
      {},
      'missing-key $.a.kind: is missing (expected "disk", "kernel" or "none")',
    ],
    ['a number too small', z.number().min(1.5), 1, 'out-of-range $.a: must be at least 1.5'],
    ['a number too large', z.number().max(10), 11, 'out-of-range $.a: must be at most 10'],
    ['a text too short', z.string().min(3), 'ab', 'out-of-range $.a: must be at least 3 characters long'],
    ['a text too long', z.string().max(3), 'abcd', 'out-of-range $.a: must be at most 3 characters long'],
    ['a list too short', z.array(z.int()).min(1), [], 'out-of-range $.a: must have at least 1 entries'],
    ['a list too long', z.array(z.int()).max(1), [1, 2], 'out-of-range $.a: must have at most 1 entries'],
    ['no IPv4 address', z.ipv4(), '10.0.0', 'bad-format $.a: must be an IPv4 address such as 10.10.0.5'],
    ['no IPv6 address', z.ipv6(), 'fd00', 'bad-format $.a: must be an IPv6 address such as fd00::5'],
    ['no IPv4 subnet', z.cidrv4(), '10.0.0.0', 'bad-format $.a: must be an IPv4 subnet such as 10.10.0.0/24'],
    ['no IPv6 subnet', z.cidrv6(), 'fd00::', 'bad-format $.a: must be an IPv6 subnet such as fd00::/64'],
    ['no address', addresses, 'x', 'bad-format $.a: must be an IPv4 or IPv6 address'],
    [
      'a missing address',
      addresses,
      MISSING,
      'missing-key $.a: is missing (expected an IPv4 or IPv6 address)',
    ],
    ['no text for an address', addresses, 7, 'bad-format $.a: must be an IPv4 or IPv6 address'],
    [
      'a format in words of its own',
      z.string().regex(/^a/, 'must begin with a'),
      'b',
      'bad-format $.a: must begin with a',
    ],
    ['free data that is missing', z.json(), MISSING, 'missing-key $.a: is missing (expected a JSON value)'],
    [
      'neither an address nor a number',
      z.union([z.ipv6(), z.number()]),
      true,
      'bad-format $.a: must be a JSON value',
    ],
    [
      'a condition in words of its own',
      z.int().refine((value) => value % 2 === 1, 'must be odd'),
      2,
      'wrong-type $.a: must be odd',
    ],
    [
      'a key of a wrong form',
      z.record(z.string().regex(/^a/, 'must begin with a'), z.int()),
      { b: 1 },
      'bad-format $.a.b: the key must begin with a',
    ],
    [
      'a key too long',
      z.record(z.string().max(3), z.int()),
      { abcd: 1 },
      'bad-format $.a.abcd: the key must be at most 3 characters long',
    ],
    [
      'a key of a wrong type, further down',
      z.strictObject({ b: z.record(z.number(), z.int()) }),
      { b: { c: 1 } },
      'bad-format $.a.b.c: the key must be a number, not "c"',
    ],
    [
      'a text that is just short enough to show',
      z.int(),
      'x'.repeat(38),
      `wrong-type $.a: must be a number, not "${'x'.repeat(38)}"`,
    ],
    [
      'a text that is too long to show',
      z.int(),
      'x'.repeat(39),
      'wrong-type $.a: must be a number, not a string of 41 characters',
    ],
  ])('says of %s what it must be', (_what, schema, value, words) => {
    expect(said(schema, value)).toEqual([words]);
  });

  it('says which key was refused when nothing says why', () => {
    const issue: z.core.$ZodIssue = {
      code: 'invalid_key',
      origin: 'record',
      issues: [],
      path: ['a'],
      message: '',
    };
    expect(problemsOfIssue(issue, { a: 1 })).toEqual([
      { code: 'bad-format', path: '$.a', message: 'the key cannot be used' },
    ]);
  });

  it('names every unknown key, the beginning of a long one, and what to do', () => {
    const long = 'k'.repeat(100);
    const advice = 'Remove it, or read this document with the release of fleetwright that wrote it.';
    expect(problemsOf(z.strictObject({ a: z.strictObject({}) }), { a: { x: 1, [long]: 2 } })).toStrictEqual([
      { code: 'unknown-key', path: '$.a.x', message: 'the key "x" is not known here', advice },
      {
        code: 'unknown-key',
        path: `$.a["${'k'.repeat(64)}…"]`,
        message: `the key "${'k'.repeat(64)}" is not known here`,
        advice,
      },
    ]);
  });

  it('names the construct of the entry that a problem is in, wherever in it', () => {
    const entry = z.strictObject({
      key: z.string(),
      size: z.int(),
      inner: z.strictObject({ count: z.int() }),
    });
    const schema = z.strictObject({ machines: z.array(entry) });
    const machines = [
      { key: 'kvm-1/web', size: '1', inner: { count: 1 } },
      { key: 'kvm-1/db', size: 1, inner: { count: '1', extra: 1 } },
      { key: 7, size: 1, inner: { count: 1 } },
      5,
    ];
    const owners = problemsOf(schema, { machines }).map(({ path, ...problem }) =>
      'key' in problem ? [path, problem.key] : [path],
    );
    expect(owners).toEqual([
      ['$.machines[0].size', 'kvm-1/web'],
      ['$.machines[1].inner.count', 'kvm-1/db'],
      ['$.machines[1].inner.extra', 'kvm-1/db'],
      ['$.machines[2].key'],
      ['$.machines[3]'],
    ]);
  });

  it('takes no other key for a construct path: of what is in no list, or that is not there', () => {
    const schema = z.strictObject({ host: z.strictObject({ name: z.strictObject({}) }) });
    const unowned = (document: unknown) =>
      problemsOf(schema, document).map((problem) => Object.keys(problem));
    expect(unowned({ key: 'a/b', host: {} })).toEqual([
      ['code', 'path', 'message'],
      ['code', 'path', 'message', 'advice'],
    ]);
    expect(unowned({ host: { key: 'a/b', name: {} } })).toEqual([['code', 'path', 'message', 'advice']]);
    expect(unowned({ key: 'a/b', host: 1 })).toEqual([
      ['code', 'path', 'message'],
      ['code', 'path', 'message', 'advice'],
    ]);
  });
});
