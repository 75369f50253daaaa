import type { Plan } from '../../../lib/plan';
import type { Policy } from '../../planner';
import {
  failuresOf,
  reviewHosts,
  type FailCondition,
  type HostReview,
  type ReviewedPlan,
} from '../../review';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderReview } from '../rendering/review';
import { findingFacts, hostReviewFacts } from '../rendering/review-facts';
import { loadOwnPlanSet, loadPlanSet, type PlanSet } from '../review/load-plans';
import { plain } from '../terminal/plain';
import { tellReview } from '../told';

export interface ReviewOptions {
  /** Folder or git ref with the plans that hosts have. */
  readonly base: string;
  /** @default the output folder of synthesis */
  readonly head?: string;
  readonly failOn?: readonly FailCondition[];
  /** Disks that may be made anew from another image, as `machine/disk`. */
  readonly replace?: readonly string[];
}

/** Shows what a change of plans would do to the hosts, without asking any of them; runs nothing of either side. */
export async function review(
  context: CommandContext,
  options: GlobalOptions & ReviewOptions,
  host: string | undefined,
): Promise<ExitCode> {
  const base = await loadPlanSet(context, options.base);
  const head =
    options.head === undefined ? await loadOwnPlanSet(context) : await loadPlanSet(context, options.head);
  const reviews = reviewHosts(plansFor(host, base), plansFor(host, head), {
    policyOf: replacing(options.replace, head),
  });
  if (reviews.length === 0) throw noSuchHost(host, [base, head]);
  const conditions = [...new Set(options.failOn)];
  const findings = failuresOf(reviews, conditions);
  const unchecked = conditions.includes('over-capacity')
    ? reviews.filter(isUnchecked).map((entry) => entry.host)
    : [];
  context.terminal.print(
    options.json === true
      ? jsonAnswer('review', {
          base: base.label,
          head: head.label,
          hosts: reviews.map(hostReviewFacts),
          failing: findings.map(findingFacts),
          unchecked,
        })
      : renderReview(
          tellReview({ base: base.label, head: head.label, reviews, findings, unchecked }),
          context.terminal.paint,
        ),
  );
  return findings.length > 0 ? EXIT.refused : EXIT.ok;
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

function isUnchecked(entry: HostReview): boolean {
  return entry.kind !== 'gone' && entry.assumptions.some(({ code }) => code === 'host-capacity-unstated');
}

function noSuchHost(host: string | undefined, sets: readonly PlanSet[]): CommandFailure {
  const hosts = [...new Set(sets.flatMap(({ plans }) => plans.map(({ plan }) => plan.host.name)))].sort();
  return new CommandFailure({
    code: 'no-such-host',
    message: `There is no plan for host ${plain(host ?? '')} on either side.`,
    advice: `Name one of them: ${hosts.join(', ')}.`,
  });
}
