import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { numberEnd } from '../../../lib/plan/json/number-end';
import { scanJson } from '../../../lib/plan/json/scan';
import { PROBLEMS_MAX, UNWORDED_PROBLEM } from '../../../lib/plan/problem';

const bounds = { depthMax: 64, valuesMax: 100_000, keysMax: 100_000 };
const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const isAccepted = (text: string) => scanJson(text, bounds).every(({ code }) => code !== 'not-json');

describe('scanJson', () => {
  it('never disagrees with JSON.parse about what is JSON, for whole documents', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 10 }), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const pretty = JSON.stringify(JSON.parse(text), null, indent);
        expect(isAccepted(text)).toBe(true);
        expect(isAccepted(pretty)).toBe(true);
      }),
    );
  });

  it('never disagrees with JSON.parse about what is JSON, for documents with a slip', () => {
    const slip = fc.constantFrom(
      '',
      ...'{}[]",:\\/u0-+.eE tfn\n\u0001é'.split(''),
      '\\u12',
      'true',
      '1e5',
      '01',
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.nat(2), slip, (text, place, removed, inserted) => {
        const position = place % (text.length + 1);
        const broken = text.slice(0, position) + inserted + text.slice(position + removed);
        expect({ broken, accepted: isAccepted(broken) }).toEqual({ broken, accepted: isJson(broken) });
      }),
      { numRuns: 5_000 },
    );
  });

  // One a line, because the corners are of spelling.
  const corners =
    String.raw`0|-0|1e5|1E+5|-1.5e-3|01|1.|.5|+1|-|--1|1e|0x1|NaN|Infinity|"\n"|"\x"|"\u00e9"|"\u00e"|"\\"|"\"|"\\\""
|'a'|"a|true|tru|trues|null|nul|[1,]|[,1]|[1 2]|{"a"}|{"a":}|{a:1}|{"a":1,,"b":2}|{,}|{"a":1|]|}|{]|[}|1 1| 1 |/**/1
|{"a":{"b":[{}]}}|[true,false,null]|"a""b"`.split('|');
  const spaced = ['', '"\\u12\\\\00"', '"\t"', '"\u007f"', '\u00a01', '\n[\r\n]\t', '"\u2028"', '[\u000b]'];
  it.each([...corners, ...spaced])('agrees with JSON.parse about %j', (text) => {
    expect(isAccepted(text)).toBe(isJson(text));
  });

  it('reports each thing that JSON.parse would hide, and goes on', () => {
    const text = '{"a":[{"b":1,"b":2},9007199254740993],"c":{"prototype":"\\udc00"}}';
    expect(scanJson(text, bounds).map(({ code, path }) => [code, path])).toEqual([
      ['duplicate-key', '$.a[0].b'],
      ['inexact-number', '$.a[1]'],
      ['forbidden-key', '$.c.prototype'],
      ['unpaired-surrogate', '$.c.prototype'],
    ]);
  });

  it.each([
    '1.5',
    '0.1',
    '1.50',
    '1.050',
    '20.50',
    '-2.50e-3',
    '1000.0',
    '0.0100e2',
    '0.00000010203',
    '1E+2',
    '100e-2',
    '0.0',
    '0e99',
    '1e21',
    '5e-324',
    '123456789012345',
    '1234567890123456',
    '9007199254740991',
    '-9007199254740991',
    `1.${'0'.repeat(98)}`,
  ])('takes %s, which a double holds as it is written', (number) => {
    expect(scanJson(number, bounds)).toEqual([]);
  });

  it.each<readonly [string, string]>([
    ['2.00000000000000000001', '2'],
    ['0.1000000000000000055511151231257827', '0.1'],
    ['1e-999', '0'],
    ['-1e999', '-Infinity'],
    ['9007199254740993.0', '9007199254740992'],
    // Two whole numbers are read as this one.
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740992', '-9007199254740992'],
    ['0.123456789012345678901234567890123456789', '0.12345678901234568'],
    ['1234567890123456789012345678901234567890', '1.2345678901234568e+39'],
    [`1.${'0'.repeat(99)}`, '1'],
    ['1234567890123456789012345678901234567890123', '1.2345678901234567e+42'],
  ])('does not take %s, which would be another number', (number, read) => {
    const shown = number.length > 40 ? `${number.slice(0, 40)}…` : number;
    expect(scanJson(`[${number}]`, bounds)).toEqual([
      { code: 'inexact-number', path: '$[0]', message: `the number ${shown} would be read as ${read}` },
    ]);
  });

  it('takes no number of more digits than anybody writes, and is quick to say so', () => {
    const startedAt = process.cpuUsage();
    const digits = `1.${'0'.repeat(500_000)}1`;
    expect(scanJson(digits, bounds).map(({ code }) => code)).toEqual(['inexact-number']);
    // A regular expression that tries every run of zeros anew would take minutes.
    expect(process.cpuUsage(startedAt).user).toBeLessThan(2_000_000);
  });

  it('finds the end of every number where a regular expression finds it', () => {
    const grammar = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
    const almostNumber = fc.string({
      unit: fc.constantFrom('0', '0', '1', '9', '.', '-', '+', 'e', 'E', ','),
      maxLength: 12,
    });
    fc.assert(
      fc.property(almostNumber, fc.nat(3), (text, start) => {
        grammar.lastIndex = start;
        const match = grammar.exec(text);
        expect(numberEnd(text, start)).toBe(match === null ? start : start + match[0].length);
      }),
    );
  });

  it.each([
    ['[1 2]', 'expected "," or "]" at line 1, column 4'],
    ['{"a":010}', 'expected "," or "}" at line 1, column 7'],
    ['{"a" 1}', 'expected ":" at line 1, column 6'],
    ['{a:1}', 'expected a string in double quotes at line 1, column 2'],
    ['[\n  tru]', 'expected a value at line 2, column 3'],
    ['[\n\n', 'the document ends too early at line 3, column 1'],
    ['1\n2', 'expected the end of the document at line 2, column 1'],
    ['["a]', 'a string has no closing quote at line 1, column 2'],
    ['["a\tb"]', String.raw`a string holds a control character (escape it, such as \n) at line 1, column 2`],
    [String.raw`["\d"]`, 'a string holds an unknown escape at line 1, column 6'],
    ['\ufeff{}', 'a byte order mark stands in front (save the file without one) at line 1, column 1'],
  ])('says what would have been right: %j', (text, expectation) => {
    expect(scanJson(text, bounds).map(({ message }) => message)).toEqual([`is not JSON: ${expectation}`]);
  });

  it('stops at the first value or key too many, and at the first level too deep', () => {
    const count = (text: string) =>
      scanJson(text, { depthMax: 3, valuesMax: 4, keysMax: 2 }).map(({ code, path }) => [code, path]);
    expect(count('[1,2,3]')).toEqual([]);
    expect(count('[1,2,3,4]')).toEqual([['too-many-values', '$[3]']]);
    expect(count('{"a":1,"b":2}')).toEqual([]);
    expect(count('{"a":1,"b":2,"c":3}')).toEqual([['too-many-values', '$.c']]);
    expect(count('{"a":[{}]}')).toEqual([]);
    expect(count('{"a":[{"b":[]}]}')).toEqual([['too-deep', '$.a[0].b']]);
  });

  it.each([
    ['[1,2,3,4]', 'has more than 4 values'],
    ['{"a":1,"b":2,"c":3}', 'is in an object with more than 2 keys'],
    ['[[[[]]]]', 'nests more than 3 levels deep'],
  ])('says which bound %s breaks, and nothing else', (text, message) => {
    const found = scanJson(text, { depthMax: 3, valuesMax: 4, keysMax: 2 });
    expect(found.map((problem) => problem.message)).toEqual([message]);
  });

  it('shows the beginning of a long key that is given twice', () => {
    const key = 'k'.repeat(100);
    expect(scanJson(`{"${key}":1,"${key}":2}`, bounds)).toEqual([
      {
        code: 'duplicate-key',
        path: `$["${'k'.repeat(64)}…"]`,
        message: `the key "${'k'.repeat(64)}" is given twice`,
      },
    ]);
  });

  it('words the problems that are shown, and only counts the others', () => {
    const problems = scanJson(`[${'1e999,'.repeat(150)}0]`, bounds);
    expect(problems).toHaveLength(150);
    expect(problems[PROBLEMS_MAX - 1]?.path).toBe('$[99]');
    expect(new Set(problems.slice(PROBLEMS_MAX + 1))).toEqual(new Set([UNWORDED_PROBLEM]));
  });

  it('does not take a fault of its own for one of the document', () => {
    const deep = '['.repeat(200_000);
    expect(() => scanJson(deep, { ...bounds, depthMax: Infinity, valuesMax: Infinity })).toThrow(RangeError);
  });

  it('does not take equal keys of different objects for duplicates', () => {
    expect(scanJson('[{"a":1},{"a":2,"b":{"a":3}}]', bounds)).toEqual([]);
  });
});
