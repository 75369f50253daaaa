import {
  fitOf,
  USUAL_SIZE,
  type ChangedHost,
  type FailFinding,
  type GoneHost,
  type HostReview,
  type MachineSize,
} from '../../review';
import type { ChangePlan } from '../../planner';
import { groupChanges, namesOfMachines, type SubjectChanges } from '../rendering/change-view';
import {
  assumptionInWords,
  basisInWords,
  closingInWords,
  concernInWords,
  driftInWords,
  findingInWords,
  fitInWords,
  goneInWords,
  shown,
  uncheckedInWords,
} from '../wording';
import { tellAddresses, tellAllocations } from './tell-allocations';
import { tellChanges } from './tell-changes';
import type { ToldGoneHost, ToldHost, ToldLine, ToldReview } from './told';

/** A review, with what a pipeline was told to fail on. */
export interface ReviewToTell {
  /** Where the older and the newer plans come from, in words. */
  readonly base: string;
  readonly head: string;
  readonly reviews: readonly HostReview[];
  /** Where the conditions of `--fail-on` are met. */
  readonly findings: readonly FailFinding[];
  /** Hosts whose capacity would have to be known to say whether a condition is met. */
  readonly unchecked: readonly string[];
  /** Of how many more machines it is said whether they fit. @default a small server */
  readonly fit?: MachineSize;
}

/** A review in words, once for all formats. */
export function tellReview(review: ReviewToTell): ToldReview {
  const { base, head, reviews, findings, unchecked, fit = USUAL_SIZE } = review;
  const hosts = reviews.map((host) => (host.kind === 'gone' ? tellGone(host) : tellHost(host, fit)));
  return {
    base: shown(base),
    head: shown(head),
    hosts,
    failing: findings.map((finding) => ({
      kind: finding.condition,
      text: findingInWords(finding),
      subject: finding.subject,
    })),
    unchecked: unchecked.map((host) => ({ kind: 'over-capacity', text: uncheckedInWords(host) })),
    closing: closingInWords({
      hosts: hosts.length,
      changed: hosts.filter((host) => host.kind !== 'gone' && host.isChanged).length,
      gone: hosts.filter(({ kind }) => kind === 'gone').length,
      reasons: findings.length,
    }),
  };
}

function tellHost(review: ChangedHost, size: MachineSize): ToldHost {
  const { base, head, basis, inventory, changePlan } = review;
  const { plan } = head;
  return {
    ...tellChanges({ plan, inventory, changePlan, ...(base === undefined ? {} : { base: base.plan }) }),
    kind: review.kind,
    name: review.host,
    ...(base === undefined ? {} : { baseDigest: base.digest }),
    headDigest: head.digest,
    basis: { kind: basis.kind, text: basisInWords(basis) },
    concerns: review.concerns.map((concern) => ({
      kind: concern.code,
      text: concernInWords(concern),
      subject: concern.subject,
    })),
    drift: review.drift === undefined ? [] : tellDrift(review.drift, namesOfMachines(inventory)),
    assumptions: review.assumptions.map((assumption) => ({
      kind: assumption.code,
      text: assumptionInWords(assumption),
    })),
    allocations: tellAllocations(review.allocations),
    fit: { kind: 'fit', text: fitInWords(fitOf(review.allocations, size)) },
    addresses: review.addresses.map(tellAddresses),
  };
}

function tellGone({ host, base: { plan, digest } }: GoneHost): ToldGoneHost {
  const machines = plan.machines.map(({ name }) => name);
  return {
    kind: 'gone',
    name: host,
    fleet: plan.fleet,
    baseDigest: digest,
    lines: goneInWords(host, machines).map((text) => ({ kind: 'gone', text })),
  };
}

/** Object by object; the fields stand in the list of changes, because an apply of the newer plan brings them back too. */
function tellDrift(drift: ChangePlan, existing: ReadonlySet<string>): readonly ToldLine[] {
  return groupChanges(drift, existing).map((group) => ({
    kind: kindOf(group),
    text: driftInWords(group),
    subject: group.subject,
  }));
}

/** Whatever the object's entry is about first. */
function kindOf({ steps: [step], refusals: [refusal] }: SubjectChanges): string {
  return step?.action.kind ?? refusal?.code ?? '';
}
