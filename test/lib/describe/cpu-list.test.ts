import { describe, expect, it } from '@jest/globals';
import { cpuList } from '../../../lib/describe/cpu-list';

describe('cpuList', () => {
  it.each([
    [[0], '0'],
    [[0, 1, 2, 5], '0-2,5'],
    [[7, 3, 2, 3], '2-3,7'],
    [[0, 2, 4], '0,2,4'],
    [[9, 10, 8], '8-10'],
  ])('writes %j as %s', (cpus, expected) => {
    expect(cpuList(cpus)).toBe(expected);
  });
});
