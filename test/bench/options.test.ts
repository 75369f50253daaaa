import { describe, expect, it } from '@jest/globals';
import { benchOptions } from '../../bench/support/options';

const DEFAULTS = { machineCounts: [50, 300], runs: 5 };

describe('benchOptions', () => {
  it.each([
    { words: [], options: DEFAULTS },
    { words: ['--machines', '7'], options: { machineCounts: [7], runs: 5 } },
    { words: ['--runs', '2', '--machines', '10,20'], options: { machineCounts: [10, 20], runs: 2 } },
  ])('reads $words', ({ words, options }) => {
    expect(benchOptions(DEFAULTS, words)).toEqual(options);
  });

  it('reads a count for whatever else the bench has', () => {
    const defaults = { ...DEFAULTS, stockMachinesMax: 5 };
    expect(benchOptions(defaults, [])).toEqual(defaults);
    expect(benchOptions(defaults, ['--stock-machines-max', '8'])).toEqual({
      ...defaults,
      stockMachinesMax: 8,
    });
    expect(() => benchOptions(defaults, ['--stock-machines-max', 'all'])).toThrow(
      '--stock-machines-max: "all"',
    );
  });

  it.each([
    { words: ['--machines', '10,many'], fault: '--machines: "many"' },
    { words: ['--machines', ''], fault: '--machines: ""' },
    { words: ['--runs', '0'], fault: '--runs: "0"' },
    { words: ['--runs', '1.5'], fault: '--runs: "1.5"' },
    { words: ['--loudly'], fault: '--loudly' },
    { words: ['more'], fault: 'more' },
  ])('says what is wrong with $words', ({ words, fault }) => {
    expect(() => benchOptions(DEFAULTS, words)).toThrow(fault);
  });
});
