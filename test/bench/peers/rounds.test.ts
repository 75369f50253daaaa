import { describe, expect, it } from '@jest/globals';
import { measureRounds, type Competitor, type RoundsOptions } from '../../../bench/support/peers/rounds';

const silent = { show: () => undefined, say: () => undefined };

function options(changes: Partial<RoundsOptions> = {}): RoundsOptions {
  let count = 0;
  return {
    runs: 2,
    warmUp: false,
    progress: silent,
    title: 'a test',
    deadlineMs: Number.POSITIVE_INFINITY,
    clock: async (work) => {
      await work();
      count += 1;
      return count;
    },
    ...changes,
  };
}

const competitor = (name: string, changes: Partial<Competitor> = {}): Competitor => ({
  name,
  role: 'peer',
  phases: [{ name: 'create', run: () => undefined }],
  ...changes,
});

describe('measureRounds', () => {
  it('does the phases of each in order, in turn, and the warm-up does not count', async () => {
    const seen: string[] = [];
    const phase = (who: string) => (name: string) => ({
      name,
      prepare: () => void seen.push('('),
      run: () => void seen.push(`${who}${name}`),
      finish: () => void seen.push(')'),
    });
    const outcomes = await measureRounds(
      [
        competitor('A', { phases: ['1', '2'].map(phase('A')) }),
        competitor('B', { phases: ['1'].map(phase('B')) }),
      ],
      options({ warmUp: true, runs: 1 }),
    );
    expect(seen.join('')).toBe('(A1)(A2)(B1)' + '(B1)(A1)(A2)');
    expect(outcomes.get('1')).toMatchObject([
      { name: 'A', samplesMs: [5] },
      { name: 'B', samplesMs: [4] },
    ]);
    expect(outcomes.get('2')).toMatchObject([{ name: 'A', samplesMs: [6] }]);
  });

  it('leaves a peer out that has failed, and says why', async () => {
    let count = 0;
    const failing = competitor('failing', {
      phases: [
        {
          name: 'create',
          run: () => {
            count += 1;
            throw new Error('no   such\npool');
          },
        },
      ],
    });
    const outcomes = await measureRounds([failing, competitor('other')], options());
    expect(count).toBe(1);
    expect(outcomes.get('create')).toMatchObject([
      { name: 'failing', samplesMs: [], missing: 'failed: no such pool' },
      { name: 'other', samplesMs: [1, 2] },
    ]);
  });

  it('ends when ours fails', async () => {
    const ours = competitor('ours', {
      role: 'ours',
      phases: [{ name: 'create', run: () => Promise.reject(new Error('a fault')) }],
    });
    await expect(measureRounds([ours], options())).rejects.toThrow('a fault');
  });

  it('does not run what is not installed, nor anything when the time is up', async () => {
    const missing = competitor('missing', { missing: 'not installed: a command' });
    const outcomes = await measureRounds([missing], options());
    expect(outcomes.get('create')).toMatchObject([{ samplesMs: [], missing: 'not installed: a command' }]);
    const late = await measureRounds([competitor('late')], options({ deadlineMs: 0 }));
    expect(late.get('create')).toMatchObject([{ samplesMs: [], missing: 'not run: the time was up' }]);
  });
});
