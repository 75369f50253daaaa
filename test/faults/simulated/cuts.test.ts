import { afterAll, describe, expect, it } from '@jest/globals';
import { cutsAt, isLikeBefore, thinned } from './faults';
import { scenarioRows, useTrials } from './use-trials';
import { failureText, writeCounts, type Count } from './tally';

/** All calls that change something, and every fourth of the others, take some fifty seconds of one CPU; 1 for every single call. */
const READS_APART = Number(process.env['FLEETWRIGHT_FAULT_READS_APART'] ?? '4');

const trying = useTrials();
const counts: Count[] = [];

afterAll(() =>
  writeCounts(
    'cuts',
    counts,
    `FLEETWRIGHT_FAULT_READS_APART=${READS_APART} npx jest --selectProjects=unit --testPathPatterns=test/faults/simulated/cuts`,
  ),
);

describe('the connection to libvirt, cut before and after every call', () => {
  it.each(scenarioRows)(
    '%s: two passes lead to the plan, and nothing is lost, doubled or left behind',
    async (_name, scenario) => {
      const { course, trials } = await trying(scenario);
      const faults = thinned(cutsAt(course.points), course.points, READS_APART);
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
