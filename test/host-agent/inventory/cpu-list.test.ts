import { describe, expect, it } from '@jest/globals';
import { cpusOf } from '../../../host-agent/inventory/cpu-list';

describe('cpusOf', () => {
  it.each([
    ['0', [0]],
    ['0-3', [0, 1, 2, 3]],
    ['0-3,^2', [0, 1, 3]],
    ['0-7,^2-5,9', [0, 1, 6, 7, 9]],
    ['5, 1', [1, 5]],
    ['1,1', [1]],
    ['', []],
    ['all', []],
    ['3-1', []],
  ])('reads %j as %j', (list, cpus) => {
    expect(cpusOf(list)).toEqual(cpus);
  });

  it('does not follow a slip beyond what any host has', () => {
    expect(cpusOf('65534-99999999999')).toEqual([65_534, 65_535]);
  });

  it('does not walk ranges over ranges', () => {
    expect(cpusOf('0-65535,^0-65535,0-1')).toEqual([0, 1]);
    expect(cpusOf(Array.from({ length: 100_000 }, () => '0-65535').join())).toEqual([]);
  });
});
