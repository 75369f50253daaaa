import { parsePlan, planDigest, type Plan } from '../../../lib/plan';
import { readPlanFile } from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { findPlanFile } from './find-plan';
import { planProblemsFailure } from './plan-problems';

export interface LoadedPlan {
  readonly file: string;
  readonly plan: Plan;
  readonly digest: string;
}

/** Finds, reads and checks the plan that a command is about. @throws PlanFileError, and CommandFailure with every problem of the plan. */
export async function loadPlan(
  context: CommandContext,
  options: GlobalOptions,
  host: string | undefined,
): Promise<LoadedPlan> {
  const file = await findPlanFile({
    workingDirectory: context.workingDirectory,
    ...(options.plan === undefined ? {} : { file: options.plan }),
    ...(host === undefined ? {} : { host }),
  });
  const parsed = parsePlan(await readPlanFile(file));
  if (!parsed.ok) throw planProblemsFailure(file, parsed.problems);
  const { plan } = parsed;
  if (host !== undefined && plan.host.name !== host) {
    throw new CommandFailure({
      code: 'other-host',
      message: `The plan ${file} is for host ${plan.host.name}, not for ${host}.`,
      advice: 'Name the file of the right host with --plan, or leave the host out.',
    });
  }
  return { file, plan, digest: planDigest(plan) };
}
