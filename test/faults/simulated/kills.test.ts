import { afterAll, describe, expect, it } from '@jest/globals';
import { scenarioRows, useTrials } from './use-trials';
import { failureText, writeCounts, type Count } from './tally';

const trying = useTrials();
const counts: Count[] = [];

afterAll(() =>
  writeCounts(
    'kills',
    counts,
    'npx jest --selectProjects=unit --testPathPatterns=test/faults/simulated/kills',
  ),
);

describe('the agent, killed before and after every call that it makes', () => {
  it.each(scenarioRows)(
    '%s: two passes lead to the plan, and nothing is lost, doubled or left behind',
    async (_name, scenario) => {
      const { course, trials } = await trying(scenario);
      const failures: string[] = [];
      let [tried, broken] = [0, 0];
      for (const { left, faults } of await trials.worldsOfKills()) {
        const [first] = faults;
        if (first === undefined) continue;
        const problems = await trials.recover(left);
        tried += faults.length;
        if (problems.length === 0) continue;
        broken += faults.length;
        failures.push(failureText(scenario.name, first, problems));
      }
      counts.push({
        scenario: scenario.name,
        kind: 'agent-killed',
        points: course.points.length,
        tried,
        broken,
      });
      expect(failures).toEqual([]);
      expect(tried).toBe(2 * course.points.length);
    },
  );
});
