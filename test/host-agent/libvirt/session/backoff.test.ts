import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backoffDefaults, backoffMs } from '../../../../host-agent/libvirt/session/backoff';

describe('the wait between attempts', () => {
  it.each([
    [0, 0, 100],
    [0, 0.5, 150],
    [1, 0, 200],
    [3, 0, 800],
    [20, 0, 15_000],
  ])('attempt %i with chance %d waits %i ms', (attempt, chance, expected) => {
    expect(backoffMs(attempt, { firstMs: 200, mostMs: 30_000 }, () => chance)).toBe(expected);
  });

  it('is never longer than the limit and never nothing', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
        const wait = backoffMs(attempt, backoffDefaults, () => chance);
        expect(wait).toBeLessThanOrEqual(backoffDefaults.mostMs);
        expect(wait).toBeGreaterThanOrEqual(backoffDefaults.firstMs / 2);
      }),
    );
  });
});
