import type { PlanProblem } from '../problem';
import { problem } from './check';

/**
 * A problem for a list that descends anywhere. Plans of one wish must have one digest, and a reader that compares lists must
 * not find differences in their order. Equal neighbours are another problem's.
 */
export function disordered(
  list: readonly number[] | readonly string[],
  at: { readonly path: string; readonly key: string; readonly what: string },
): readonly PlanProblem[] {
  const isAscending = list.every((item, index) => {
    const before = list[index - 1];
    return before === undefined || before <= item;
  });
  if (isAscending) return [];
  return [problem('not-sorted', at, `${at.what} is not in ascending order`, 'Sort it.')];
}
