import type { Assumption, Basis, FailFinding, Fit, FitLimit } from '../../review';
import type { ChangeCounts, SubjectChanges } from '../rendering/change-view';
import { digestInWords } from './digests';
import { factsInBrackets } from './facts';
import { IMPACT_WORDS } from './impacts';
import { count, sizeInWords } from './quantities';
import { refusalInWords } from './refusals';
import { REVIEW_TITLES } from './review-titles';
import { sentence, subjectInWords } from './subjects';
import { shown, shownList } from './shown';

/** What nobody could know without the host, as a sentence. */
export function assumptionInWords(assumption: Assumption): string {
  switch (assumption.code) {
    case 'host-capacity-unstated':
      return 'Whether vCPUs and memory fit is not checked: the plan does not state the `capacity` of its host.';
    case 'pool-capacity-unstated':
      return `Whether disks fit is not checked: the plan does not state the \`capacity\` of ${assumption.pools.length === 1 ? 'pool' : 'pools'} ${shownList(assumption.pools)}.`;
    case 'records-assumed':
      return "Which files are the agent's own is taken from the older plan: its records on the host were not read.";
    case 'kvm-assumed':
      return 'KVM is taken to work; where it does not, machines run by software emulation, and lose vCPUs by a restart only.';
  }
}

/** `--fail-on restart is met on host kvm-1: machine web-1 (restart).` */
export function findingInWords({ condition, host, subject, because }: FailFinding): string {
  const met = `--fail-on ${condition} is met on host ${shown(host)}`;
  switch (because.kind) {
    case 'impact':
      return `${met}: ${subjectInWords(subject)} (${IMPACT_WORDS[because.impact].label}).`;
    case 'refusal':
      return `${met}, although it is refused: ${refusalInWords({ code: because.code, subject, facts: {} }).why}`;
    case 'allocation':
      return `${met}: more is promised than there is${factsInBrackets({ [because.of]: because.promised, ...limitOf(because) })}.`;
  }
}

function limitOf({
  of,
  capacity,
}: Extract<FailFinding['because'], { kind: 'allocation' }>): Readonly<Record<string, number>> {
  return of === 'vcpus' ? { limit: capacity } : { limitMiB: capacity };
}

/** What the review of a host stands on. */
export function basisInWords(basis: Basis): string {
  const blind = 'what was done to the host by hand, or what others have there, is not seen';
  switch (basis.kind) {
    case 'plan':
      return `Plans are compared with plans: ${blind}.`;
    case 'inventory':
      return `The host is taken as ${shown(basis.source)} shows it${basis.readAt === undefined ? '' : `, read at ${shown(basis.readAt)}`}.`;
    case 'unreadable':
      return `The host could not be looked at (${shown(basis.source)}: ${shown(basis.reason)}). Plans are compared with plans: ${blind}.`;
  }
}

/** `3 to create, 0 to change, 1 to restart, 0 to destroy, 1 refused`. */
export function summaryInWords({ create, change, restart, destroy, refused }: ChangeCounts): string {
  return `${create} to create, ${change} to change, ${restart} to restart, ${destroy} to destroy, ${refused} refused`;
}

/** What an apply of the older plan would do to one object: `Machine web differs from its older plan (restart).` */
export function driftInWords({ subject, impact, steps, refusals: [refusal] }: SubjectChanges): string {
  const what = sentence(subjectInWords(subject));
  if (impact === undefined) {
    return `${what} is refused by the older plan too${refusal === undefined ? '.' : `: ${refusalInWords(refusal).why}`}`;
  }
  return `${what} differs from its older plan (${count(steps.length, 'step')}, ${IMPACT_WORDS[impact].label}).`;
}

/** What becomes of a host that has no plan any more, a sentence each. */
export function goneInWords(host: string, machines: readonly string[]): readonly string[] {
  return [
    'There is no plan for it any more. Nothing is done by itself: what it has stays, and nobody looks after it.',
    ...(machines.length === 0 ? [] : [`Machines that stay: ${shownList(machines)}.`]),
    `To take them away, apply \`fleetwright destroy ${shown(host)}\` with the older plan.`,
  ];
}

/** A condition that cannot be told without knowing what the host has. */
export function uncheckedInWords(host: string): string {
  return `--fail-on over-capacity says nothing about host ${shown(host)}, whose plan does not state its capacity.`;
}

/** `2 hosts of 3 change, 1 without a plan from now on; 1 reason to fail`. */
export function closingInWords(numbers: {
  readonly hosts: number;
  readonly changed: number;
  readonly gone: number;
  readonly reasons: number;
}): string {
  const { hosts, changed, gone, reasons } = numbers;
  const all = `${changed === 0 ? 'no host' : count(changed, 'host')} of ${hosts} ${changed > 1 ? 'change' : 'changes'}`;
  return [
    gone === 0 ? all : `${all}, ${gone} without a plan from now on`,
    ...(reasons === 0 ? [] : [`${count(reasons, 'reason')} to fail`]),
  ].join('; ');
}

const FIT_WORDS: Readonly<Record<FitLimit, string>> = {
  vcpus: 'vCPUs',
  memoryMiB: 'memory',
  diskMiB: 'disk',
};

/** `12 more machines with 2 vCPUs, 2 GiB of memory and 20 GiB of disk would fit (vCPUs run out first).` */
export function fitInWords({ size, count: fitting, limitedBy, unknown }: Fit): string {
  const parts = [
    ...(size.vcpus > 0 ? [count(size.vcpus, 'vCPU')] : []),
    ...(size.memoryMiB > 0 ? [`${sizeInWords(size.memoryMiB)} of memory`] : []),
    ...(size.diskMiB > 0 ? [`${sizeInWords(size.diskMiB)} of disk`] : []),
  ];
  const machine =
    parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : parts.join('');
  const named = (limits: readonly FitLimit[]): string => limits.map((limit) => FIT_WORDS[limit]).join(', ');
  if (fitting === undefined) return `How many more machines with ${machine} would fit is not known.`;
  const notes = [
    `limited by ${named(limitedBy)}`,
    ...(unknown.length === 0 ? [] : [`not known: ${named(unknown)}`]),
  ];
  if (fitting === 0) return `No further machine with ${machine} would fit (${notes.join('; ')}).`;
  return `${count(fitting, 'more machine', 'more machines')} with ${machine} would fit (${notes.join('; ')}).`;
}

/** What stands for an amount that nobody says. */
export const NOT_STATED = '?';

/** What stands for more addresses than anybody counts. */
export const PLENTY = 'plenty';

/** `×1.5`. */
export function overcommitInWords(factor: number): string {
  return `×${factor}`;
}

/** Of a host to which a change does nothing. */
export const NOTHING_IN_WORDS = 'Nothing is done.';

/** `disk, pool default`. */
export function diskAllocationInWords(pool: string): string {
  return `disk, pool ${shown(pool)}`;
}

/** `from → to`; one value where nothing changes or nothing was there before. */
export function changeInWords(from: string | undefined, to: string | undefined): string {
  return from === undefined || from === to ? (to ?? 'none') : `${from} → ${to ?? 'none'}`;
}

/** A file is there. */
export function writtenNote(file: string): string {
  return `wrote ${shown(file)}`;
}

/** Why there is no approval. */
export function approvalNote(file: string): string {
  return `did not write ${shown(file)}: what --fail-on is met by is not approved`;
}

/** `review · main → cdktf.out`. */
export function reviewTitleInWords(base: string, head: string): string {
  return `${REVIEW_TITLES.review} · ${shown(base)} → ${shown(head)}`;
}

/** `host kvm-1 · fleet lab · plan 99d1dd82b262 → 262b7783444c`. */
export function reviewedHostInWords(host: {
  readonly kind: 'kept' | 'new' | 'gone';
  readonly name: string;
  readonly fleet: string;
  readonly baseDigest?: string;
  readonly headDigest?: string;
}): string {
  const { kind, name, fleet, baseDigest, headDigest } = host;
  const [base, head] = [baseDigest, headDigest].map((digest) =>
    digest === undefined ? undefined : digestInWords(digest),
  );
  const plan = changeInWords(base, head);
  return `host ${shown(name)} · fleet ${shown(fleet)} · ${kind === 'new' ? 'new · ' : ''}plan ${plan}`;
}
