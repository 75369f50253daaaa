import type { Outcome, WorkResult } from '../../../bench/support/peers/results';

/** What a run of the create work could have come to. */
export function createResult(outcomes: readonly Outcome[]): WorkResult {
  return {
    work: 'create',
    command: 'npm run bench -- peers --work create --sizes 13 --runs 3',
    surroundings: { date: '2026-03-04T05:06:07.890Z', cpus: '2 × Example', memoryMiB: 24106 },
    sizes: [{ size: 13, clock: 'wall', outcomes }],
  };
}

export const OUR_OUTCOME: Outcome = { name: 'ours', role: 'ours', samplesMs: [1000, 1300, 1200] };
export const FLOOR_OUTCOME: Outcome = {
  name: 'raw pipelined calls',
  role: 'floor',
  samplesMs: [1000, 1100, 1010],
};
