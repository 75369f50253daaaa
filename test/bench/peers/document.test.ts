import { describe, expect, it } from '@jest/globals';
import { replaceSection, workSection } from '../../../bench/support/peers/document';
import type { Outcome, WorkResult } from '../../../bench/support/peers/results';
import { createResult, FLOOR_OUTCOME, OUR_OUTCOME } from './results';

const PEERS: readonly Outcome[] = [
  { name: 'peer', role: 'peer', samplesMs: [7001, 7000, 6000], remark: 'four at the same time' },
  { name: 'part of it', role: 'peer', samplesMs: [70, 71], part: { done: 5, of: 13 } },
  { name: 'absent', role: 'peer', samplesMs: [], missing: 'not installed: scripts/install --bench' },
];

/** Every whole or broken number, with the commas of thousands taken out. */
function numbersIn(text: string): readonly string[] {
  return text.replaceAll(/(?<=\d),(?=\d{3}\b)/g, '').match(/\d+(?:\.\d+)?/g) ?? [];
}

/** All ways in which a number of the results may be shown, reckoned here and not by the program. */
function allowedNumbers(results: readonly WorkResult[], limits: readonly number[]): ReadonlySet<string> {
  const allowed = new Set(numbersIn(JSON.stringify(results)));
  for (const { sizes } of results) {
    for (const { outcomes } of sizes) {
      const took = outcomes.map(medianOfAll).filter((value) => value !== undefined);
      const quotients = took.flatMap((over) => took.map((under) => over / under));
      for (const value of [...quotients, ...took, ...took.map((each) => each / 1000), ...limits])
        for (const digits of [0, 1, 2]) allowed.add(value.toFixed(digits));
      for (const { samplesMs } of outcomes) allowed.add(String(samplesMs.length));
    }
  }
  for (const limit of limits) allowed.add(String(limit));
  return allowed;
}

function medianOfAll({ samplesMs, part = { done: 1, of: 1 } }: Outcome): number | undefined {
  const sorted = samplesMs.toSorted((left, right) => left - right);
  const middle = [sorted.at((sorted.length - 1) >> 1), sorted.at(sorted.length >> 1)];
  const [low, high] = middle;
  if (sorted.length === 0 || low === undefined || high === undefined) return undefined;
  return (((low + high) / 2) * part.of) / part.done;
}

describe('the generated part of docs/benchmarks.md', () => {
  // The goals of this work, which are the program's own.
  const limits = [1.3, 3];

  it.each([
    { name: 'one run', scale: 1 },
    { name: 'another run', scale: 3.7 },
  ])('has no number that is not in its input: $name', ({ scale }) => {
    const outcomes = [OUR_OUTCOME, FLOOR_OUTCOME, ...PEERS].map((outcome, index) => ({
      ...outcome,
      samplesMs: outcome.samplesMs.map((sample) => Math.round(sample * scale) + index),
    }));
    const results = [createResult(outcomes)];
    const allowed = allowedNumbers(results, limits);
    const numbers = numbersIn(results.map(workSection).join('\n'));
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter((number) => !allowed.has(number))).toEqual([]);
  });

  it('is not the same for other results', () => {
    const slower = { ...OUR_OUTCOME, samplesMs: [2000] };
    expect(workSection(createResult([slower, FLOOR_OUTCOME]))).not.toBe(
      workSection(createResult([OUR_OUTCOME, FLOOR_OUTCOME])),
    );
  });

  it('takes the place of the one before, and leaves all else', () => {
    const other = workSection({ ...createResult([OUR_OUTCOME]), work: 'destroy' });
    const document = (section: string): string => `# Before\n\n${section}\n\nAfter 42.\n\n${other}\n`;
    const result = createResult([OUR_OUTCOME, FLOOR_OUTCOME]);
    const old = document(workSection(createResult([OUR_OUTCOME])));
    expect(replaceSection(old, result)).toBe(document(workSection(result)));
    expect(() => replaceSection('# Nothing', result)).toThrow('no lines');
  });
});
