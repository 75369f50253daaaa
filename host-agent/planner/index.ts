/**
 * Decides everything and touches nothing: same plan, inventory and records, same change plan.
 *
 *     plan + inventory + records
 *        |  view/         look-ups in a fixed order; who owns what
 *        |  field-rules/  one rule for each field: what differs, and whether a running guest can get it
 *        |  parts/        what each object needs by itself, and why it may not have it
 *        |  capacity/     is there room?      parts/settle: refusals spread to what depends on them
 *        |  order/        steps, each after what it needs; removals last
 *     CHANGE PLAN
 */
export * from './change-plan';
export { planChanges } from './plan-changes';
export { changePlanDigestContent, type ChangePlanContent } from './digest-content';
export { worstImpact } from './impacts';
