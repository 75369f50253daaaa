import type { ChangePlan, Policy, Step } from '../../../host-agent/planner';
import type { Plan } from '../../../lib/plan';
import type { SimulatedHost } from '../../support/simulated-host';
import { carryOut, inputOf, type Planner } from './apply';

/**
 * A stopped pool hides its files for one pass, what is stopped or deleted makes room only for the next, and what fails is tried
 * a few times before it is given up.
 */
const PASSES_MAX = 20;

/** Whoever waits longer and longer before trying again has waited by then; all passes together end before trash is emptied. */
const BETWEEN_PASSES_MS = 60 * 60 * 1000;

/** What is looked at while passes are made. */
export interface Watch {
  readonly planned?: (changePlan: ChangePlan) => void;
  readonly done?: (step: Step, changePlan: ChangePlan) => void;
}

/** Plans and carries out until no step is left. @throws Error when steps are left after the bound. */
export function converge(
  planner: Planner,
  host: SimulatedHost,
  plan: Plan,
  options: { readonly policy?: Policy; readonly watch?: Watch } = {},
): ChangePlan {
  const { policy, watch } = options;
  for (let pass = 0; ; pass += 1) {
    const changePlan = planner(inputOf(host, plan, policy));
    if (changePlan.steps.length === 0) return changePlan;
    if (pass === PASSES_MAX) {
      const left = changePlan.steps.map(({ id }) => id).join(' ');
      throw new Error(`steps are left after ${PASSES_MAX} passes: ${left}`);
    }
    watch?.planned?.(changePlan);
    carryOut(host, plan, changePlan.steps, (step) => watch?.done?.(step, changePlan));
    host.agent.nowMs += BETWEEN_PASSES_MS;
  }
}
