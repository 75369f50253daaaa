import type { Plan } from '../../../lib/plan';
import { loadPlan } from '../agent/load-plan';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { loadOwnPlanSet } from '../review/load-plans';

/** A plan that is to be released. */
export interface ReleasablePlan {
  readonly plan: Plan;
  readonly digest: string;
}

/** The plan that was named or is for `host`, or all that synthesis wrote last. @throws CommandFailure, PlanFileError */
export async function loadReleasablePlans(
  context: CommandContext,
  options: GlobalOptions,
  host: string | undefined,
): Promise<readonly ReleasablePlan[]> {
  if (options.plan !== undefined || host !== undefined) return [await loadPlan(context, options, host)];
  try {
    return (await loadOwnPlanSet(context)).plans;
  } catch (error) {
    if (!(error instanceof CommandFailure) || error.code !== 'no-plan') throw error;
    const advice = 'Make plans with `fleetwright synth`, or name a file with --plan.';
    throw new CommandFailure({ code: error.code, message: error.message, advice, cause: error });
  }
}
