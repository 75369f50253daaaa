import { IMPACTS, type ChangePlan, type Impact, type Policy, type Step } from '../../planner';
import type { ApprovedStep } from '../memory/types';
import { unitOf } from './units';

/** Everything that a change plan would do, as approved. */
export function approvalOf({ steps }: Pick<ChangePlan, 'steps'>): readonly ApprovedStep[] {
  return steps.map(({ id, subject, impact }) => ({ step: id, unit: unitOf(subject), impact }));
}

/** Whether somebody approved this very step, and nothing less than what it does. */
export function isApproved({ id, impact }: Step, approved: readonly ApprovedStep[]): boolean {
  return approved.some((entry) => entry.step === id && isWithin(impact, entry.impact));
}

/**
 * Emptying the trash is what the retention time of the release asks for; held to a limit for running guests, the trash would grow
 * until the pool is full.
 */
export function isAlwaysAllowed({ action }: Step): boolean {
  return action.kind === 'empty-trash';
}

/** What the planner may do to these subjects although it is worse than the limit: what was approved, and what is due anyhow. */
export function exceptionsFor(
  { steps }: Pick<ChangePlan, 'steps'>,
  approved: readonly ApprovedStep[],
): NonNullable<Policy['approved']> {
  return steps
    .filter((step) => isAlwaysAllowed(step) || isApproved(step, approved))
    .flatMap(({ subject, impact }) => [
      { subject, impact },
      // Whether a disk may be made anew is asked of its machine.
      ...(subject.machine === undefined
        ? []
        : [{ subject: { kind: 'machine' as const, name: subject.machine }, impact }]),
    ]);
}

/** True when an impact is no worse than a limit. */
export function isWithin(impact: Impact, limit: Impact): boolean {
  return IMPACTS.indexOf(impact) <= IMPACTS.indexOf(limit);
}
