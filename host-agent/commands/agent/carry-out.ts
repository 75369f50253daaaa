import { canonicalBytes, sha256Hex, type Plan } from '../../../lib/plan';
import { acquireAgentLock, agentLockName, type Report } from '../../executor';
import type { Inventory } from '../../inventory';
import { connectLibvirt, type LibvirtHost } from '../../libvirt';
import { changePlanDigestContent, type ChangePlan, type Policy } from '../../planner';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { changeFacts } from '../rendering/change-facts';
import { renderDiff } from '../rendering/diff';
import { machineTable } from '../rendering/inventory';
import { machineFacts, machinesOf, renderReport, reportFacts } from '../rendering/report';
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

/**
 * Carries out a plan: alone on the host, on what the host is now, and only what was approved.
 *
 *     confine --> lock --> observe --> decide --> show --> approve --> decide again --> execute --> observe --> report
 */
export async function carryOut(
  context: CommandContext,
  options: GlobalOptions & { readonly yes?: boolean },
  undertaking: Undertaking,
): Promise<ExitCode> {
  const settings = await hostSettings(context, options);
  await requireConfined(undertaking.plan, settings.configuration);
  const lock = await acquireAgentLock(agentLockName(settings.uri));
  try {
    const libvirt = await connectLibvirt(settings.uri, { signal: context.signal });
    try {
      return await carryOutConnected(context, options, { ...undertaking, settings, libvirt });
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
  options: GlobalOptions & { readonly yes?: boolean },
  work: Connected,
): Promise<ExitCode> {
  const { plan, libvirt, settings } = work;
  const { terminal } = context;
  const { observation, changePlan } = await look(work);
  const { inventory } = observation;
  const json = options.json === true;
  if (!json) terminal.print(renderDiff({ plan, inventory, changePlan, uri: settings.uri }, terminal.paint));
  if (changePlan.steps.length === 0) {
    terminal.print(
      json
        ? answer(work, changePlan, inventory, { after: inventory })
        : machineTable(machinesOf(inventory, plan), terminal.paint).join('\n'),
    );
    return changePlan.refusals.length > 0 ? EXIT.refused : EXIT.ok;
  }
  const approved = await approve(context, options, work, changePlan);
  const report = await execute({ ...approved, plan, settings, libvirt, terminal, signal: context.signal });
  // A run that was stopped still says what it did.
  const after = await lookAtHost(libvirt, settings);
  terminal.print(
    json
      ? answer(work, approved.changePlan, inventory, { report, after })
      : `\n${renderReport({ report, inventory: after, plan }, terminal.paint)}`,
  );
  if (!report.succeeded) return EXIT.failed;
  return approved.changePlan.refusals.length > 0 ? EXIT.refused : EXIT.ok;
}

interface Look {
  readonly observation: Observation;
  readonly changePlan: ChangePlan;
}

async function look({ libvirt, settings, plan, digest, policy }: Connected): Promise<Look> {
  const observation = await observe(libvirt, settings);
  return { observation, changePlan: decide(plan, digest, observation, policy) };
}

/** What was approved is what was shown: when the host moved while the question stood, nothing is done. */
async function approve(
  { terminal }: CommandContext,
  options: GlobalOptions & { readonly yes?: boolean },
  work: Connected,
  shown: ChangePlan,
): Promise<Look> {
  if (options.yes !== true) {
    if (!terminal.canAsk || options.json === true) {
      throw new CommandFailure({
        code: 'not-approved',
        message: 'Nothing was done: there is nobody to ask.',
        advice: `Run \`fleetwright ${work.command} --yes\` when these changes are what you want.`,
        exitCode: EXIT.refused,
      });
    }
    if (!(await terminal.ask(work.question))) {
      throw new CommandFailure({
        code: 'not-approved',
        message: 'Nothing was done.',
        exitCode: EXIT.refused,
      });
    }
  }
  const now = await look(work);
  if (contentDigest(now.changePlan) === contentDigest(shown)) return now;
  throw new CommandFailure({
    code: 'host-changed',
    message: 'Nothing was done: the host has changed since the changes were shown.',
    advice: 'Run the command again and look at the new changes.',
    exitCode: EXIT.refused,
  });
}

function contentDigest(changePlan: ChangePlan): string {
  return sha256Hex(canonicalBytes(changePlanDigestContent(changePlan)));
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
