import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jsonAnswer } from '../../../../host-agent/commands/json-answer';
import { renderPage } from '../../../../host-agent/commands/page/render-page';
import { renderReview } from '../../../../host-agent/commands/rendering/review';
import { hostReviewFacts } from '../../../../host-agent/commands/rendering/review-facts';
import { renderReviewMarkdown } from '../../../../host-agent/commands/rendering/review-markdown';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import { plain, safeForTerminal } from '../../../../host-agent/commands/terminal/plain';
import { tellReview, type ToldReview } from '../../../../host-agent/commands/told';
import { failuresOf, USUAL_SIZE, type HostReview } from '../../../../host-agent/review';
import type { JsonObject } from '../../../../lib/plan';
import { HOSTILE_TEXTS } from '../hostile-texts';
import { isBalanced, readComment } from '../rendering/markdown/read-comment';
import { hostileScenario, unreadableObjectsScenario, unreadableScenario } from './hostile-host';
import { ALL_CONDITIONS, reviewsOf, type Scenario } from './scenarios';

// Each text is planned, told and laid out in every format, on a machine that is busy with guests.
jest.setTimeout(60_000);

/** Stands for a text that nobody could take for more, to compare with. */
const HARMLESS = 'harmless text';

const SCENARIO_KINDS: Readonly<Record<string, (text: string) => Scenario>> = {
  'a host as it was found': hostileScenario,
  'a host with objects that cannot be read': unreadableObjectsScenario,
  'a host that cannot be read': unreadableScenario,
};

function told(text: string, scenario: Scenario): readonly [ToldReview, readonly HostReview[]] {
  const reviews = reviewsOf(scenario);
  const findings = failuresOf(reviews, ALL_CONDITIONS);
  return [tellReview({ base: text, head: text, reviews, findings, unchecked: [text] }), reviews];
}

/** Names of tags and of their attributes, in order, without what scripts and styles hold. */
function skeletonOf(page: string): readonly string[] {
  const bare = page.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  return [...bare.matchAll(/<(!?\/?[a-zA-Z][^\s>/]*)([^>]*)>/g)].map(([, name = '', rest = '']) => {
    const attributes = [...rest.matchAll(/\s([a-z-]+)(?:="[^"]*")?/gi)].map(([, attribute]) => attribute);
    return [name, ...attributes].join(' ');
  });
}

/** The beginning of what is shown of a text; long ones end with a mark. */
function beginningOf(text: string): string {
  return Array.from(plain(text)).slice(0, 60).join('').trim();
}

function timesIn(whole: string, part: string): number {
  return whole.split(part).length - 1;
}

/** A picture has the whole of what it cuts, and gives other letters their width. */
const CUT_SHAPES = ['title', '/title', 'text class x y textLength lengthAdjust'];

/** Elements that do something, or that hold others: none may come or go. */
function countedIn(shapes: readonly string[]): Readonly<Record<string, number>> {
  const names = shapes.map((shape) => shape.split(' ')[0] ?? '').filter((name) => COUNTED.test(name));
  return Object.fromEntries(
    [...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]),
  );
}
const COUNTED =
  /^\/?(script|style|a|link|meta|img|iframe|object|embed|form|input|button|details|summary|table|svg|section|base)$/;

/** Lines with which somebody who writes a text could make a reviewer believe that nothing happens. */
const FORGED = /^\s*0 to create, 0 to change, 0 to restart, 0 to destroy, 0 refused$/m;

// oxlint-disable-next-line no-control-regex -- controls are what must not be there
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;
const UNSEEN = /[\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/u;

describe.each(Object.entries(SCENARIO_KINDS))('in a review of %s', (kind, scenarioOf) => {
  const isFound = kind === 'a host as it was found';
  let harmless: { readonly shapes: readonly string[]; readonly kinds: readonly string[] };
  beforeAll(async () => {
    const [review] = told(HARMLESS, scenarioOf(HARMLESS));
    const { kinds } = await readComment(renderReviewMarkdown(review));
    harmless = { shapes: skeletonOf(renderPage(review)), kinds: [...kinds].sort() };
  });

  it.each(Object.entries(HOSTILE_TEXTS))('%s stays text in every format', async (_name, text) => {
    const [review, reviews] = told(text, scenarioOf(text));
    const beginning = beginningOf(text);

    const terminal = renderReview(review, paintWith(false));
    expect(timesIn(terminal, beginning)).toBeGreaterThan(isFound ? 10 : 3);
    expect(terminal).not.toMatch(CONTROLS);
    expect(terminal).not.toMatch(UNSEEN);
    expect(terminal).not.toMatch(FORGED);
    for (const line of terminal.split('\n')) expect(line.length).toBeLessThan(2000);

    const coloured = renderReview(review, paintWith(true));
    // oxlint-disable-next-line no-control-regex -- our own colours
    expect(coloured.replace(/\u001b\[[0-9;]+m/g, '')).toBe(terminal);
    expect(safeForTerminal(coloured, true)).toBe(coloured);

    const comment = renderReviewMarkdown(review);
    expect(Buffer.byteLength(comment)).toBeLessThan(60_000);
    expect(timesIn(comment, '<!-- fleetwright-review -->')).toBe(1);
    expect(comment).not.toMatch(CONTROLS);
    const { kinds, tags, texts } = await readComment(comment);
    expect([...kinds].sort()).toEqual(harmless.kinds);
    expect(isBalanced(tags)).toBe(true);
    const words = beginning.split(' ').filter(Boolean).join(' ');
    expect(texts.filter((read) => read.includes(words)).length).toBeGreaterThan(3);

    const page = renderPage(review);
    const shapes = skeletonOf(page);
    const ownShapes = new Set([...harmless.shapes, ...CUT_SHAPES]);
    expect(shapes.filter((shape) => !ownShapes.has(shape))).toEqual([]);
    expect(countedIn(shapes)).toEqual(countedIn(harmless.shapes));
    expect(page).not.toMatch(UNSEEN);
    const escaped = beginning
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
    expect(timesIn(page, escaped)).toBeGreaterThan(3);

    const facts = {
      base: text,
      head: text,
      hosts: reviews.map((entry) => hostReviewFacts(entry, USUAL_SIZE)),
    };
    const json = jsonAnswer('review', facts);
    expect(json).not.toMatch(CONTROLS);
    expect(json).not.toMatch(UNSEEN);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was an object is one again
    const read = JSON.parse(safeForTerminal(json, false)) as JsonObject;
    expect(read).toEqual(JSON.parse(JSON.stringify({ version: 1, command: 'review', ...facts })));
    expect(read['base']).toBe(text);
  });
});

it('the scenarios bring hostile texts to every sort of line that can have them', () => {
  const reviews = Object.values(SCENARIO_KINDS).map((scenarioOf) => told('EVIL', scenarioOf('EVIL'))[0]);
  const hosts = reviews.flatMap((review) => review.hosts).filter((host) => host.kind !== 'gone');
  const objects = hosts.flatMap((host) => host.objects);
  const texts: Readonly<Record<string, readonly string[]>> = {
    base: reviews.map(({ base }) => base),
    basis: hosts.map(({ basis }) => basis.text),
    objects: objects.map(({ name }) => name),
    changes: objects.flatMap(({ changes }) => changes.map(({ from, to }) => `${from} ${to}`)),
    steps: objects.flatMap(({ steps }) => steps.map(({ text }) => text)),
    notes: objects.flatMap(({ steps }) => steps.flatMap(({ notes }) => notes)),
    refusals: objects.flatMap(({ refusals }) => refusals.map(({ why }) => why)),
    warnings: hosts.flatMap(({ warnings }) => warnings.map(({ text }) => text)),
    unchecked: reviews.flatMap(({ unchecked }) => unchecked.map(({ text }) => text)),
  };
  const without = Object.entries(texts).filter(([, all]) => !all.some((text) => text.includes('EVIL')));
  expect(without.map(([sort]) => sort)).toEqual([]);
});
