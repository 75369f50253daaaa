/** Change plans in words, apart from the layout in which they are shown. */
export { tellAllocations } from './tell-allocations';
export { tellChanges, type ToldChanges } from './tell-changes';
export { tellObjects, tellSteps, type ToldChangePlan } from './tell-objects';
export { tellReview } from './tell-review';
export { variedFirst } from './varied-first';
export type { TopologyOfChange } from './topology-of-change';
export type {
  ToldAddresses,
  ToldAllocation,
  ToldChange,
  ToldGoneHost,
  ToldHost,
  ToldLine,
  ToldObject,
  ToldRefusal,
  ToldReview,
  ToldStep,
} from './told';
