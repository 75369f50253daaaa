import type { ChangePlan, FieldChange, Refusal, StepAction, Subject } from './change-plan';
import { byText, inTextOrder } from './view/ordering';

/** What an approval stands for: what would be done to what, how hard, and what would not be done. */
export interface ChangePlanContent {
  readonly steps: readonly {
    readonly subject: Subject;
    readonly impact: string;
    readonly changes: readonly FieldChange[];
    readonly action: StepAction;
  }[];
  readonly refusals: readonly Pick<Refusal, 'code' | 'subject'>[];
}

/**
 * The plain value whose digest an approval names. It leaves out ids, order and figures that move by themselves, so that an
 * untouched host gives the same digest tomorrow.
 */
export function changePlanDigestContent(changePlan: ChangePlan): ChangePlanContent {
  return {
    steps: inTextOrder(changePlan.steps, ({ id }) => id).map(({ subject, impact, changes, action }) => ({
      subject,
      impact,
      changes: [...changes].sort((a, b) => byText(a.field, b.field)),
      action,
    })),
    refusals: inTextOrder(
      changePlan.refusals.map(({ code, subject }) => ({ code, subject })),
      ({ code, subject }) => `${code} ${subject.kind} ${subject.machine ?? ''} ${subject.name}`,
    ),
  };
}
