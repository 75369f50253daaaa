import { describe, expect, it } from '@jest/globals';
import { parsePlan } from '../../../lib/plan';
import { samplePlan, type PlanDraft } from './sample-plan';

/** What is wrong with a plan whose author changed content and forgot the name that stands for it. */
function problemsAfter(change: (plan: PlanDraft) => void): readonly string[] {
  const plan = samplePlan();
  change(plan);
  const result = parsePlan(JSON.stringify(plan));
  return result.ok ? [] : result.problems.map(({ code, path, message }) => `${code} ${path} ${message}`);
}

describe('names that stand for content', () => {
  it('are right in the sample', () => {
    expect(problemsAfter(() => undefined)).toEqual([]);
  });

  it('are missed when an image gets another digest and keeps its file', () => {
    expect(problemsAfter((plan) => Object.assign(plan.images[0] ?? {}, { sha256: 'cd'.repeat(32) }))).toEqual(
      [
        'file-name-without-digest $.images[0].fileName the file name of image "debian-12", ' +
          '"image-debian-12-abababababababab", does not hold "cdcdcdcdcdcdcdcd", which stands for its content',
      ],
    );
  });

  it.each(['metaData', 'userData', 'vendorData', 'networkConfig'] as const)(
    'are missed when %s changes and the seed keeps its file',
    (part) => {
      const [problem = ''] = problemsAfter((plan) =>
        Object.assign(plan.machines[0]?.cloudInit ?? {}, { [part]: { kind: 'text', text: 'other' } }),
      );
      expect(problem).toMatch(/^file-name-without-digest \$\.machines\[0\]\.cloudInit\.fileName /);
    },
  );
});
