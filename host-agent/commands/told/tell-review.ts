import {
  fitOf,
  USUAL_SIZE,
  type ChangedHost,
  type FailFinding,
  type GoneHost,
  type HostReview,
  type MachineSize,
} from '../../review';
import type { ChangePlan, Warning } from '../../planner';
import { countChanges, groupChanges, namesOfMachines, type SubjectChanges } from '../rendering/change-view';
import {
  assumptionInWords,
  basisInWords,
  closingInWords,
  concernInWords,
  driftInWords,
  findingInWords,
  fitInWords,
  goneInWords,
  NOTHING_IN_WORDS,
  shown,
  summaryInWords,
  uncheckedInWords,
  warningInWords,
} from '../wording';
import { tellAddresses, tellAllocations } from './tell-allocations';
import { tellObjects, tellSteps } from './tell-objects';
import type { ToldGoneHost, ToldHost, ToldLine, ToldReview } from './told';
import { topologyOfChange } from './topology-of-change';

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
  const groups = groupChanges(changePlan, namesOfMachines(inventory));
  const steps = tellSteps({ changePlan, inventory });
  const counts = countChanges(groups);
  const warnings = changePlan.warnings.map(tellWarning);
  return {
    kind: review.kind,
    name: review.host,
    fleet: plan.fleet,
    ...(base === undefined ? {} : { baseDigest: base.digest }),
    headDigest: head.digest,
    basis: { kind: basis.kind, text: basisInWords(basis) },
    counts,
    summary: groups.length === 0 ? NOTHING_IN_WORDS : summaryInWords(counts),
    isChanged: groups.length > 0,
    objects: tellObjects({ plan, inventory, changePlan, groups }, steps),
    steps: [...steps.values()],
    concerns: review.concerns.map((concern) => ({
      kind: concern.code,
      text: concernInWords(concern),
      subject: concern.subject,
    })),
    drift: review.drift === undefined ? [] : tellDrift(review.drift, namesOfMachines(inventory)),
    pendingRestarts: warnings.filter(({ kind }) => kind === 'pending-restart'),
    warnings: warnings.filter(({ kind }) => kind !== 'pending-restart'),
    assumptions: review.assumptions.map((assumption) => ({
      kind: assumption.code,
      text: assumptionInWords(assumption),
    })),
    allocations: tellAllocations(review.allocations),
    fit: { kind: 'fit', text: fitInWords(fitOf(review.allocations, size)) },
    addresses: review.addresses.map(tellAddresses),
    topology: topologyOfChange({ ...(base === undefined ? {} : { base: base.plan }), head: plan }, groups),
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

function tellWarning(warning: Warning): ToldLine {
  return { kind: warning.code, text: warningInWords(warning), subject: warning.subject };
}
