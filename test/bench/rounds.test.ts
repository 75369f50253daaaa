import { describe, expect, it } from '@jest/globals';
import { measureInTurn, median, type Clock, type Contestant } from '../../bench/support/rounds';

/** Says that everything took as many milliseconds as there were runs before it. */
function countingClock(): Clock {
  let count = 0;
  return async (work) => {
    await work();
    count += 1;
    return count;
  };
}

describe('measureInTurn', () => {
  it('prepares and runs all in turn, each round begun by another, and leaves the first round out', async () => {
    const seen: string[] = [];
    const contestants: readonly Contestant[] = ['a', 'b', 'c'].map((name) => ({
      name,
      prepare: () => {
        seen.push(`(${name})`);
      },
      run: () => {
        seen.push(name);
      },
    }));
    const samples = await measureInTurn(contestants, { runs: 2, clock: countingClock() });
    expect(seen.join('')).toBe('(a)a(b)b(c)c' + '(b)b(c)c(a)a' + '(c)c(a)a(b)b');
    expect(samples).toEqual([
      { name: 'a', samplesMs: [6, 8] },
      { name: 'b', samplesMs: [4, 9] },
      { name: 'c', samplesMs: [5, 7] },
    ]);
  });

  it('runs what may run once only once, and without a warm-up', async () => {
    let count = 0;
    const once: Contestant = {
      name: 'slow',
      runsMax: 1,
      run: () => {
        count += 1;
      },
    };
    const samples = await measureInTurn([once], { runs: 5, clock: countingClock() });
    expect(count).toBe(1);
    expect(samples).toEqual([{ name: 'slow', samplesMs: [1] }]);
  });

  it('passes on what a contestant that failed says', async () => {
    const failing: Contestant = {
      name: 'failing',
      run: () => Promise.reject(new Error('nothing was read')),
    };
    await expect(measureInTurn([failing], { runs: 1, clock: countingClock() })).rejects.toThrow(
      'nothing was read',
    );
  });
});

describe('median', () => {
  it.each([
    { values: [7], middle: 7 },
    { values: [30, 10, 20], middle: 20 },
    { values: [10, 9, 100, 2], middle: 9.5 },
  ])('of $values is $middle', ({ values, middle }) => {
    expect(median(values)).toBe(middle);
  });

  it('needs a sample', () => {
    expect(() => median([])).toThrow('at least one');
  });
});
