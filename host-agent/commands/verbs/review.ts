import { resolve } from 'node:path';
import type { Plan } from '../../../lib/plan';
import type { Policy } from '../../planner';
import {
  failuresOf,
  reviewHosts,
  USUAL_SIZE,
  type ChangedHost,
  type FailCondition,
  type FailFinding,
  type HostReview,
  type MachineSize,
  type ReviewedPlan,
} from '../../review';
import { approvalDigest, approvalLine } from '../agent/approval';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { writeOutputFile } from '../output-file';
import { findingFacts, hostReviewFacts } from '../rendering/review-facts';
import { loadActualHosts } from '../review/actual-hosts';
import { renderReviewAs, reviewFormatOf, type ReviewFormat, type WritableReview } from '../review/formats';
import { loadOwnPlanSet, loadPlanSet, type PlanSet } from '../review/load-plans';
import { plain } from '../terminal/plain';
import { wrapLines } from '../terminal/wrap';
import { tellReview } from '../told';
import { approvalNote, writtenNote } from '../wording';

export interface ReviewOptions {
  /** Folder or git ref with the plans that hosts have. */
  readonly base: string;
  /** @default the output folder of synthesis */
  readonly head?: string;
  /** Hosts as they are: `[host=]` and a file, folder or connection each. */
  readonly inventory?: readonly string[];
  readonly failOn?: readonly FailCondition[];
  /** Disks that may be made anew from another image, as `machine/disk`. */
  readonly replace?: readonly string[];
  /** Of how many more machines it is said whether they fit. @default a small server */
  readonly fit?: MachineSize;
  /** What is printed. @default 'text' */
  readonly format?: ReviewFormat;
  /** Files to write besides, each in the format that its name says. */
  readonly output?: readonly string[];
  /** File for what `apply --approve` takes. */
  readonly approveFile?: string;
}

/** Shows what a change of plans would do to the hosts; runs nothing of either side, and asks only hosts that it is told to. */
export async function review(
  context: CommandContext,
  options: GlobalOptions & ReviewOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const files = (options.output ?? []).map((file) => ({ file, format: reviewFormatOf(file) }));
  const base = await loadPlanSet(context, options.base);
  const head =
    options.head === undefined ? await loadOwnPlanSet(context) : await loadPlanSet(context, options.head);
  const reviews = await reviewPlans(context, options, { base, head, host });
  const conditions = [...new Set(options.failOn)];
  const findings = failuresOf(reviews, conditions);
  const writable = writableReview(options, { base, head, reviews, findings, conditions });
  for (const { file, format } of files) await write(context, file, renderReviewAs(format, writable));
  if (options.approveFile !== undefined) {
    await writeApprovals(context, options.approveFile, { reviews, findings });
  }
  const format = options.json === true ? 'json' : (options.format ?? 'text');
  const { terminal } = context;
  const text = renderReviewAs(format, writable, terminal.paint);
  terminal.print(format === 'text' ? wrapLines(text, terminal.columns) : text);
  if (findings.length > 0) return EXIT.refused;
  return reviews.some(isUnreadable) ? EXIT.failed : EXIT.ok;
}

interface PlanSets {
  readonly base: PlanSet;
  readonly head: PlanSet;
}

async function reviewPlans(
  context: CommandContext,
  options: GlobalOptions & ReviewOptions,
  { base, head, host }: PlanSets & { readonly host: string | undefined },
): Promise<readonly HostReview[]> {
  const [older, newer] = [plansFor(host, base), plansFor(host, head)];
  if (older.length + newer.length === 0) throw noSuchHost(host, [base, head]);
  const names = newer.map(({ plan }) => plan.host.name);
  const gone = older.map(({ plan }) => plan.host.name).filter((name) => !names.includes(name));
  return reviewHosts(older, newer, {
    policyOf: replacing(options.replace, head),
    actualHosts: await loadActualHosts(context, options, options.inventory ?? [], names, gone),
    nowMs: options.inventory === undefined ? 0 : Date.now(),
  });
}

function writableReview(
  { fit = USUAL_SIZE }: ReviewOptions,
  found: PlanSets & {
    readonly reviews: readonly HostReview[];
    readonly findings: readonly FailFinding[];
    readonly conditions: readonly FailCondition[];
  },
): WritableReview {
  const { reviews, findings, conditions } = found;
  const [base, head] = [found.base.label, found.head.label];
  const unchecked = conditions.includes('over-capacity')
    ? reviews.filter(isUnchecked).map((entry) => entry.host)
    : [];
  return {
    told: tellReview({ base, head, reviews, findings, unchecked, fit }),
    answer: () =>
      jsonAnswer('review', {
        base,
        head,
        hosts: reviews.map((entry) => hostReviewFacts(entry, fit)),
        failing: findings.map(findingFacts),
        unchecked,
      }),
  };
}

async function write(context: CommandContext, file: string, text: string): Promise<void> {
  await writeOutputFile(resolve(context.workingDirectory, file), `${text}\n`);
  context.terminal.note(writtenNote(file));
}

/** What fails, or was not looked at although it should have been, is approved by nobody. */
async function writeApprovals(
  context: CommandContext,
  file: string,
  {
    reviews,
    findings,
  }: { readonly reviews: readonly HostReview[]; readonly findings: readonly FailFinding[] },
): Promise<void> {
  if (findings.length > 0) {
    context.terminal.note(approvalNote(file));
    return;
  }
  const approved = reviews.filter(
    (entry): entry is ChangedHost =>
      entry.kind !== 'gone' && !isUnreadable(entry) && entry.changePlan.steps.length > 0,
  );
  const lines = approved.map(({ host, changePlan }) => approvalLine(host, approvalDigest(changePlan)));
  await writeOutputFile(resolve(context.workingDirectory, file), lines.join(''));
  context.terminal.note(writtenNote(file));
}

function plansFor(host: string | undefined, { plans }: PlanSet): readonly ReviewedPlan[] {
  return host === undefined ? plans : plans.filter(({ plan }) => plan.host.name === host);
}

/** Disks are named for all hosts together; each plan allows those that it has. @throws CommandFailure */
function replacing(named: readonly string[] | undefined, { plans }: PlanSet): (plan: Plan) => Policy {
  if (named === undefined) return () => ({});
  const known = new Set(plans.flatMap(({ plan }) => disksOf(plan)));
  const unknown = named.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new CommandFailure({
      code: 'no-such-disk',
      message: `No plan has a disk ${unknown.map(plain).join(', ')} to replace.`,
      advice: 'Name a disk as machine/disk.',
    });
  }
  return (plan) => {
    const own = new Set(disksOf(plan));
    return { replace: named.filter((name) => own.has(name)) };
  };
}

function disksOf({ machines }: Plan): readonly string[] {
  return machines.flatMap(({ name, disks }) => disks.map((disk) => `${name}/${disk.name}`));
}

function isUnreadable(entry: HostReview): boolean {
  return entry.kind !== 'gone' && entry.basis.kind === 'unreadable';
}

function isUnchecked(entry: HostReview): boolean {
  return entry.kind !== 'gone' && entry.assumptions.some(({ code }) => code === 'host-capacity-unstated');
}

function noSuchHost(host: string | undefined, sets: readonly PlanSet[]): CommandFailure {
  if (host === undefined) {
    return new CommandFailure({ code: 'no-plan', message: 'There are no plans on either side.' });
  }
  const hosts = [...new Set(sets.flatMap(({ plans }) => plans.map(({ plan }) => plan.host.name)))].sort();
  return new CommandFailure({
    code: 'no-such-host',
    message: `There is no plan for host ${plain(host)} on either side.`,
    advice: `Name one of them: ${hosts.join(', ')}.`,
  });
}
