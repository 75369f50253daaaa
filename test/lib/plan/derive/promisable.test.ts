import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { promisable } from '../../../../lib/plan';

describe('what may be promised with an overcommit factor', () => {
  it.each([
    { available: 2, overcommit: 4, promised: 8 },
    // 114.99999999999999 in binary fractions.
    { available: 100, overcommit: 1.15, promised: 115 },
    { available: 3, overcommit: 1.5, promised: 4 },
    { available: 1, overcommit: 0.1, promised: 0 },
    { available: 67_108_864, overcommit: 100, promised: 6_710_886_400 },
    { available: Infinity, overcommit: 2, promised: Infinity },
    { available: 0, overcommit: 8, promised: 0 },
  ])('is $promised of $available × $overcommit', ({ available, overcommit, promised }) => {
    expect(promisable(available, overcommit)).toBe(promised);
  });

  it('is what whole numbers give, for any factor with three decimals', () => {
    const thousandths = fc.integer({ min: 100, max: 100_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 67_108_864 }), thousandths, (available, factor) => {
        const exact = (BigInt(available) * BigInt(factor)) / 1000n;
        expect(BigInt(promisable(available, factor / 1000))).toBe(exact);
      }),
    );
  });
});
