import type { ChangePlan } from '../../planner';
import type { AgentMemory, ApprovedStep } from '../memory/types';
import { approvalOf, isApproved } from './approval';
import { EVERY_UNIT, unitOf } from './units';

/** What of the memory a look at the host changes. */
export type AfterLook = Pick<AgentMemory, 'unsettled' | 'approved'>;

/**
 * Which units have still not been as the release says, and which approvals still count. What a look finds to be as it should be is
 * settled; an approval ends there, so that nobody's later change is taken for approved.
 */
export function afterLook(
  memory: Pick<AgentMemory, 'unsettled' | 'approved'>,
  changePlan: Pick<ChangePlan, 'steps' | 'refusals'>,
  { isApprovedNow }: { readonly isApprovedNow: boolean },
): AfterLook {
  const stepUnits = new Set(changePlan.steps.map(({ subject }) => unitOf(subject)));
  const differing = new Set([...stepUnits, ...changePlan.refusals.map(({ subject }) => unitOf(subject))]);
  const kept = memory.approved.filter(({ unit }) => stepUnits.has(unit));
  const added: readonly ApprovedStep[] = isApprovedNow
    ? approvalOf({ steps: changePlan.steps.filter((step) => !isApproved(step, kept)) })
    : [];
  return {
    unsettled: memory.unsettled.includes(EVERY_UNIT)
      ? [...differing]
      : memory.unsettled.filter((unit) => differing.has(unit)),
    approved: [...kept, ...added],
  };
}

/** Whether a look has changed nothing, so that nothing needs to be written. */
export function isSameAfterLook(before: AfterLook, after: AfterLook): boolean {
  return (
    before.unsettled.length === after.unsettled.length &&
    before.unsettled.every((unit, index) => unit === after.unsettled[index]) &&
    before.approved.length === after.approved.length &&
    before.approved.every((entry, index) => {
      const other = after.approved[index];
      return entry.step === other?.step && entry.impact === other.impact;
    })
  );
}
