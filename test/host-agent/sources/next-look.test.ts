import { describe, expect, it } from '@jest/globals';
import { nextLook } from '../../../host-agent/sources';

describe('the next look at a source', () => {
  it.each([
    [60, 0, 60],
    [60, 1, 60],
    [60, 2, 120],
    [60, 3, 240],
    [60, 5, 900],
    [60, 1_000_000, 900],
    [1, 4, 8],
    [1, 30, 900],
    [3600, 0, 3600],
    [3600, 9, 3600],
  ])(
    'every %i s after %i failures is in %i s, or up to a tenth later',
    (intervalSeconds, failures, least) => {
      expect(nextLook({ intervalSeconds, failures, random: 0 })).toBe(least);
      expect(nextLook({ intervalSeconds, failures, random: 0.5 })).toBeCloseTo(least * 1.05, 6);
      expect(nextLook({ intervalSeconds, failures, random: 0.999999 })).toBeLessThan(least * 1.1);
    },
  );
});
