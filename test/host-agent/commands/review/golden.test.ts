import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReview } from '../../../../host-agent/commands/rendering/review';
import { renderReviewMarkdown } from '../../../../host-agent/commands/rendering/review-markdown';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { problemsOf, SCENARIOS, toldOf } from './scenarios';

const GOLDEN = join(__dirname, 'golden');

/**
 * Writes the texts anew; look at the difference before it is committed:
 *
 *     FLEETWRIGHT_UPDATE_GOLDEN=1 npx jest --selectProjects=unit --testPathPatterns=commands/review/golden
 */
const UPDATE = process.env['FLEETWRIGHT_UPDATE_GOLDEN'] === '1';

function expectGolden(file: string, text: string): void {
  const path = join(GOLDEN, file);
  if (UPDATE) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe.each(Object.entries(SCENARIOS))('a review of %s', (name, scenario) => {
  it('is of plans without problems', () => {
    expect(problemsOf(scenario)).toEqual([]);
  });

  it('reads as it did', () => {
    expectGolden(`${name}.txt`, `${renderReview(toldOf(scenario), paintWith(false))}\n`);
  });

  it('is the comment that it was', () => {
    expectGolden(`${name}.md`, `${renderReviewMarkdown(toldOf(scenario))}\n`);
  });
});
