import type { FieldChange, Impact, Step, StepAction, Subject } from '../change-plan';

/** A step whose id says kind and subject: `create-disk:web-1/root`, `trash-volume:default/web-1-root.qcow2`. */
export function makeStep(options: {
  readonly action: StepAction;
  readonly subject: Subject;
  readonly impact: Impact;
  /** What the id ends with, where the subject alone is not unique. */
  readonly suffix?: string;
  readonly changes?: readonly FieldChange[];
  readonly after?: readonly (string | undefined)[];
}): Step {
  const { action, subject, impact, suffix, changes = [], after = [] } = options;
  return {
    id: `${action.kind}:${suffix ?? nameOf(subject)}`,
    subject,
    impact,
    changes,
    after: [...new Set(after.filter((id) => id !== undefined))],
    action,
  };
}

function nameOf(subject: Subject): string {
  return subject.machine === undefined ? subject.name : `${subject.machine}/${subject.name}`;
}
