import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Size } from 'fleetwright';

const UNITS = [
  { unit: 'KiB', factor: 2 ** 10, make: (amount: number) => Size.kibibytes(amount), to: 'toKibibytes' },
  { unit: 'MiB', factor: 2 ** 20, make: (amount: number) => Size.mebibytes(amount), to: 'toMebibytes' },
  { unit: 'GiB', factor: 2 ** 30, make: (amount: number) => Size.gibibytes(amount), to: 'toGibibytes' },
  { unit: 'TiB', factor: 2 ** 40, make: (amount: number) => Size.tebibytes(amount), to: 'toTebibytes' },
] as const;

describe('Size', () => {
  it.each(UNITS)('says what it was told in $unit', ({ factor, make, to }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4096 }), (amount) => {
        expect(make(amount)[to]()).toBe(amount);
        expect(make(amount).toBytes()).toBe(amount * factor);
      }),
    );
  });

  it.each(UNITS)('never loses a byte on the way to $unit unless told to', ({ factor, to }) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), (bytes) => {
        const size = Size.bytes(bytes);
        if (bytes % factor === 0) expect(size[to]() * factor).toBe(bytes);
        else expect(() => size[to]()).toThrow(RangeError);
        const down = size[to]({ rounding: 'down' }) * factor;
        const up = size[to]({ rounding: 'up' }) * factor;
        expect(down).toBeLessThanOrEqual(bytes);
        expect(up).toBeGreaterThanOrEqual(bytes);
        expect(up - down).toBe(bytes % factor === 0 ? 0 : factor);
      }),
    );
  });

  it('takes a fraction that is a whole number of bytes', () => {
    expect(Size.gibibytes(1.5).toMebibytes()).toBe(1536);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e-9, 2 ** 60])('refuses %p GiB', (amount) => {
    expect(() => Size.gibibytes(amount)).toThrow(/is not a size/);
  });

  it('adds and compares', () => {
    expect(Size.gibibytes(1).plus(Size.mebibytes(512)).equals(Size.mebibytes(1536))).toBe(true);
    expect(Size.mebibytes(1023).isLessThan(Size.gibibytes(1))).toBe(true);
    expect(Size.gibibytes(1).isLessThan(Size.gibibytes(1))).toBe(false);
  });

  it.each([
    [Size.bytes(0), '0 bytes'],
    [Size.bytes(1025), '1025 bytes'],
    [Size.mebibytes(1536), '1536 MiB'],
    [Size.gibibytes(2048), '2 TiB'],
  ])('is written in the largest unit that holds it exactly', (size, text) => {
    expect(String(size)).toBe(text);
  });

  it('says how to round when it cannot be exact', () => {
    expect(() => Size.mebibytes(1536).toGibibytes()).toThrow(
      "1536 MiB is not a whole number of GiB; state { rounding: 'up' } or { rounding: 'down' } to round it",
    );
  });
});
