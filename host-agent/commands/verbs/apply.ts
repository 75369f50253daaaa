import { policyOf, UNATTENDED_LIMIT, type AllowanceOptions } from '../agent/allowance';
import type { ApprovalOptions } from '../agent/approve';
import { carryOut } from '../agent/carry-out';
import { loadPlan } from '../agent/load-plan';
import type { CommandContext, GlobalOptions } from '../context';
import type { ExitCode } from '../exit-codes';

/** Makes the host match its plan, after showing what that changes and asking. */
export async function apply(
  context: CommandContext,
  options: GlobalOptions & AllowanceOptions & ApprovalOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const { plan, digest } = await loadPlan(context, options, host);
  const policy = policyOf(options, plan);
  // Whoever is asked has seen all of it, and so has whoever made the digest.
  const unattended = options.yes === true && options.approve === undefined;
  return carryOut(context, options, {
    command: 'apply',
    plan,
    digest,
    policy: unattended ? { maxImpact: UNATTENDED_LIMIT, ...policy } : policy,
    question: 'Apply these changes?',
  });
}
