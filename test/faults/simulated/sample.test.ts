import { afterAll, describe, expect, it } from '@jest/globals';
import { faultScenarios } from '../scenarios';
import { drawFault, FAULT_KINDS, pickFrom } from './faults';
import { useTrials } from './use-trials';
import { failureText, writeCounts, type Count } from './tally';

/** How many faults are drawn. The default takes some twenty seconds of one CPU. */
const SEEDS = Number(process.env['FLEETWRIGHT_FAULT_SEEDS'] ?? '140');

/** The first of them: others than in the run before, by changing this. */
const FIRST_SEED = Number(process.env['FLEETWRIGHT_SEED'] ?? '1');

const trying = useTrials();
const counts = new Map<string, Count>();

afterAll(() =>
  writeCounts(
    'sample',
    [...counts.values()],
    `FLEETWRIGHT_FAULT_SEEDS=${SEEDS} npx jest --selectProjects=unit --testPathPatterns=test/faults/simulated/sample`,
  ),
);

describe('any fault at any call', () => {
  it.each(FAULT_KINDS)(
    '%s: two passes lead to the plan, and nothing is lost, doubled or left behind',
    async (kind) => {
      const failures: string[] = [];
      const share = Math.ceil(SEEDS / FAULT_KINDS.length);
      for (let seed = FIRST_SEED; seed < FIRST_SEED + share; seed += 1) {
        const pick = pickFrom(seed);
        const scenario = pick(faultScenarios);
        const { course, trials } = await trying(scenario);
        const fault = drawFault(kind, course.points, pick);
        const { problems } = await trials.try(fault);
        if (problems.length > 0) failures.push(failureText(scenario.name, fault, problems));
        const key = `${scenario.name} ${kind}`;
        const { tried, broken } = counts.get(key) ?? { tried: 0, broken: 0 };
        const points = course.points.length;
        counts.set(key, {
          scenario: scenario.name,
          kind,
          points,
          tried: tried + 1,
          broken: broken + (problems.length > 0 ? 1 : 0),
        });
      }
      expect(failures).toEqual([]);
    },
  );
});
