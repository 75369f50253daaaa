import { carryOut } from '../agent/carry-out';
import { loadPlan } from '../agent/load-plan';
import type { CommandContext, GlobalOptions } from '../context';
import type { ExitCode } from '../exit-codes';

export interface ApprovalOptions {
  /** Do not ask. */
  readonly yes?: boolean;
}

/** Makes the host match its plan, after showing what that changes and asking. */
export async function apply(
  context: CommandContext,
  options: GlobalOptions & ApprovalOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const { plan, digest } = await loadPlan(context, options, host);
  return carryOut(context, options, {
    command: 'apply',
    plan,
    digest,
    policy: {},
    question: 'Apply these changes?',
  });
}
