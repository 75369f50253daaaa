import { IMPACTS, type Impact, type Refusal, type Subject } from '../change-plan';
import type { PlannerContext } from './context';

/** Whether an impact is allowed on something; `runs` says whether a running machine would notice. */
export function isAllowed(impact: Impact, runs: boolean, { input }: Pick<PlannerContext, 'input'>): boolean {
  const { maxImpact } = input.policy;
  if (maxImpact === undefined || (maxImpact.of === 'running' && !runs)) return true;
  return IMPACTS.indexOf(impact) <= IMPACTS.indexOf(maxImpact.impact);
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
  if (isAllowed(impact, runs, context)) return undefined;
  const allowed = context.input.policy.maxImpact?.impact ?? impact;
  return { code: 'impact-not-allowed', subject, facts: { impact, allowed, fields } };
}
