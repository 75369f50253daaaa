import { describe, expect, it } from '@jest/globals';
import { inline, ownWords } from '../../../../host-agent/commands/rendering/markdown/inline';
import { renderReview } from '../../../../host-agent/commands/rendering/review';
import { renderReviewMarkdown } from '../../../../host-agent/commands/rendering/review-markdown';
import { paintWith } from '../../../../host-agent/commands/terminal/paint';
import type { ToldGoneHost, ToldHost, ToldLine, ToldReview } from '../../../../host-agent/commands/told';
import { fieldInWords } from '../../../../host-agent/commands/wording';
import type { Step } from '../../../../host-agent/planner';
import type { ChangedHost, HostReview } from '../../../../host-agent/review';
import { ALL_CONDITIONS, reviewsOf, SCENARIOS, toldOf } from './scenarios';

/** A review with what is told of it. */
interface ToldScenario {
  readonly reviews: readonly HostReview[];
  readonly told: ToldReview;
}

/** Pairs of what was found out of a host and what is told of it. */
function changedHosts({
  reviews,
  told,
}: ToldScenario): readonly (readonly [review: ChangedHost, host: ToldHost])[] {
  return reviews.flatMap((review, index) => {
    const host = told.hosts[index];
    return review.kind === 'gone' || host === undefined || host.kind === 'gone'
      ? []
      : [[review, host] as const];
  });
}

const kindsOf = (lines: readonly ToldLine[]): readonly string[] => lines.map(({ kind }) => kind).sort();
const codesOf = (entries: readonly { readonly code: string }[]): readonly string[] =>
  entries.map(({ code }) => code).sort();

/** A field that changes, apart from how often steps say so. */
function fieldsOf(steps: readonly Step[]): readonly string[] {
  const differing = steps.flatMap(({ changes }) =>
    changes.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to)),
  );
  return [...new Set(differing.map(({ field }) => field))].sort();
}

/** Every text of a host, with the way in which Markdown writes it. */
function textsOf(host: ToldHost | ToldGoneHost): readonly (readonly [text: string, markdown: string])[] {
  const asText = (texts: readonly string[]): readonly (readonly [string, string])[] =>
    texts.map((text) => [text, inline(text)]);
  const asWords = (texts: readonly string[]): readonly (readonly [string, string])[] =>
    texts.map((text) => [text, ownWords(text)]);
  const lines = (told: readonly ToldLine[]): readonly string[] => told.map(({ text }) => text);
  if (host.kind === 'gone') return asWords(lines(host.lines));
  const { objects, allocations, addresses } = host;
  const looked = [...host.concerns, ...host.drift, ...host.pendingRestarts, ...host.warnings];
  const always = asText([host.basis.text, ...lines(looked)]);
  // Noughts in the row of the table say it too.
  if (!host.isChanged) return always;
  return [
    ...always,
    ...asText([host.summary]),
    ...asWords(lines(host.assumptions)),
    ...asText([host.fit.text]),
    ...asText(allocations.flatMap(({ kind: _kind, numbers: _numbers, ...texts }) => Object.values(texts))),
    ...asText(addresses.flatMap((use) => Object.values(use))),
    ...asText(objects.flatMap(({ name, label }) => [name, label])),
    ...objects.flatMap((object) =>
      object.facts.length > 0
        ? asText(lines(object.facts))
        : asText([
            ...object.changes.flatMap(({ field, from, to, label }) => [field, from, to, label]),
            ...object.steps.flatMap(({ text, notes }) => [text, ...notes]),
          ]),
    ),
    ...asText(objects.flatMap(({ refusals }) => refusals.map(({ why }) => why))),
    ...asWords(objects.flatMap(({ refusals }) => refusals.map(({ instead }) => instead))),
  ];
}

describe.each(Object.entries(SCENARIOS))('what is told of %s', (name, scenario) => {
  const found: ToldScenario = { reviews: reviewsOf(scenario), told: toldOf(scenario) };

  it('names every step once, by its kind, in its order', () => {
    for (const [{ changePlan }, host] of changedHosts(found)) {
      expect(host.steps.map(({ id, kind, position }) => [id, kind, position])).toEqual(
        changePlan.steps.map(({ id, action }, index) => [id, action.kind, index + 1]),
      );
      const ofObjects = host.objects.flatMap(({ steps }) => steps);
      expect(new Set(ofObjects.map(({ id }) => id)).size).toBe(ofObjects.length);
      const left = host.steps.filter((step) => !ofObjects.includes(step));
      expect(left.filter(({ kind }) => kind !== 'wait-start-delay')).toEqual([]);
    }
  });

  it('leads every change back to a field, and leaves none out', () => {
    for (const [{ changePlan }, host] of changedHosts(found)) {
      const byId = new Map(changePlan.steps.map((step) => [step.id, step]));
      for (const object of host.objects.filter(({ mark }) => mark !== '+' && mark !== '-')) {
        const steps = object.steps.flatMap(({ id }) => byId.get(id) ?? []);
        const fields = fieldsOf(steps);
        expect(fields).toEqual(expect.arrayContaining(object.changes.map(({ kind }) => kind)));
        const told = object.changes.map(({ field }) => field).join('\n');
        for (const field of fields) expect(told).toContain(fieldInWords(field));
      }
    }
  });

  it('leads every other line back to a code or a condition, and leaves none out', () => {
    for (const [review, host] of changedHosts(found)) {
      const { changePlan, concerns, assumptions, basis } = review;
      expect(host.objects.flatMap(({ refusals }) => refusals.map(({ kind }) => kind)).sort()).toEqual(
        codesOf(changePlan.refusals),
      );
      expect(kindsOf([...host.warnings, ...host.pendingRestarts])).toEqual(codesOf(changePlan.warnings));
      expect(kindsOf(host.concerns)).toEqual(codesOf(concerns));
      expect(kindsOf(host.assumptions)).toEqual(codesOf(assumptions));
      expect(host.basis.kind).toBe(basis.kind);
      const ofDrift = new Set<string>([
        ...(review.drift?.steps.map(({ action }) => action.kind) ?? []),
        ...codesOf(review.drift?.refusals ?? []),
      ]);
      for (const { kind } of host.drift) expect(ofDrift).toContain(kind);
      const ofFacts = new Set<string>(changePlan.steps.map(({ action }) => action.kind));
      for (const { kind } of host.objects.flatMap(({ facts }) => facts)) expect(ofFacts).toContain(kind);
    }
    for (const { kind } of [...found.told.failing, ...found.told.unchecked]) {
      expect(ALL_CONDITIONS).toContain(kind);
    }
  });

  it('is shown on the terminal, all of it', () => {
    const text = renderReview(found.told, paintWith(false));
    for (const [told] of found.told.hosts.flatMap(textsOf)) expect(text).toContain(told);
    for (const { text: told } of found.told.failing) expect(text).toContain(told);
    expect(text).toContain(found.told.closing);
  });

  it('is shown in a comment, or counted there', () => {
    const comment = renderReviewMarkdown(found.told);
    const isCut = comment.includes('left out');
    expect(isCut).toBe(name === 'thousand-machines');
    if (isCut) return;
    for (const [told, markdown] of found.told.hosts.flatMap(textsOf)) {
      if (!comment.includes(markdown)) expect({ missing: told }).toEqual({});
    }
    expect(comment).toContain(inline(found.told.closing));
    for (const { text } of found.told.failing.slice(0, 5)) expect(comment).toContain(inline(text));
  });
});

it('the scenarios together have every sort of line', () => {
  const hosts = Object.values(SCENARIOS).flatMap((scenario) => toldOf(scenario).hosts);
  const kept = hosts.filter((host) => host.kind !== 'gone');
  const lengths = {
    objects: kept.flatMap(({ objects }) => objects),
    facts: kept.flatMap(({ objects }) => objects.flatMap(({ facts }) => facts)),
    refusals: kept.flatMap(({ objects }) => objects.flatMap(({ refusals }) => refusals)),
    notes: kept.flatMap(({ steps }) => steps.flatMap(({ notes }) => notes)),
    concerns: kept.flatMap(({ concerns }) => concerns),
    drift: kept.flatMap(({ drift }) => drift),
    pendingRestarts: kept.flatMap(({ pendingRestarts }) => pendingRestarts),
    warnings: kept.flatMap(({ warnings }) => warnings),
    assumptions: kept.flatMap(({ assumptions }) => assumptions),
    gone: hosts.filter(({ kind }) => kind === 'gone'),
  };
  const missing = Object.entries(lengths).filter(([, entries]) => entries.length === 0);
  expect(missing.map(([sort]) => sort)).toEqual([]);
});
