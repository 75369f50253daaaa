import type { ChangePlan, Policy, Step } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import type { SimulatedHost } from '../../support/simulated-host';
import { carryOut, inputOf, type Planner } from './apply';

/** A stopped pool hides its files for one pass, and what is stopped or deleted makes room only for the next. */
const PASSES_MAX = 4;

/** Plans and carries out until no step is left. @throws Error when steps are left after the bound. */
export function converge(
  planner: Planner,
  host: SimulatedHost,
  plan: Plan,
  options: { readonly policy?: Policy; readonly watch?: (step: Step) => void } = {},
): ChangePlan {
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const changePlan = planner(inputOf(host, plan, options.policy));
    if (changePlan.steps.length === 0) return changePlan;
    carryOut(host, plan, changePlan.steps, options.watch);
  }
  const left = planner(inputOf(host, plan, options.policy));
  if (left.steps.length === 0) return left;
  throw new Error(`steps are left after ${PASSES_MAX} passes: ${left.steps.map(({ id }) => id).join(' ')}`);
}
