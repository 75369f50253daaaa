import type { ChangePlan, PlannerInput } from './change-plan';
import { holdBack } from './policy/hold-back';
import { planRound } from './round';
import { makeContext } from './view/context';
import { heldFromTheStart } from './view/held';

/**
 * Works out the steps that lead from inventory to plan, what is refused and why, and what one should know. Pure: the same
 * inputs give the same answer, in whatever order their lists come, and no input is changed.
 *
 * What is worse than allowed, or has stalled, shows only in the whole: it is then held back, and all is planned again without it.
 * Each time something more is held back, and there is only so much to hold, so this ends.
 *
 * @throws Error only when the planner itself is at fault: steps that wait for each other.
 */
export function planChanges(input: PlannerInput): ChangePlan {
  let held = heldFromTheStart(input.policy);
  for (;;) {
    const round = planRound(makeContext(input, held));
    const more = holdBack(round, held, input);
    if (more === undefined) return round.changePlan;
    held = more;
  }
}
