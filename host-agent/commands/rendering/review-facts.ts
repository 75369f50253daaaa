import type { FailFinding, HostReview } from '../../review';
import { assumptionInWords, concernInWords, findingInWords } from '../wording';
import { announcedFacts } from './change-facts';

/** One host of a review for `--json`: the facts that are shown, together with their sentences. */
export function hostReviewFacts(review: HostReview): Readonly<Record<string, unknown>> {
  const { host, kind, base } = review;
  if (review.kind === 'gone') {
    const { plan, digest } = review.base;
    const machines = plan.machines.map(({ name, uuid }) => ({ name, uuid }));
    return { host, kind, fleet: plan.fleet, baseDigest: digest, machines };
  }
  const { head, changePlan, inventory, addresses, concerns, assumptions } = review;
  return {
    host,
    kind,
    fleet: head.plan.fleet,
    ...(base === undefined ? {} : { baseDigest: base.digest }),
    headDigest: head.digest,
    ...announcedFacts(changePlan, inventory),
    addresses,
    concerns: concerns.map((concern) => ({ ...concern, text: concernInWords(concern) })),
    assumptions: assumptions.map((assumption) => ({ ...assumption, text: assumptionInWords(assumption) })),
  };
}

/** Where a condition is met, for `--json`. */
export function findingFacts(finding: FailFinding): Readonly<Record<string, unknown>> {
  return { ...finding, text: findingInWords(finding) };
}
