import { policyOf, UNATTENDED_LIMIT, type AllowanceOptions } from '../agent/allowance';
import { approvalDigest } from '../agent/approval';
import { connectToLook } from '../agent/connect-to-look';
import type { ChangePlan } from '../../planner';
import { loadPlan } from '../agent/load-plan';
import { decide, observe } from '../agent/observe';
import { hostSettings } from '../agent/settings';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { approveCommand, leftOutOf, type ApprovalView, type LeftOut } from '../rendering/approval';
import { changeFacts } from '../rendering/change-facts';
import { namesOfMachines } from '../rendering/change-view';
import { renderDiff } from '../rendering/diff';
import { wrapLines } from '../terminal/wrap';

/** Shows what applying the plan would do, and does nothing. */
export async function diff(
  context: CommandContext,
  options: GlobalOptions & AllowanceOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const { plan, digest } = await loadPlan(context, options, host);
  const policy = policyOf(options, plan);
  const settings = await hostSettings(context, options);
  const { uri } = settings;
  const libvirt = await connectToLook(uri, context.signal, context.terminal);
  try {
    const observation = await observe(libvirt, settings);
    const changePlan = decide(plan, digest, observation, policy);
    const unattended = decide(plan, digest, observation, { ...policy, maxImpact: UNATTENDED_LIMIT });
    const { inventory } = observation;
    const leftOutByYes = leftOutOf(changePlan, unattended, namesOfMachines(inventory));
    context.terminal.print(
      options.json === true
        ? jsonAnswer('diff', {
            host: plan.host.name,
            fleet: plan.fleet,
            ...changeFacts(changePlan, inventory),
            leftOutByYes,
          })
        : wrapLines(
            renderDiff(
              { plan, inventory, changePlan, uri, ...approvalOf(changePlan, leftOutByYes, options, host) },
              context.terminal.paint,
            ),
            context.terminal.columns,
          ),
    );
    return diffExitCode(changePlan);
  } finally {
    await libvirt.close();
  }
}

function approvalOf(
  changePlan: ChangePlan,
  leftOut: readonly LeftOut[],
  options: GlobalOptions & AllowanceOptions,
  host: string | undefined,
): { readonly approval?: ApprovalView } {
  if (changePlan.steps.length === 0) return {};
  const command = approveCommand(options, host, approvalDigest(changePlan));
  return { approval: { command, ...(options.maxImpact === undefined ? { leftOut } : {}) } };
}

/** Pending changes come first: with some of them refused the rest can still be applied. */
export function diffExitCode(changePlan: ChangePlan): ExitCode {
  if (changePlan.steps.length > 0) return EXIT.pending;
  return changePlan.refusals.length > 0 ? EXIT.refused : EXIT.ok;
}
