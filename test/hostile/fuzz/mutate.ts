import * as fc from 'fast-check';

/** What breaks programs: ends of numbers, names of prototypes, markup, escapes, ends of texts, openings without closings. */
const TOKENS: readonly Buffer[] = [
  '0',
  '-1',
  '1e400',
  '2147483648',
  '4294967295',
  '9007199254740993',
  '18446744073709551616',
  'NaN',
  'null',
  'true',
  '""',
  '{}',
  '[]',
  '[[[[[[[[',
  '{"a":{"a":{"a":',
  '__proto__',
  'constructor',
  '\u0000',
  '\u001b[2J',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\\ud800',
  '"',
  "'",
  '<',
  '</',
  ']]>',
  '<![CDATA[',
  '<!--',
  '<!DOCTYPE a>',
  '&#0;',
  '&a;',
  '../../etc/shadow',
  '%00',
  '\r\n',
  '\n\n',
  '*',
  '&a ',
  '!!js/function ',
  '-----BEGIN SSH SIGNATURE-----',
  'ssh-ed25519 ',
  '%',
  ':',
  ',',
  '=',
  '/',
  '😀',
].map((token) => Buffer.from(token));

const BYTES: readonly Buffer[] = ['00000000', '7fffffff', '80000000', 'ffffffff', 'ff', 'c0af', 'eda080'].map(
  (hex) => Buffer.from(hex, 'hex'),
);

const INSERTS = [...TOKENS, ...BYTES];

const kinds = ['set', 'cut', 'repeat', 'insert', 'quoted', 'number', 'truncate', 'cross', 'move'] as const;

interface Mutation {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly length: number;
  readonly token: number;
}

interface Draft {
  readonly seed: number;
  readonly mutations: readonly Mutation[];
  /** Nothing of a real document. */
  readonly bytes: Uint8Array;
  readonly isWild: boolean;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(2 ** 24),
  length: fc.nat(48),
  token: fc.nat(INSERTS.length - 1),
});

/** Drafts of inputs: real documents with a few things changed, and one in twenty that is nothing at all. */
export const draft: fc.Arbitrary<Draft> = fc.record({
  seed: fc.nat(255),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }),
  bytes: fc.uint8Array({ maxLength: 24 }),
  isWild: fc.nat(19).map((number) => number === 0),
});

/** The input that a draft means. */
export function inputOf({ seed, mutations, bytes, isWild }: Draft, seeds: readonly Buffer[]): Buffer {
  if (isWild) return Buffer.from(bytes);
  const pick = (number: number): Buffer => seeds[number % seeds.length] ?? Buffer.alloc(0);
  return mutations.reduce<Buffer>((input, each) => mutated(input, each, pick(each.at)), pick(seed));
}

function mutated(input: Buffer, { kind, at, length, token }: Mutation, other: Buffer): Buffer {
  const start = input.length === 0 ? 0 : at % input.length;
  const end = Math.min(input.length, start + length);
  const inserted = INSERTS[token] ?? Buffer.alloc(0);
  switch (kind) {
    case 'set':
      return spliced(input, start, Math.min(input.length, start + 1), Buffer.from([at & 0xff]));
    case 'cut':
      return spliced(input, start, end, Buffer.alloc(0));
    case 'repeat':
      return spliced(
        input,
        start,
        start,
        Buffer.concat(Array(1 + (token % 40)).fill(input.subarray(start, end))),
      );
    case 'insert':
      return spliced(input, start, start, inserted);
    case 'quoted':
      return replacedBetween(input, start, isQuote, inserted);
    case 'number':
      return replacedRun(input, start, inserted);
    case 'truncate':
      return input.subarray(0, start);
    case 'cross':
      return Buffer.concat([
        input.subarray(0, start),
        other.subarray(other.length === 0 ? 0 : at % other.length),
      ]);
    case 'move':
      return Buffer.concat([input.subarray(end), input.subarray(start, end), input.subarray(0, start)]);
  }
}

function spliced(input: Buffer, start: number, end: number, inserted: Buffer): Buffer {
  return Buffer.concat([input.subarray(0, start), inserted, input.subarray(end)]);
}

function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** What stands in the next quotes, so that the document around it stays one. */
function replacedBetween(input: Buffer, from: number, isEdge: typeof isQuote, inserted: Buffer): Buffer {
  const open = input.findIndex((byte, index) => index >= from && isEdge(byte));
  if (open < 0) return input;
  const close = input.findIndex((byte, index) => index > open && isEdge(byte));
  return close < 0 ? input : spliced(input, open + 1, close, inserted);
}

/** The next number. */
function replacedRun(input: Buffer, from: number, inserted: Buffer): Buffer {
  const start = input.findIndex((byte, index) => index >= from && isDigit(byte));
  if (start < 0) return input;
  let end = start;
  while (isDigit(input[end])) end += 1;
  return spliced(input, start, end, inserted);
}
