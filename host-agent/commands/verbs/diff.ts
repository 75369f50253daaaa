import { connectToLook } from '../agent/connect-to-look';
import type { ChangePlan } from '../../planner';
import { loadPlan } from '../agent/load-plan';
import { decide, observe } from '../agent/observe';
import { hostSettings } from '../agent/settings';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { changeFacts } from '../rendering/change-facts';
import { renderDiff } from '../rendering/diff';

/** Shows what applying the plan would do, and does nothing. */
export async function diff(
  context: CommandContext,
  options: GlobalOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const { plan, digest } = await loadPlan(context, options, host);
  const settings = await hostSettings(context, options);
  const { uri } = settings;
  const libvirt = await connectToLook(uri, context.signal);
  try {
    const observation = await observe(libvirt, settings);
    const changePlan = decide(plan, digest, observation);
    const { inventory } = observation;
    context.terminal.print(
      options.json === true
        ? jsonAnswer('diff', {
            host: plan.host.name,
            fleet: plan.fleet,
            ...changeFacts(changePlan, inventory),
          })
        : renderDiff({ plan, inventory, changePlan, uri }, context.terminal.paint),
    );
    return diffExitCode(changePlan);
  } finally {
    await libvirt.close();
  }
}

/** Pending changes come first: with some of them refused the rest can still be applied. */
export function diffExitCode(changePlan: ChangePlan): ExitCode {
  if (changePlan.steps.length > 0) return EXIT.pending;
  return changePlan.refusals.length > 0 ? EXIT.refused : EXIT.ok;
}
