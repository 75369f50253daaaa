/**
 * What a change of plans would do to hosts, said without any host: pure, and quick for tens of thousands of machines.
 *
 *     base plan --assumed facts--> the host on which it was applied in full (EXPECTED HOST)
 *                                          |
 *     head plan -----------------> planner: the same change plan that an apply would make there
 *                                          |--> concerns: what a reviewer should not overlook
 *                                          |--> addresses, allocations, conditions to fail on --> REVIEW
 */
export { assumedFacts } from './assumed-facts';
export { expectedHost, type ExpectedHost } from './expected/host';
export {
  reviewHosts,
  type ChangedHost,
  type GoneHost,
  type HostReview,
  type ReviewedPlan,
} from './review-hosts';
export type { AddressUse, SubnetUse } from './addresses';
export type { Assumption } from './assumptions';
export type { Concern, ConcernCode } from './concerns/concern';
export { failuresOf, FAIL_CONDITIONS, type FailCondition, type FailFinding } from './fail-conditions';
