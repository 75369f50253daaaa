import type { Plan } from '../../../lib/plan';
import type { AgentConfiguration } from '../../configuration';
import { confinePlan } from '../../executor';
import { CommandFailure } from '../command-failure';
import { EXIT } from '../exit-codes';
import { plain } from '../terminal/plain';

/** Refuses a plan that names folders which the host's owner does not allow. @throws CommandFailure with each of them. */
export async function requireConfined(plan: Plan, configuration: AgentConfiguration): Promise<void> {
  const problems = await confinePlan(plan, configuration);
  if (problems.length === 0) return;
  throw new CommandFailure({
    code: 'path-not-allowed',
    message: `The plan names ${problems.length === 1 ? 'a path' : 'paths'} that this host does not allow.`,
    details: problems.map((problem) => `${plain(problem.path)}: ${plain(problem.message)}`),
    advice: 'If you are the owner of this host, allow a folder for this run with --allow-path <folder>.',
    exitCode: EXIT.refused,
  });
}
