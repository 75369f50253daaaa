import { describe, expect, it } from '@jest/globals';
import { parsePlan } from '../../../lib/plan';
import { isOrderlyJson } from '../../../lib/plan/shape/orderly-json';

const says = (value: unknown) => isOrderlyJson(value, { values: 0 });

/** An object in an object, and so on: 1 is an empty one. */
const nested = (levels: number): object => (levels === 1 ? {} : { a: nested(levels - 1) });
const nestedLists = (levels: number): unknown => (levels === 0 ? 1 : [nestedLists(levels - 1)]);
const withKeys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${10_000 + index}`, 1]));
const withHole = () => {
  const list: unknown[] = [1];
  list[2] = 3;
  return list;
};

describe('isOrderlyJson', () => {
  it.each<readonly [string, unknown]>([
    ['nothing in it', {}],
    ['every kind of value', { a: 'text', b: true, c: false, d: null, e: [], f: {}, g: 0 }],
    ['numbers that are exact', { a: -1, b: 0.1, c: -2.5e-7, d: 2 ** 53 - 1, e: -(2 ** 53 - 1), f: 5e-324 }],
    ['objects and lists within each other', { a: [[], [{ b: [1] }]], c: { d: [2], e: 'f' } }],
    ['keys by code unit', { A: 1, B: 1, _: 1, a: 1, é: 1 }],
    ['as many levels as anybody needs', { a: nested(15) }],
    ['as many lists as anybody needs', { a: nestedLists(15) }],
    ['as many keys as anybody needs', withKeys(1000)],
  ])('says yes to an object with %s', (_what, value) => {
    expect(says(value)).toBe(true);
    expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
  });

  it.each<readonly [string, unknown]>([
    ['keys in another order', { b: 1, a: 1 }],
    ['keys in another order further down', { a: [{ c: { e: 1, d: 1 } }] }],
    ['a key that is dangerous to readers', { constructor: 1 }],
    ['such a key in a list', { a: [{ prototype: {} }] }],
    ['a key to the prototype', { a: JSON.parse('{"__proto__":1}') }],
    ['nothing where a value should be', { a: undefined }],
    ['a list with nothing in it', { a: [undefined] }],
    ['a list with a hole', { a: withHole() }],
    ['a list with a wrong entry before a right one', { a: [Number.NaN, 1] }],
    ['no number', { a: Number.NaN }],
    ['an infinite number', { a: -Infinity }],
    ['minus zero', { a: -0 }],
    ['a number beyond what is counted one by one', { a: 2 ** 53 }],
    ['a large number', { a: 1e300 }],
    ['a bigint', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a symbol', { a: Symbol('a') }],
    ['a date', { a: new Date(0) }],
    ['a map', { a: [new Map()] }],
    ['a way of its own to be written', { toJSON: () => ({}) }],
    ['too many levels', { a: nested(16) }],
    ['too many lists', { a: nestedLists(16) }],
    ['too many keys', withKeys(1001)],
  ])('leaves an object with %s to the reader', (_what, value) => {
    expect(says(value)).toBe(false);
  });

  it.each([undefined, null, 1, 'text', true, [[]], [new Date(0)], [Object.create(null)], [() => ({})]])(
    'takes nothing but a plain object: %p',
    (value) => {
      expect(says(value)).toBe(false);
    },
  );

  it('counts every value but the object itself', () => {
    const tally = { values: 3 };
    isOrderlyJson({ a: [1, 2, { b: 'c' }], d: null }, tally);
    expect(tally.values).toBe(3 + 6);
  });

  it('says yes to nothing that a reader of plans finds a fault with before it looks at the schema', () => {
    const codes = (value: unknown) => {
      const result = parsePlan(JSON.stringify({ version: 1, value }));
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    const shape = new Set(['missing-key', 'unknown-key']);
    for (const value of [{ a: nested(15) }, { a: nestedLists(15) }, withKeys(1000), { a: 2 ** 53 - 1 }])
      expect([says(value), codes(value).filter((code) => !shape.has(code))]).toEqual([true, []]);
  });
});
