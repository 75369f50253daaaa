import { fitOf, type FailFinding, type HostReview, type MachineSize } from '../../review';
import { approvalDigest } from '../agent/approval';
import { assumptionInWords, basisInWords, concernInWords, findingInWords, fitInWords } from '../wording';
import { announcedFacts } from './change-facts';

/** One host of a review for `--json`: the facts that are shown, together with their sentences. */
export function hostReviewFacts(review: HostReview, size: MachineSize): Readonly<Record<string, unknown>> {
  const { host, kind, base } = review;
  if (review.kind === 'gone') {
    const { plan, digest } = review.base;
    const machines = plan.machines.map(({ name, uuid }) => ({ name, uuid }));
    return { host, kind, fleet: plan.fleet, baseDigest: digest, machines };
  }
  const { head, basis, changePlan, inventory, drift, allocations, addresses, concerns, assumptions } = review;
  const fit = fitOf(allocations, size);
  return {
    host,
    kind,
    fleet: head.plan.fleet,
    ...(base === undefined ? {} : { baseDigest: base.digest }),
    headDigest: head.digest,
    basis: { ...basis, text: basisInWords(basis) },
    approval: approvalDigest(changePlan),
    ...announcedFacts(changePlan, inventory),
    ...(drift === undefined ? {} : { drift: announcedFacts(drift, inventory) }),
    allocations,
    fit: { ...fit, text: fitInWords(fit) },
    addresses,
    concerns: concerns.map((concern) => ({ ...concern, text: concernInWords(concern) })),
    assumptions: assumptions.map((assumption) => ({ ...assumption, text: assumptionInWords(assumption) })),
  };
}

/** Where a condition is met, for `--json`. */
export function findingFacts(finding: FailFinding): Readonly<Record<string, unknown>> {
  return { ...finding, text: findingInWords(finding) };
}
