import { describe, expect, it } from '@jest/globals';
import {
  aboutPercentInWords,
  aboutRateInWords,
  useOfSizeInWords,
} from '../../../../../host-agent/commands/wording/agent/use';

describe('what machines use, in words', () => {
  it.each([
    [0, '0 B/s'],
    [0.4, '0 B/s'],
    [Number.NaN, '0 B/s'],
    [-5, '0 B/s'],
    [999, '999 B/s'],
    [1024, '1.0 KiB/s'],
    [348_160, '340 KiB/s'],
    [1_258_291, '1.2 MiB/s'],
    [52_428_800, '50.0 MiB/s'],
    [3 * 1024 ** 4, '3072 GiB/s'],
  ])('%d bytes in a second are %s', (bytes, words) => {
    expect(aboutRateInWords(bytes)).toBe(words);
  });

  it.each([
    [0, '0 %'],
    [0.44, '0.4 %'],
    [9.99, '10.0 %'],
    [142.6, '143 %'],
  ])('%d hundredths are %s', (percent, words) => {
    expect(aboutPercentInWords(percent)).toBe(words);
  });

  it('memory is told as far as it is known', () => {
    expect(useOfSizeInWords(1740, 4096)).toBe('1.7 GiB of 4 GiB');
    expect(useOfSizeInWords(undefined, 4096)).toBe('4 GiB');
    expect(useOfSizeInWords(512, undefined)).toBe('512 MiB');
    expect(useOfSizeInWords(undefined, undefined)).toBe('');
  });
});
