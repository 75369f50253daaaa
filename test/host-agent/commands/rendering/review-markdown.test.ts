import { describe, expect, it, jest } from '@jest/globals';
import {
  renderReviewMarkdown,
  REVIEW_COMMENT_MARKER,
} from '../../../../host-agent/commands/rendering/review-markdown';
import type { ToldReview } from '../../../../host-agent/commands/told';
import { HOSTILE_TEXTS } from '../hostile-texts';
import { isBalanced, readComment } from './markdown/read-comment';
import { toldReview, type ReviewShape } from './told-reviews';

// Comments are filled to the brim and parsed again, on a machine that is busy with guests.
jest.setTimeout(60_000);

const BYTES_MAX = 60_000;
const CUT = 'Comments are bounded';

const small: ReviewShape = { hosts: 2, objects: 3, lines: 2, text: 'some text' };
const nasty = `@@@@ ${HOSTILE_TEXTS.mention} ${HOSTILE_TEXTS.details} |||| ${'漢'.repeat(400)}`;

const SHAPES: Readonly<Record<string, ReviewShape>> = {
  'nothing at all': { hosts: 0, objects: 0, lines: 0, text: '' },
  'a few objects': small,
  'a thousand objects': { ...small, hosts: 1, objects: 1000 },
  'objects with a thousand changes': { ...small, lines: 1000 },
  'a thousand hosts': { ...small, hosts: 1000, objects: 1 },
  'a thousand hosts without changes': { ...small, hosts: 1000, objects: 0, lines: 0 },
  'ten hosts with a hundred objects each': { ...small, hosts: 10, objects: 100 },
  'hostile text everywhere': { hosts: 20, objects: 20, lines: 10, text: nasty },
  'hostile text in one object': { hosts: 1, objects: 1, lines: 30, text: nasty },
};

/** Lines with a number of what is left out, such as `- and 12 more`. */
function countsOf(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].map(([, number]) => Number(number));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe.each(Object.entries(SHAPES))('a comment on %s', (_name, shape) => {
  const told = toldReview(shape);
  const comment = renderReviewMarkdown(told);

  it('is no larger than forges take, and begins with the mark by which it is found again', () => {
    expect(Buffer.byteLength(comment)).toBeLessThan(BYTES_MAX);
    expect(comment.split('\n')[0]).toBe('<!-- fleetwright-review -->');
    expect(comment.split(REVIEW_COMMENT_MARKER)).toHaveLength(2);
  });

  it('is whole Markdown wherever it is cut', async () => {
    const { kinds, tags, tables } = await readComment(comment);
    expect(isBalanced(tags)).toBe(true);
    expect(kinds).not.toContain('code');
    expect(kinds).not.toContain('link');
    for (const rows of tables) expect(new Set(rows).size).toBe(1);
    expect(tags.filter((tag) => tag === 'details').length).toBeLessThanOrEqual(shape.hosts);
  });

  it('shows every host and object, or counts it', () => {
    const shownObjects = countsOf(comment, /^`~` \*\*machine h\d+-m(\d+)\*\*/gm).length;
    const leftObjects = sum(countsOf(comment, /^(\d+) objects? (?:is|are) left out/gm));
    const leftHosts = sum(countsOf(comment, /^(\d+) hosts? (?:is|are) left out/gm));
    const shownHosts = comment.match(/^<details>/gm)?.length ?? 0;
    const withParts = shape.objects + shape.lines === 0 ? 0 : shape.hosts;
    expect(shownHosts + leftHosts).toBe(withParts);
    expect(shownObjects + leftObjects).toBe(shownHosts * shape.objects);
    expect(comment.includes(CUT)).toBe(leftObjects + leftHosts > 0);
  });

  it('has a row for every host, or counts it', () => {
    const rows = comment.match(/^\| host-\d+ \|/gm)?.length ?? 0;
    const table = comment.slice(0, comment.indexOf('<details>') + 1 || undefined);
    const left = /^and (\d+) more$/m.exec(table)?.[1] ?? '0';
    expect(rows + Number(left)).toBe(shape.hosts);
  });
});

describe('what is cut', () => {
  it('are the changes that hit least', () => {
    const comment = renderReviewMarkdown(toldReview({ ...small, hosts: 1, objects: 400 }));
    const shown = countsOf(comment, /^`~` \*\*machine h0-m(\d+)\*\*/gm);
    const isShown = (impact: number): number => shown.filter((number) => number % 5 === impact).length;
    expect(isShown(4)).toBeGreaterThan(isShown(0));
    expect(isShown(4)).toBe(80);
    expect(comment).toMatch(/\d+ objects are left out \(.*\d+ live.*\)\./);
  });

  it('is not what a small host beside a large one has', () => {
    const [large, little] = [
      toldReview({ ...small, hosts: 1, objects: 900 }),
      toldReview({ ...small, hosts: 2, objects: 2 }),
    ];
    const hosts = [...large.hosts, ...little.hosts.slice(1)];
    const comment = renderReviewMarkdown({ ...large, hosts });
    expect(comment).toContain('`~` **machine h1-m0**');
    expect(comment).toContain('`~` **machine h1-m1**');
  });

  it('is never the reason to fail, nor what to look at', () => {
    const comment = renderReviewMarkdown(toldReview({ ...small, hosts: 50, objects: 100, lines: 20 }));
    const [start = ''] = comment.split('<details>');
    expect(start).toContain('- failing 0 some text');
    expect(start).toContain('- and 15 more');
    expect(start).toContain('concern-0 0 some text');
  });

  it('is an object that would fill the comment alone, and how much of it there is is said', () => {
    const comment = renderReviewMarkdown(toldReview({ hosts: 1, objects: 2, lines: 30, text: nasty }));
    expect(comment).toContain('Too much to show here: 30 changes, 30 steps, 1 refusal.');
  });
});

describe('the summary', () => {
  it('has one reason of each kind before more of the same', () => {
    const line = (kind: string, number: number): ToldReview['failing'][number] => ({
      kind,
      text: `${kind} ${number}`,
    });
    const failing = [
      ...[1, 2, 3, 4, 5, 6].map((number) => line('restart', number)),
      line('destroy', 1),
      line('over-capacity', 1),
    ];
    const comment = renderReviewMarkdown({ ...toldReview(small), failing });
    expect(comment).toContain(
      ['- restart 1', '- destroy 1', '- over-capacity 1', '- restart 2', '- restart 3', '- and 3 more'].join(
        '\n',
      ),
    );
  });
});
