import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { canonicalBytes, isOrderly, planSchema } from '../../../lib/plan';
import { jsonObjectSchema } from '../../../lib/plan/document/cloud-init';
import { orderlyBy } from '../../../lib/plan/shape/orderly';
import { CHANGES, holderOf, placesIn } from './one-change';

const machine = planSchema.shape.machines.element.shape;
const nic = machine.nics.element.shape;

describe('isOrderly', () => {
  it.each([
    { what: 'a name', schema: machine.name, value: 'web-1', answer: true },
    { what: 'a name that is none', schema: machine.name, value: 'Web', answer: false },
    { what: 'a number in range', schema: machine.vcpus.shape.current, value: 4096, answer: true },
    { what: 'a number beyond its range', schema: machine.vcpus.shape.current, value: 4097, answer: false },
    { what: 'half a number', schema: machine.vcpus.shape.current, value: 1.5, answer: false },
    { what: 'minus zero', schema: machine.startOrder.shape.rank, value: -0, answer: false },
    { what: 'a choice', schema: machine.firmware, value: 'uefi', answer: true },
    { what: 'no choice', schema: machine.firmware, value: 'toString', answer: false },
    { what: 'a union by its kind', schema: machine.boot, value: { kind: 'disk', order: [] }, answer: true },
    { what: 'a union of no kind', schema: machine.boot, value: { kind: 'floppy' }, answer: false },
    { what: 'sorted keys', schema: machine.startOrder, value: { delaySeconds: 0, rank: 0 }, answer: true },
    { what: 'other keys', schema: machine.startOrder, value: { rank: 0, delaySeconds: 0 }, answer: false },
    {
      what: 'an unknown key',
      schema: nic.attachment,
      value: { kind: 'bridge', bridge: 'a', x: 1 },
      answer: false,
    },
    { what: 'a missing key', schema: machine.startOrder, value: { delaySeconds: 0 }, answer: false },
    {
      what: 'a key without a value',
      schema: machine.cpu,
      value: { pinning: [], shares: undefined },
      answer: false,
    },
    { what: 'an address', schema: nic.ipv6, value: 'fd00::1', answer: true },
    {
      what: 'too long a list',
      schema: machine.cdroms,
      value: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })),
      answer: false,
    },
  ])('says $answer to $what', ({ schema, value, answer }) => {
    expect(isOrderly(schema, value)).toBe(answer);
    // A yes is a promise for the schema's own parser.
    if (answer) expect(schema.safeParse(value)).toEqual({ success: true, data: value });
  });

  it.each([undefined, null, {}, { safeParse: () => ({ success: true }) }])(
    'says no by what is no schema: %j',
    (schema) => {
      expect(isOrderly(Object(schema), 'x')).toBe(false);
    },
  );
});

const text = z.string;
const letters = (pattern: RegExp) => text().regex(pattern);
class Sub {
  readonly a = 'x';
}
/** Three, of which the middle one is not there. */
const holed = (() => {
  const list: unknown[] = ['a', 'b'];
  list[3] = 'd';
  return list;
})();

interface Row {
  readonly what: string;
  /** Made anew for each test, so that each sees the test for it being made. */
  readonly schema: () => z.ZodType;
  readonly orderly: readonly unknown[];
  readonly others: readonly unknown[];
}

const KINDS: readonly Row[] = [
  { what: 'text', schema: text, orderly: ['', 'x'], others: [1, null, undefined, ['x'], Object('x')] },
  {
    what: 'text of a length',
    schema: () => text().min(1).min(2).max(3).max(5),
    orderly: ['ab', 'abc'],
    others: ['a', 'abcd', ['a', 'b']],
  },
  {
    what: 'text of the same length, with its bounds the other way around',
    schema: () => text().max(5).max(3).min(2).min(1),
    orderly: ['ab', 'abc'],
    others: ['a', 'abcd'],
  },
  {
    what: 'text of two patterns',
    schema: () => letters(/^a/).regex(/b$/).max(3),
    orderly: ['ab', 'aab'],
    others: ['a', 'b', 'aaab'],
  },
  {
    what: 'an IPv4 address',
    schema: () => z.ipv4(),
    orderly: ['10.0.0.1', '255.255.255.255'],
    others: ['10.0.0', '10.0.0.01', '256.0.0.1', 'fd00::1', 7],
  },
  {
    what: 'an address of either family',
    schema: () => z.union([z.ipv4(), z.ipv6()]),
    orderly: ['10.0.0.1', 'fd00::1'],
    others: ['10.0.0', 'fd00', 7],
  },
  { what: 'a subnet', schema: () => z.cidrv6(), orderly: ['fd00::/64'], others: ['fd00::', undefined] },
  {
    what: 'an address of the web, which its parser may spell otherwise',
    schema: () => z.url({ normalize: true }),
    orderly: ['https://a.example/'],
    others: ['HTTPS://a.example', 'a.example'],
  },
  {
    what: 'a number',
    schema: () => z.number(),
    orderly: [0, 1.5, -2, 1e300],
    others: [-0, Number.NaN, Infinity, -Infinity, '1', null, [1]],
  },
  {
    what: 'a number in a range',
    schema: () => z.number().min(-5).min(-1).max(2.5).max(9),
    orderly: [-1, 0, 2.5],
    others: [-1.5, -5, 2.6, 9],
  },
  {
    what: 'a number in the same range, with its bounds the other way around',
    schema: () => z.number().max(9).max(2.5).min(-1).min(-5),
    orderly: [-1, 0, 2.5],
    others: [-1.5, -5, 2.6, 9],
  },
  {
    what: 'a whole number',
    schema: () => z.int().min(1),
    orderly: [1, 2 ** 53 - 1],
    others: [0, 1.5, 2 ** 53, '1'],
  },
  { what: 'yes or no', schema: () => z.boolean(), orderly: [true, false], others: [0, 'true', undefined] },
  {
    what: 'one of several words',
    schema: () => z.enum(['on', 'off']),
    orderly: ['on', 'off'],
    others: ['On', 'toString', 0, undefined],
  },
  {
    what: 'one of several values',
    schema: () => z.literal([1, 'one']),
    orderly: [1, 'one'],
    others: ['1', 2, undefined],
  },
  {
    what: 'a list',
    schema: () => z.array(text()),
    orderly: [[], ['a'], ['a', 'b', 'c', 'd']],
    others: ['a', [1], ['a', undefined], { length: 0 }, holed, null],
  },
  {
    what: 'a list of a length',
    schema: () => z.array(text().optional()).min(1).max(2),
    orderly: [['a'], ['a', 'b']],
    others: [[], ['a', 'b', 'c'], [undefined], 'a', holed.slice(2)],
  },
  {
    what: 'an object, whose keys its schema states in another order',
    schema: () => z.strictObject({ c: text(), a: text(), b: text() }),
    orderly: [{ a: '1', b: '2', c: '3' }],
    others: [
      { a: '1', c: '3', b: '2' },
      { c: '3', a: '1', b: '2' },
      { a: '1', b: '2' },
      { a: '1', c: '3' },
      { b: '2', c: '3' },
      { a: '1', b: '2', c: '3', d: '4' },
      { a: '1', b: 2, c: '3' },
      {},
      null,
    ],
  },
  {
    what: 'an object, of whose keys some may be left out',
    schema: () =>
      z.strictObject({ a: text().optional(), b: text(), c: text().optional(), d: text().optional() }),
    orderly: [{ b: '2' }, { a: '1', b: '2' }, { b: '2', d: '4' }, { a: '1', b: '2', c: '3', d: '4' }],
    others: [{}, { a: '1' }, { a: undefined, b: '2' }, { b: '2', d: '4', c: '3' }, { b: '2', z: '5' }],
  },
  {
    what: 'an object of which everything may be left out',
    schema: () => z.strictObject({ a: text().optional() }),
    orderly: [{}, { a: 'x' }],
    others: [undefined, null, 1, '', [], new Date(0), new Map(), new Sub(), Object.create(null), () => 'x'],
  },
  {
    what: 'an object that its kind tells',
    schema: () =>
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal(['a', 'b']), x: text() }),
        z.strictObject({ kind: z.literal('c') }),
      ]),
    orderly: [{ kind: 'a', x: '' }, { kind: 'b', x: '' }, { kind: 'c' }],
    others: [{ kind: 'a' }, { kind: 'c', x: '' }, { kind: 'd' }, { x: '' }, {}, [], null, undefined, 'a'],
  },
  {
    what: 'free data',
    schema: () => z.strictObject({ value: jsonObjectSchema }),
    orderly: [{ value: {} }, { value: { anything: ['x', null] } }],
    others: [{ value: [] }, { value: { b: 1, a: 1 } }, { value: null }, {}],
  },
];

/** What only a schema's own parser may judge: of each a value that it takes as it is, if any, and one that it does not. */
const LEFT_TO_PARSER: readonly (readonly [string, () => z.ZodType, ...unknown[]])[] = [
  ['a pattern that remembers where it was', () => letters(/a/g), 'a', 'b'],
  ['a pattern that goes on where it was', () => letters(/a/y), 'a', 'b'],
  ['one such pattern among others', () => letters(/a/).regex(/a/g), 'a', 'b'],
  ['text that is cut', () => text().trim(), 'a', ' a '],
  ['text with a beginning', () => text().startsWith('a'), 'a', 'b'],
  ['an address with a condition', () => z.ipv4().max(8), '10.0.0.1', '10.10.10.10'],
  ['an address that is written small', () => z.ipv6().toLowerCase(), 'fd00::1', 'FD00::1'],
  ['a number above a bound', () => z.number().gt(1), 2, 1, 0],
  ['a number below a bound', () => z.number().lt(1), 0, 1, 2],
  ['a number of steps', () => z.number().min(1).multipleOf(2), 2, 3],
  ['a number of few bits', () => z.int32(), 1, 2 ** 40],
  ['a number of less precision', () => z.float32(), 1, 1e300],
  ['a list of one length', () => z.array(text()).length(2), ['a', 'b'], ['a']],
  ['a list with a condition', () => z.array(text()).refine((list) => list.length === 2), ['a', 'b'], []],
  ['an object that takes more', () => z.looseObject({ a: text() }), { a: '' }, { a: '', b: 1 }],
  ['an object that drops more', () => z.object({ a: text() }), { a: '' }, { a: '', b: 1 }],
  ['an object with a condition', () => z.strictObject({ a: text() }).refine(() => false), { a: '' }],
  ['yes or no with a condition', () => z.boolean().refine((value) => value), true, false],
  ['a choice with a condition', () => z.enum(['a', 'b']).refine((value) => value === 'a'), 'a', 'b'],
  [
    'a union with a condition',
    () => z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') })]).refine(() => false),
    { kind: 'a' },
  ],
  [
    'a union of which one part has a condition',
    () => z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') }).refine(() => false)]),
    { kind: 'a' },
  ],
  [
    'a union of unions',
    () =>
      z.discriminatedUnion('kind', [
        z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') })]),
      ]),
    { kind: 'a' },
    { kind: 'b' },
  ],
  [
    'a union by a choice',
    () => z.discriminatedUnion('kind', [z.strictObject({ kind: z.enum(['a', 'b']) })]),
    { kind: 'a' },
    { kind: 'c' },
  ],
  ['what may be null', () => text().nullable(), null, 1],
  ['what is there by default', () => text().default('a'), 'a', undefined],
  ['what becomes something else', () => text().transform(Number), '1'],
  ['a record', () => z.record(text(), text()), { b: '', a: '' }],
  ['anything', () => z.any(), { b: '', a: '' }, undefined],
];

describe('isOrderly, of a schema that is new to it', () => {
  it.each(KINDS)('says yes to $what as it should be, and no to anything else', (row) => {
    const says = (value: unknown) => isOrderly(row.schema(), value);
    expect(row.orderly.map((value) => [value, says(value)])).toEqual(
      row.orderly.map((value) => [value, true]),
    );
    expect(row.others.map((value) => [value, says(value)])).toEqual(
      row.others.map((value) => [value, false]),
    );
    for (const value of row.orderly)
      expect(row.schema().safeParse(value)).toEqual({ success: true, data: value });
  });

  it.each(LEFT_TO_PARSER)('leaves %s to the parser', (_what, schema, ...values) => {
    for (const value of values) expect([value, isOrderly(schema(), value)]).toEqual([value, false]);
  });
});

describe('orderlyBy', () => {
  it('makes the test of a schema once, for a fleet asks it a hundred thousand times', () => {
    const schema = z.strictObject({ a: text() });
    expect(orderlyBy(schema)).toBe(orderlyBy(schema));
    expect(orderlyBy(schema)).not.toBe(orderlyBy(z.strictObject({ a: text() })));
  });

  it('counts at least as many values as there are', () => {
    const counted = (value: unknown) => {
      const tally = { values: 1 };
      expect(orderlyBy(everything())(value, tally)).toBe(true);
      return tally.values;
    };
    expect(counted(orderlyValue())).toBeGreaterThanOrEqual(1 + placesIn(orderlyValue()).length);
    // One more value is one more, and a long list is all of its entries.
    const longer = { ...orderlyValue(), names: Array.from({ length: 50 }, () => 'a') };
    expect(counted(longer) - counted(orderlyValue())).toBe(48);
    const free = { ...orderlyValue(), free: { list: Array.from({ length: 50 }, () => 1) } };
    expect(counted(free)).toBeGreaterThanOrEqual(1 + placesIn(free).length);
  });

  it('never says yes to what is read otherwise than it was written, whatever is changed in a value', () => {
    const schema = everything();
    const isOrderlyFor = orderlyBy(schema);
    const places = placesIn(orderlyValue());
    const changed = places.flatMap((place) =>
      CHANGES.map((change) => {
        const value = orderlyValue();
        change(holderOf(value, place), place.at(-1) ?? '');
        return value;
      }),
    );
    // Who writes it down looks for half a surrogate pair: the text shows it.
    const taken = changed
      .filter((value) => isOrderlyFor(value, { values: 0 }))
      .filter((value) => !JSON.stringify(value).includes(String.raw`\ud`));
    for (const value of taken) {
      const written = JSON.stringify(value);
      expect(written).toBe(Buffer.from(canonicalBytes(value)).toString());
      expect(schema.safeParse(JSON.parse(written))).toStrictEqual({ success: true, data: value });
    }
    // Some changes leave a value in order, such as an optional key that is left out; most do not.
    expect(taken.length).toBeGreaterThan(places.length);
    expect(taken.length).toBeLessThan(changed.length / 4);
  });
});

/** A schema with one of every kind that a plan is made of. */
const everything = () =>
  z.strictObject({
    address: z.union([z.ipv4(), z.ipv6()]),
    count: z.int().min(0).max(10),
    factor: z.number().min(0).max(2).optional(),
    free: jsonObjectSchema,
    gateway: z.ipv4().optional(),
    isOn: z.boolean(),
    mode: z.enum(['auto', 'off']),
    names: z.array(text().min(1).max(3)).max(100),
    source: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('text'), text: text() }),
      z.strictObject({ kind: z.literal('disk'), order: z.array(text()) }),
    ]),
    subnet: z.cidrv4(),
    version: z.literal(1),
  });

const orderlyValue = () => ({
  address: 'fd00::1',
  count: 3,
  factor: 1.5,
  free: { list: [1, { a: null, b: 'c' }], other: true },
  gateway: '10.10.0.1',
  isOn: true,
  mode: 'auto',
  names: ['a', 'b'],
  source: { kind: 'text', text: 'two\nlines' },
  subnet: '10.10.0.0/24',
  version: 1,
});
