/**
 * What a change of plans would do to hosts: pure, and quick for tens of thousands of machines. No host is needed; one that was looked
 * at is taken as it was found, and what its older plan would do there is told apart (drift).
 *
 *     base plan --assumed facts--> the host on which it was applied in full (EXPECTED HOST), or the inventory of the host
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
  type ReviewOptions,
} from './review-hosts';
export type { ActualHost, AgentRecords, Basis } from './actual-host';
export { allocationsOf, type AllocationUse, type HostAllocations, type PoolAllocation } from './allocations';
export { fitOf, USUAL_SIZE, type Fit, type FitLimit, type MachineSize } from './fit';
export type { AddressUse, SubnetUse } from './addresses';
export type { Assumption } from './assumptions';
export type { Concern, ConcernCode } from './concerns/concern';
export { failuresOf, FAIL_CONDITIONS, type FailCondition, type FailFinding } from './fail-conditions';
