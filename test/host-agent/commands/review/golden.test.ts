import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
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

/** Of longer texts only the ends are kept to read, and a digest of the whole. */
const WHOLE_BYTES_MAX = 8000;
const LINES_KEPT = { start: 80, end: 40 };

function expectGolden(file: string, text: string): void {
  const path = join(GOLDEN, file);
  const kept = Buffer.byteLength(text) <= WHOLE_BYTES_MAX ? text : endsOf(text);
  if (UPDATE) writeFileSync(path, kept);
  expect(kept).toBe(readFileSync(path, 'utf8'));
}

function endsOf(text: string): string {
  const lines = text.split('\n');
  const digest = createHash('sha256').update(text).digest('hex');
  const left = lines.length - LINES_KEPT.start - LINES_KEPT.end;
  return [
    ...lines.slice(0, LINES_KEPT.start),
    `[${left} lines; ${Buffer.byteLength(text)} bytes in all, sha256 ${digest}]`,
    ...lines.slice(-LINES_KEPT.end),
  ].join('\n');
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
