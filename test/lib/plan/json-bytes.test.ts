import { describe, expect, it } from '@jest/globals';
import { invalidUtf8At } from '../../../lib/plan/json/invalid-utf8';

const CHUNK = 64 * 1024;
const EURO = [0xe2, 0x82, 0xac];
const EMOJI = [0xf0, 0x9f, 0x98, 0x80];
const REPLACEMENT = [0xef, 0xbf, 0xbd];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Spaces, with other bytes at some places. */
function spaces(length: number, at: Readonly<Record<number, readonly number[]>>): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x20);
  for (const [position, others] of Object.entries(at)) bytes.set(others, Number(position));
  return bytes;
}

describe('invalidUtf8At', () => {
  it.each([
    { what: 'a byte of no character', bytes: [0x61, 0xff, 0x62], at: 1 },
    { what: 'the rest of a character', bytes: [0x61, 0x82, 0xac], at: 1 },
    { what: 'a character cut short by another', bytes: [...EURO, 0xe2, 0x82, 0x20], at: 3 },
    { what: 'one cut short by a quote, after its first byte', bytes: [0x22, 0xef, 0x22], at: 1 },
    { what: 'one cut short by a quote, after its second', bytes: [0x22, 0xef, 0xbf, 0x22], at: 1 },
    { what: 'one cut short by the end, after its first byte', bytes: [0x22, 0xef], at: 1 },
    { what: 'one cut short by the end, after its second', bytes: [0x22, 0xef, 0xbf], at: 1 },
    { what: 'one cut short by the end, after its third', bytes: [0x22, ...EMOJI.slice(0, 3)], at: 1 },
    { what: 'half of a pair', bytes: [0x22, 0xed, 0xa0, 0x80], at: 1 },
    { what: 'a byte after a byte order mark', bytes: [...BYTE_ORDER_MARK, 0xff], at: 3 },
    { what: 'a byte after a replacement that is there', bytes: [...REPLACEMENT, 0xff], at: 3 },
  ])('finds $what', ({ bytes, at }) => {
    expect(invalidUtf8At(Uint8Array.from(bytes))).toBe(at);
  });

  it.each([
    { what: 'at the end of a piece of it', length: CHUNK, at: CHUNK - 2, with: EURO.slice(0, 2) },
    { what: 'at its end', length: 2 * CHUNK + 5, at: 2 * CHUNK + 3, with: EURO.slice(0, 2) },
    { what: 'from one piece to the next', length: 2 * CHUNK, at: CHUNK - 1, with: [0xf0, 0x9f, 0x20] },
    { what: 'at the start of the second piece', length: 2 * CHUNK, at: CHUNK, with: [0x82] },
  ])('finds what is broken in a large document $what', ({ length, at, with: broken }) => {
    expect(invalidUtf8At(spaces(length, { [at]: broken }))).toBe(at);
  });

  it.each([CHUNK - 4, CHUNK - 3, CHUNK - 2, CHUNK - 1, CHUNK])(
    'takes a character that begins at byte %i for what it is, and finds what is broken after it',
    (position) => {
      const later = CHUNK + 100;
      expect(invalidUtf8At(spaces(2 * CHUNK, { [position]: EMOJI, [later]: [0xff] }))).toBe(later);
      const next = position + EMOJI.length;
      expect(invalidUtf8At(spaces(2 * CHUNK, { [position]: [...EMOJI, 0x80] }))).toBe(next);
    },
  );

  it('says that the whole of a text is one', () => {
    const bytes = new TextEncoder().encode('\ufeffwhole: é€😀\ufffd');
    expect(invalidUtf8At(bytes)).toBe(bytes.length);
  });
});
