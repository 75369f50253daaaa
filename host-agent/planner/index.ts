/**
 * Decides everything and touches nothing: same plan, inventory and records, same change plan.
 *
 *     plan + inventory + records
 *        |  view/         look-ups in a fixed order; who owns what
 *        |  field-rules/  one rule for each field: what differs, and how a running guest gets it
 *        |  parts/        what each object needs by itself, and why it may not have it
 *        |  capacity/     is there room?      parts/settle: refusals spread to what depends on them
 *        |  order/        steps, each after what it needs; removals last
 *        |  policy/       what is worse than allowed, or has stalled, is held back, and all is planned again without it
 *     CHANGE PLAN
 */
export * from './change-plan';
export { planChanges } from './plan-changes';
export { changePlanDigestContent, type ChangePlanContent } from './digest-content';
export { worstImpact } from './impacts';
export { withHeadRoomOf } from './view/head-room';
export { ATTEMPTS_MAX, LIVE_ATTEMPTS_MAX, retryAtMs } from './view/attempts';
export { TRANSLATION_CACHE_MIB_MIN } from './field-rules/machine/vcpus';
export { changeMatrix } from './field-rules/matrix';
export { MATRIX_AREAS, type MatrixArea, type MatrixRow } from './field-rules/matrix-row';
