import { describe, expect, it } from '@jest/globals';
import type { Step } from '../../../../host-agent/planner';
import { topologicalOrder } from '../../../../host-agent/planner/order/topological';

/** A step as `id < ids of those that it comes after`; what it does plays no part in the order. */
function step(text: string): Step {
  const [id = '', after = ''] = text.split(' < ');
  return {
    id,
    subject: { kind: 'machine', name: id },
    impact: 'live',
    changes: [],
    after: after === '' ? [] : after.split(' '),
    action: { kind: 'empty-trash', pool: id, fileNames: [] },
  };
}

const ordered = (...steps: readonly string[]): string =>
  topologicalOrder(steps.map(step))
    .map(({ id }) => id)
    .join(' ');

describe('the order of steps', () => {
  it.each([
    ['none', [], ''],
    ['none that waits', ['c', 'a', 'b'], 'c a b'],
    ['one that waits for an earlier one', ['a', 'b < a'], 'a b'],
    ['one that waits for a later one, which is moved in front of it', ['a < c', 'b', 'c'], 'c a b'],
    ['one that waits for two', ['a < c b', 'b', 'c'], 'c b a'],
    ['two that wait for the same one, which comes once', ['a < c', 'b < c', 'c'], 'c a b'],
    ['a chain against the given order', ['a < b', 'b < c', 'c < d', 'd'], 'd c b a'],
  ])('is that of the given steps: %s', (_name, steps, expected) => {
    expect(ordered(...steps)).toBe(expected);
  });

  it.each([
    ['two with one id', ['a', 'b', 'a'], 'The planner made two steps with the same id.'],
    ['one that waits for itself', ['a < a'], 'The planner made step a wait for itself.'],
    ['two that wait for each other', ['a < b', 'b < a'], 'The planner made step a wait for itself.'],
    ['a circle of three', ['x', 'a < b', 'b < c', 'c < a'], 'The planner made step a wait for itself.'],
    ['one that waits for none', ['a', 'b < a z'], 'The planner made step b wait for z, which is no step.'],
  ])('is refused, as a fault of the planner: %s', (_name, steps, message) => {
    expect(() => ordered(...steps)).toThrow(new Error(message));
  });
});
