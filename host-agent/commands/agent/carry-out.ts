import type { Plan } from '../../../lib/plan';
import { acquireAgentLock, agentLockName, openLedger, removeSecondNames, type Report } from '../../executor';
import type { Inventory } from '../../inventory';
import { connectLibvirt, type LibvirtHost } from '../../libvirt';
import type { ChangePlan, Policy } from '../../planner';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { changeFacts } from '../rendering/change-facts';
import { renderDiff } from '../rendering/diff';
import { machineTable } from '../rendering/inventory';
import { machineFacts, machinesOf, renderReport, reportFacts } from '../rendering/report';
import { questionFor } from '../rendering/question';
import { wrapLines } from '../terminal/wrap';
import { readApproval, requireApproved } from './approval';
import { requireUnchanged, requireYes, type ApprovalOptions } from './approve';
import { requireConfined } from './confine';
import { execute } from './execute';
import { decide, lookAtHost, observe, type Observation } from './observe';
import { hostSettings, type HostSettings } from './settings';

/** A plan to carry out and on whose word. */
export interface Undertaking {
  readonly command: 'apply' | 'destroy';
  readonly plan: Plan;
  readonly digest: string;
  readonly policy: Policy;
  readonly question: string;
}

type CarryOutOptions = GlobalOptions & ApprovalOptions;

/**
 * Carries out a plan: alone on the host, on what the host is now, and only what was approved.
 *
 *     confine --> lock --> observe --> decide --> show --> approve --> decide again --> execute --> observe --> report
 */
export async function carryOut(
  context: CommandContext,
  options: CarryOutOptions,
  undertaking: Undertaking,
): Promise<ExitCode> {
  const approve =
    options.approve === undefined
      ? undefined
      : await readApproval(options.approve, {
          host: undertaking.plan.host.name,
          workingDirectory: context.workingDirectory,
        });
  const settings = await hostSettings(context, options);
  await requireConfined(undertaking.plan, settings.configuration);
  const lock = await acquireAgentLock(agentLockName(settings.uri), 'command');
  try {
    const libvirt = await connectLibvirt(settings.uri, { signal: context.signal });
    try {
      return await carryOutConnected(
        context,
        { ...options, ...(approve === undefined ? {} : { approve }) },
        { ...undertaking, settings, libvirt },
      );
    } finally {
      await libvirt.close();
    }
  } finally {
    await lock.release();
  }
}

interface Connected extends Undertaking {
  readonly settings: HostSettings;
  readonly libvirt: LibvirtHost;
}

async function carryOutConnected(
  context: CommandContext,
  options: CarryOutOptions,
  work: Connected,
): Promise<ExitCode> {
  const { plan, libvirt, settings } = work;
  const { terminal } = context;
  // Also when there will be nothing to do: a run that was killed may have left half of a copy.
  await openLedger(settings.configuration.stateDirectory);
  const shown = await look(work);
  const { observation, changePlan } = shown;
  const { inventory } = observation;
  const json = options.json === true;
  if (!json) {
    const preview = renderDiff({ plan, inventory, changePlan, uri: settings.uri }, terminal.paint);
    terminal.print(wrapLines(preview, terminal.columns));
  }
  // A host that is as the plan says needs no approval: an approved run that is started twice ends well twice.
  if (options.approve !== undefined && !isNothing(changePlan)) requireApproved(options.approve, changePlan);
  if (changePlan.steps.length === 0) {
    // What is refused may be somebody else's folder.
    if (isNothing(changePlan)) await removeSecondNames({ plan, host: libvirt });
    terminal.print(
      json
        ? answer(work, changePlan, inventory, { after: inventory })
        : machineTable(machinesOf(inventory, plan), terminal.paint).join('\n'),
    );
    return changePlan.refusals.length > 0 ? EXIT.refused : EXIT.ok;
  }
  const approved = await approve(context, options, work, shown);
  const { environment, signal } = context;
  const report = await execute({ ...approved, plan, settings, libvirt, terminal, environment, signal });
  // A run that was stopped still says what it did.
  const after = await lookAtHost(libvirt, settings);
  terminal.print(
    json
      ? answer(work, approved.changePlan, inventory, { report, after })
      : `\n${renderReport({ report, inventory: after, plan, refused: approved.changePlan.refusals.length }, terminal.paint)}`,
  );
  if (!report.succeeded) return EXIT.failed;
  return approved.changePlan.refusals.length > 0 ? EXIT.refused : EXIT.ok;
}

function isNothing({ steps, refusals }: ChangePlan): boolean {
  return steps.length === 0 && refusals.length === 0;
}

interface Look {
  readonly observation: Observation;
  readonly changePlan: ChangePlan;
}

async function look({ libvirt, settings, plan, digest, policy }: Connected): Promise<Look> {
  const observation = await observe(libvirt, settings);
  return { observation, changePlan: decide(plan, digest, observation, policy) };
}

/** What may be carried out: by a digest only what it names, else what somebody who was asked has seen, looked at once more. */
async function approve(
  context: CommandContext,
  options: CarryOutOptions,
  work: Connected,
  shown: Look,
): Promise<Look> {
  if (options.approve !== undefined) return shown;
  const question = questionFor(work.question, shown.changePlan);
  await requireYes(context, options, { command: work.command, question, shown: shown.changePlan });
  const now = await look(work);
  requireUnchanged(shown.changePlan, now.changePlan);
  return now;
}

function answer(
  { command, plan }: Connected,
  changePlan: ChangePlan,
  before: Inventory,
  done: { readonly report?: Report; readonly after: Inventory },
): string {
  return jsonAnswer(command, {
    host: plan.host.name,
    fleet: plan.fleet,
    ...changeFacts(changePlan, before),
    ...(done.report === undefined ? {} : { report: reportFacts(done.report) }),
    machines: machineFacts(done.after, plan),
  });
}
