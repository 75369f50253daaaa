import { deepFreeze, type Plan } from '../../../lib/plan';
import type { FaultScenario, Stage } from '../types';

/**
 * How a scenario is played: with guests that run, as it is meant, or with machines that are made and never started, which goes many
 * times faster and has nearly all of the calls.
 */
export const FORMS = ['guests', 'stopped'] as const;
export type Form = (typeof FORMS)[number];

/** The plans of a scenario in this form. */
export function plansOf(
  scenario: FaultScenario,
  form: Form,
  stage: Stage,
): { readonly before?: Plan; readonly after: Plan } {
  const { before, after } = scenario.plans(stage);
  if (form === 'guests') return { ...(before === undefined ? {} : { before }), after };
  return { ...(before === undefined ? {} : { before: stopped(before) }), after: stopped(after) };
}

/** Forms in which a scenario can be played. */
export function formsOf(scenario: FaultScenario): readonly Form[] {
  return scenario.needsGuests ? FORMS : ['stopped'];
}

function stopped(plan: Plan): Plan {
  return deepFreeze({
    ...plan,
    machines: plan.machines.map((machine) => ({
      ...machine,
      powerState: 'stopped' as const,
      readiness: { ...machine.readiness, checks: [] },
    })),
  });
}
