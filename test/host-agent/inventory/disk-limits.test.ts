import { describe, expect, it } from '@jest/globals';
import { limitsOf } from '../../../host-agent/inventory/disk-limits';

describe('limitsOf', () => {
  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ totalIopsSec: 0, readBytesSec: 0, totalBytesSecMaxLength: 1 }, undefined],
    [{ totalIopsSec: 100 }, { iops: { total: 100 } }],
    [
      { readBytesSec: 10, writeBytesSec: 20, writeBytesSecMax: 40, writeBytesSecMaxLength: 5 },
      { bytesPerSecond: { read: 10, write: 20, burst: { write: 40, seconds: 5 } } },
    ],
    [
      { totalIopsSec: 1, totalIopsSecMax: 3, totalBytesSec: 9, totalBytesSecMaxLength: 7 },
      { iops: { total: 1, burst: { total: 3, seconds: 1 } }, bytesPerSecond: { total: 9 } },
    ],
  ])('reads %j as %j', (tuning, limits) => {
    expect(limitsOf(tuning)).toEqual(limits);
  });
});
