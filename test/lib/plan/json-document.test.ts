import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { parseDocument, type DocumentKind } from '../../../lib/plan/json/parse-document';
import { PROBLEMS_COUNTED_MAX, PROBLEMS_MAX, UNWORDED_PROBLEM } from '../../../lib/plan/problem';

const schema = z.strictObject({
  version: z.literal(3),
  note: z.string().optional(),
  list: z.array(z.int()),
});
const LIST = z.array(z.unknown());

/** A small kind of document, with a list that is checked entry by entry. */
const KIND: DocumentKind<z.infer<typeof schema>> = {
  noun: 'shopping list',
  version: 3,
  schema,
  bytesMax: 100_000,
  depthMax: 3,
  valuesMax: 20_000,
  keysMax: 3,
  split: (document) => {
    if (Object(document) !== document) throw new TypeError('only an object has parts');
    const list = LIST.safeParse(Object.getOwnPropertyDescriptor(document, 'list')?.value);
    const entries = list.data ?? [];
    const frame = list.success ? { ...document, list: [] } : document;
    return {
      frame,
      parts: entries.map((value, index) => ({ schema: z.int(), value, path: ['list', index] })),
    };
  },
  advice: { tooLarge: 'Buy less.', broken: 'Write it again.' },
};

const problemsOf = <Value>(document: Uint8Array | string, kind: DocumentKind<Value>) => {
  const result = parseDocument(document, kind);
  return result.ok ? [] : result.problems;
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('parseDocument', () => {
  it.each(['{"version":3,"list":[1,2]}', '{ "list": [], "note": "é", "version": 3 }'])('reads %s', (text) => {
    const expected = { ok: true, value: JSON.parse(text) };
    expect(parseDocument(text, KIND)).toStrictEqual(expected);
    expect(parseDocument(bytesOf(text), KIND)).toStrictEqual(expected);
  });

  it.each([
    {
      what: 'is no JSON',
      document: '{',
      problem: {
        code: 'not-json',
        path: '$',
        message: 'is not JSON: expected a string in double quotes at line 1, column 2',
        advice: 'Write it again.',
      },
    },
    {
      what: 'has a byte order mark in front, which only bytes show',
      document: Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d),
      problem: {
        code: 'not-json',
        path: '$',
        message:
          'is not JSON: a byte order mark stands in front (save the file without one) at line 1, column 1',
        advice: 'Write it again.',
      },
    },
    {
      what: 'is no text',
      document: Uint8Array.of(0x7b, 0xff),
      problem: {
        code: 'not-utf8',
        path: '$',
        message: 'the document is not valid UTF-8 (from byte 2 on)',
        advice: 'Write it again.',
      },
    },
    {
      what: 'is a text that no file can hold',
      document: '"\udc00"',
      problem: {
        code: 'not-utf8',
        path: '$',
        message: 'the document holds half of a surrogate pair',
        advice: 'Write it again.',
      },
    },
    {
      what: 'has too many bytes',
      document: ' '.repeat(100_001),
      problem: {
        code: 'too-large',
        path: '$',
        message: 'the document has more than 100000 bytes, the most that a shopping list may have',
        advice: 'Buy less.',
      },
    },
    {
      what: 'has too many values',
      document: `[${'0,'.repeat(20_000)}0]`,
      problem: {
        code: 'too-many-values',
        path: '$[19999]',
        message: 'has more than 20000 values',
        advice: 'Buy less.',
      },
    },
    {
      what: 'nests too deep',
      document: '[[[[]]]]',
      problem: {
        code: 'too-deep',
        path: '$[0][0][0]',
        message: 'nests more than 3 levels deep',
        advice: 'Write it again.',
      },
    },
    {
      what: 'is of another version',
      document: '{"version":4,"list":"other"}',
      problem: {
        code: 'unsupported-version',
        path: '$.version',
        message: 'this is a shopping list of version 4, and this program reads version 3',
        advice: 'Use the same release of fleetwright wherever this document is written and read.',
      },
    },
  ])('says one thing of a document that $what, and what to do', ({ document, problem }) => {
    expect(problemsOf(document, KIND)).toStrictEqual([problem]);
  });

  it.each([
    ['5', 'wrong-type', '$', 'must be an object, not 5'],
    ['"text"', 'wrong-type', '$', 'must be an object, not "text"'],
    ['null', 'wrong-type', '$', 'must be an object, not null'],
    ['true', 'wrong-type', '$', 'must be an object, not true'],
    ['[]', 'wrong-type', '$', 'must be an object, not an array'],
    ['{"version":"4","list":[]}', 'bad-choice', '$.version', 'must be 3, not "4"'],
    ['{"list":[]}', 'missing-key', '$.version', 'is missing (expected 3)'],
  ])('says of %s what shape it has not', (text, code, path, message) => {
    expect(problemsOf(text, KIND)).toStrictEqual([{ code, path, message }]);
  });

  it('takes a document of just as many bytes as it may have', () => {
    const text = '{"version":3,"list":[]}';
    expect(problemsOf(text.padEnd(KIND.bytesMax), KIND)).toEqual([]);
    expect(problemsOf(bytesOf(text.padEnd(KIND.bytesMax)), KIND)).toEqual([]);
  });

  it('says what is wrong around the parts before what is wrong in them', () => {
    expect(problemsOf('{"version":3,"note":1,"list":[1,"2",3.5]}', KIND).map(({ path }) => path)).toEqual([
      '$.note',
      '$.list[1]',
      '$.list[2]',
    ]);
  });

  it('words the problems that are shown, and counts the others until nobody does', () => {
    const wrong = (count: number) => problemsOf(`{"version":3,"list":[${'"",'.repeat(count)}0]}`, KIND);
    const some = wrong(150);
    expect(some).toHaveLength(150);
    expect(some[PROBLEMS_MAX - 1]).toEqual({
      code: 'wrong-type',
      path: '$.list[99]',
      message: 'must be a number, not ""',
    });
    expect(new Set(some.slice(PROBLEMS_MAX + 1))).toEqual(new Set([UNWORDED_PROBLEM]));
    expect(wrong(PROBLEMS_COUNTED_MAX + 100)).toHaveLength(PROBLEMS_COUNTED_MAX);
  });

  it('says of each number beyond counting once that it is too large, by the bound that is nearest', () => {
    const numbers = z.strictObject({
      version: z.literal(3),
      any: z.int(),
      odd: z.int().refine((value) => value % 2 === 1, 'must be odd'),
      small: z.int().max(10),
    });
    const kind = { ...KIND, schema: numbers, keysMax: 4, split: (frame: object) => ({ parts: [], frame }) };
    const text = '{"version":3,"any":1e300,"odd":1e300,"small":1e300}';
    expect(problemsOf(text, kind).map(({ path, message }) => [path, message])).toEqual([
      ['$.any', 'must be at most 9007199254740991'],
      ['$.odd', 'must be at most 9007199254740991'],
      ['$.odd', 'must be odd'],
      ['$.small', 'must be at most 10'],
    ]);
  });
});
