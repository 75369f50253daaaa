import type { AddressUse, ChangedHost, FailFinding, HostReview, SubnetUse } from '../../review';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { assumptionInWords, concernInWords, count, findingInWords } from '../wording';
import { allocationLines } from './allocation';
import { countChanges, groupChanges } from './change-view';
import { changeSections, DIGEST_DIGITS_SHOWN, section } from './changes';
import { namesOfMachines, summaryLine } from './diff';
import { tableLines } from './table';

export interface ReviewView {
  /** Where the older and the newer plans come from, in words. */
  readonly base: string;
  readonly head: string;
  readonly reviews: readonly HostReview[];
  /** Where the conditions of `--fail-on` are met. */
  readonly findings: readonly FailFinding[];
  /** Hosts whose capacity would have to be known to say whether a condition is met. */
  readonly unchecked: readonly string[];
}

/** Host by host what a change of plans does, and one line that sums it up. */
export function renderReview(view: ReviewView, paint: Paint): string {
  const { base, head, reviews, findings, unchecked } = view;
  return [
    paint('strong', `review · ${plain(base)} → ${plain(head)}`),
    'Plans are compared with plans: what was done to a host by hand, or what others have there, is not seen.',
    ...reviews.flatMap((review) => ['', ...hostLines(review, paint)]),
    ...section('failing', findings.map(findingInWords)),
    ...section('not checked', unchecked.map(uncheckedLine)),
    '',
    paint(findings.length > 0 ? 'refuse' : 'strong', closingLine(reviews, findings)),
  ].join('\n');
}

function hostLines(review: HostReview, paint: Paint): readonly string[] {
  if (review.kind === 'gone') return goneLines(review, paint);
  const { base, head, changePlan, concerns, assumptions, inventory } = review;
  const { plan } = head;
  const groups = groupChanges(changePlan, namesOfMachines(inventory));
  const digests = [...(base === undefined ? [] : [base.digest]), head.digest].map(shortened);
  const title = `host ${plain(review.host)} · fleet ${plain(plan.fleet)} · ${base === undefined ? 'new · ' : ''}plan ${[...new Set(digests)].join(' → ')}`;
  const concernLines = section('look at', concerns.map(concernInWords));
  if (groups.length === 0) return [paint('strong', title), ...concernLines, '', 'Nothing is done.'];
  const capacities = new Map(plan.pools.map(({ name, capacityMiB }) => [name, capacityMiB]));
  const positions = new Map(changePlan.steps.map(({ id }, index) => [id, index + 1]));
  return [
    paint('strong', title),
    ...changeSections({ plan, inventory, changePlan, groups, positions }, paint),
    ...concernLines,
    ...section('taken for granted', assumptions.map(assumptionInWords)),
    ...section(
      'allocation',
      allocationLines(changePlan.allocation, (pool) => capacities.get(pool)),
    ),
    ...section('addresses', addressLines(review.addresses)),
    '',
    summaryLine(countChanges(groups), review.host),
  ];
}

function goneLines(
  { host, base: { plan, digest } }: Extract<HostReview, { kind: 'gone' }>,
  paint: Paint,
): readonly string[] {
  const title = `host ${plain(host)} · fleet ${plain(plan.fleet)} · plan ${shortened(digest)} → none`;
  const machines = plan.machines.map(({ name }) => name);
  return [
    paint('disrupt', title),
    '',
    'There is no plan for it any more. Nothing is done by itself: what it has stays, and nobody looks after it.',
    ...(machines.length === 0 ? [] : [`Machines that stay: ${machines.map(plain).join(', ')}.`]),
    `To take them away, apply \`fleetwright destroy ${plain(host)}\` with the older plan.`,
  ];
}

/** One row for a network and family; nothing where no network of the host has addresses of its own. */
function addressLines(uses: readonly AddressUse[]): readonly string[] {
  if (uses.length === 0) return [];
  return tableLines(
    [
      { title: 'network' },
      { title: 'subnet' },
      { title: 'fixed', align: 'right' },
      { title: 'given out', align: 'right' },
      { title: 'free', align: 'right' },
    ],
    uses.map(({ network, before, after }) => [
      plain(network),
      change(before?.cidr, after?.cidr),
      change(numberOf(before?.fixed), numberOf(after?.fixed)),
      change(numberOf(before?.dynamic), numberOf(after?.dynamic)),
      change(freeOf(before), freeOf(after)),
    ]),
  );
}

/** One value where nothing changes or nothing was there before. */
function change(from: string | undefined, to: string | undefined): string {
  return from === undefined || from === to ? (to ?? 'none') : `${from} → ${to ?? 'none'}`;
}

function numberOf(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number);
}

function freeOf(use: SubnetUse | undefined): string | undefined {
  return use === undefined ? undefined : (numberOf(use.free) ?? 'plenty');
}

function uncheckedLine(host: string): string {
  return `--fail-on over-capacity says nothing about host ${plain(host)}, whose plan does not state its capacity.`;
}

function closingLine(reviews: readonly HostReview[], findings: readonly FailFinding[]): string {
  const changed = reviews.filter((review) => review.kind !== 'gone' && isChanged(review)).length;
  const gone = reviews.filter(({ kind }) => kind === 'gone').length;
  const hosts = `${changed === 0 ? 'no host' : count(changed, 'host')} of ${reviews.length} ${changed > 1 ? 'change' : 'changes'}`;
  return [
    gone === 0 ? hosts : `${hosts}, ${gone} without a plan from now on`,
    ...(findings.length === 0 ? [] : [`${count(findings.length, 'reason')} to fail`]),
  ].join('; ');
}

function isChanged({ changePlan }: ChangedHost): boolean {
  return changePlan.steps.length + changePlan.refusals.length > 0;
}

function shortened(digest: string): string {
  return digest.slice(0, DIGEST_DIGITS_SHOWN);
}
