import { planDigest, type Plan } from '../../../lib/plan';
import type { ApprovalOptions } from '../agent/approve';
import { carryOut } from '../agent/carry-out';
import { loadPlan } from '../agent/load-plan';
import type { CommandContext, GlobalOptions } from '../context';
import type { ExitCode } from '../exit-codes';

/** Takes away all that plans of this fleet made on the host: it applies the plan without anything in it. */
export async function destroy(
  context: CommandContext,
  options: GlobalOptions & ApprovalOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const { plan } = await loadPlan(context, options, host);
  const empty: Plan = { ...plan, pools: [], images: [], networks: [], machines: [] };
  return carryOut(context, options, {
    command: 'destroy',
    plan: empty,
    digest: planDigest(empty),
    // Whoever says destroy means all of it, and sees the list before it happens; protection still holds.
    policy: { machineDeletionsMax: Number.MAX_SAFE_INTEGER, allowEmpty: true },
    question: 'Take all of this away?',
  });
}
