import { describe, expect, it } from '@jest/globals';
import { OptionsError } from '../../../bench/support/options';
import { PEERS_HELP, peersOptions } from '../../../bench/support/peers/options';
import { WORKS } from '../../../bench/support/peers/results';
import { checkSizes, MEASURINGS } from '../../../bench/support/peers/works';

describe('peersOptions', () => {
  it('measures everything as each work says, when nothing is typed', () => {
    expect(peersOptions([])).toEqual({ works: WORKS, minutesMax: 180, json: false });
  });

  it('takes a choice', () => {
    expect(peersOptions(['--work', 'create,plan', '--sizes', '10,50', '--runs', '3', '--json'])).toEqual({
      works: ['create', 'plan'],
      sizes: [10, 50],
      runs: 3,
      minutesMax: 180,
      json: true,
    });
  });

  it('helps', () => {
    expect(peersOptions(['--help'])).toBe('help');
    for (const work of WORKS) expect(PEERS_HELP).toContain(work);
  });

  it.each([
    { words: ['--work', 'sleep'], because: 'there is no work "sleep"' },
    { words: ['--sizes', '0'], because: '"0" is no whole number' },
    { words: ['--sizes', '10,many'], because: '"many" is no whole number' },
    { words: ['--runs', '51'], because: 'at most 50' },
    { words: ['--minutes-max', '100000'], because: 'at most 1440' },
    { words: ['--machines', '5'], because: '--help' },
  ])('refuses $words', ({ words, because }) => {
    expect(() => peersOptions(words)).toThrow(OptionsError);
    expect(() => peersOptions(words)).toThrow(because);
  });
});

describe('the works', () => {
  it('are all measured, each once', () => {
    expect(MEASURINGS.flatMap(({ works }) => works)).toEqual(expect.arrayContaining([...WORKS]));
    expect(MEASURINGS.flatMap(({ works }) => works)).toHaveLength(WORKS.length);
  });

  it('refuse a size that does not fit', () => {
    expect(() => checkSizes(['create'], [10, 201])).toThrow('up to 200, not 201');
    expect(() => checkSizes(['plan'], [20_000])).not.toThrow();
  });
});
