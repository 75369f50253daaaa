import { IMPACTS, type Impact, type Refusal, type Subject } from '../change-plan';
import type { PlannerContext } from './context';

/** Whether an impact is allowed on something; `runs` says whether a running machine would notice. */
export function isAllowed(
  impact: Impact,
  { subject, runs }: { readonly subject: Subject; readonly runs: boolean },
  { input }: Pick<PlannerContext, 'input'>,
): boolean {
  const { maxImpact, approved = [] } = input.policy;
  if (maxImpact === undefined || (maxImpact.of === 'running' && !runs)) return true;
  const isWithin = (limit: Impact): boolean => IMPACTS.indexOf(impact) <= IMPACTS.indexOf(limit);
  return (
    isWithin(maxImpact.impact) ||
    approved.some((entry) => isWithin(entry.impact) && isSameSubject(entry.subject, subject))
  );
}

function isSameSubject(a: Subject, b: Subject): boolean {
  return a.name === b.name && a.kind === b.kind && a.machine === b.machine;
}

/** Refuses what is worse than what was allowed. */
export function refuseUnlessAllowed(
  what: {
    readonly subject: Subject;
    readonly impact: Impact;
    readonly runs: boolean;
    readonly fields: readonly string[];
  },
  context: Pick<PlannerContext, 'input'>,
): Refusal | undefined {
  const { subject, impact, runs, fields } = what;
  if (isAllowed(impact, { subject, runs }, context)) return undefined;
  const allowed = context.input.policy.maxImpact?.impact ?? impact;
  return { code: 'impact-not-allowed', subject, facts: { impact, allowed, fields } };
}
