import type { PlanMachine } from '../../../lib/plan';
import type { FieldValue } from '../change-plan';
import type { MachineAllocation } from '../../inventory';
import type { PlannerContext } from '../view/context';

/** Plan and host disagree about one field; values are in the plan's units. */
export interface Difference {
  readonly field: string;
  /** What the host has; absent when it has nothing there. */
  readonly from?: FieldValue;
  /** What the plan states; absent when it states that nothing is there. */
  readonly to?: FieldValue;
}

/** The rule of a field that lives in a machine's definition. */
export interface DefinitionRule {
  readonly kind: 'definition';
  /**
   * `both`: running and stored definition each have to agree with the plan, a running one by a restart. `stored`: nothing
   * that the guest notices, so only the stored one has to. `momentary`: the running definition shows something else than what
   * was asked for (the balloon's present size, an expanded CPU model), so it counts only where the stored one differs as well.
   */
  readonly compared: 'both' | 'stored' | 'momentary';
  differences(
    machine: PlanMachine,
    actual: MachineAllocation,
    context: PlannerContext,
  ): readonly Difference[];
}

/** The rule of a field that is compared or used somewhere else; the sentence says where. */
export interface ElsewhereRule {
  readonly kind: 'elsewhere';
  readonly where: string;
}

export type FieldRule = DefinitionRule | ElsewhereRule;

/** A field that another part of the planner looks after. */
export function elsewhere(where: string): ElsewhereRule {
  return { kind: 'elsewhere', where };
}

/** No difference when equal; `undefined` on the host's side is a difference unless the plan's side is undefined as well. */
export function differ(
  field: string,
  from: FieldValue | undefined,
  to: FieldValue | undefined,
): readonly Difference[] {
  if (from === to) return [];
  return [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
}
