import type { Step } from '../change-plan';

/**
 * The steps in their given order, except that whatever a step comes after is moved in front of it.
 *
 * @throws Error when steps wait for each other or for a step that is not there: a fault of the planner.
 */
export function topologicalOrder(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  if (byId.size !== steps.length) throw new Error('The planner made two steps with the same id.');
  const state = new Map<string, 'open' | 'done'>();
  const ordered: Step[] = [];
  const visit = (step: Step): void => {
    if (state.get(step.id) === 'done') return;
    if (state.get(step.id) === 'open') throw new Error(`The planner made step ${step.id} wait for itself.`);
    state.set(step.id, 'open');
    for (const id of step.after) {
      const earlier = byId.get(id);
      if (earlier === undefined)
        throw new Error(`The planner made step ${step.id} wait for ${id}, which is no step.`);
      visit(earlier);
    }
    state.set(step.id, 'done');
    ordered.push(step);
  };
  for (const step of steps) visit(step);
  return ordered;
}
