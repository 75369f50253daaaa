import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';

/** Everything that must hold across the objects of a plan. */
export function checkPlan(_plan: Plan): readonly PlanProblem[] {
  return [];
}
