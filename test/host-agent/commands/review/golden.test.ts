import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReview } from '../../../../host-agent/commands/rendering/review';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { tellReview } from '../../../../host-agent/commands/told';
import { failuresOf, reviewHosts } from '../../../../host-agent/review';
import { ALL_CONDITIONS, problemsOf, reviewed, SCENARIOS } from './scenarios';

const GOLDEN = join(__dirname, 'golden');

/**
 * Writes the texts anew; look at the difference before it is committed:
 *
 *     FLEETWRIGHT_UPDATE_GOLDEN=1 npx jest --selectProjects=unit --testPathPatterns=commands/review/golden
 */
const UPDATE = process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1';

describe.each(Object.entries(SCENARIOS))('a review of %s', (name, scenario) => {
  it('is of plans without problems', () => {
    expect(problemsOf(scenario)).toEqual([]);
  });

  it('reads as it did', () => {
    const { base, head, replace } = scenario;
    const reviews = reviewHosts(reviewed(base), reviewed(head), {
      policyOf: () => (replace === undefined ? {} : { replace }),
    });
    const findings = failuresOf(reviews, ALL_CONDITIONS);
    const told = tellReview({ base: 'main', head: 'cdktf.out', reviews, findings, unchecked: [] });
    const text = `${renderReview(told, paintWith(false))}\n`;
    const path = join(GOLDEN, `${name}.txt`);
    if (UPDATE) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
