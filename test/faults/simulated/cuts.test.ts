import { afterAll, describe, expect, it } from '@jest/globals';
import { cutsAt, isLikeBefore } from './faults';
import { scenarioRows, useTrials } from './use-trials';
import { failureText, writeCounts, type Count } from './tally';

const trying = useTrials();
const counts: Count[] = [];

afterAll(() =>
  writeCounts('cuts', counts, 'npx jest --selectProjects=unit --testPathPatterns=test/faults/simulated/cuts'),
);

describe('the connection to libvirt, cut before and after every call', () => {
  it.each(scenarioRows)(
    '%s: two passes lead to the plan, and nothing is lost, doubled or left behind',
    async (_name, scenario) => {
      const { course, trials } = await trying(scenario);
      const faults = cutsAt(course.points);
      const failures: string[] = [];
      for (const fault of faults) {
        if (isLikeBefore(fault, course.points)) continue;
        const { problems, happened } = await trials.try(fault);
        const all = happened ? problems : [...problems, 'it never came to this call'];
        if (all.length > 0) failures.push(failureText(scenario.name, fault, all));
      }
      const points = course.points.filter(({ site }) => site === 'libvirt').length;
      counts.push({
        scenario: scenario.name,
        kind: 'connection-cut',
        points,
        tried: faults.length,
        broken: failures.length,
      });
      expect(failures).toEqual([]);
    },
  );
});
