import type { PlanMachine } from '../../../lib/plan';
import type { ActualMachine, MachineAllocation } from '../../inventory';
import type { FieldValue, LiveMachineAction } from '../change-plan';
import type { PlannerContext } from '../view/context';
import type { MatrixRow, MatrixRows } from './matrix-row';

/** Plan and host disagree about one field; values are in the plan's units. */
export interface Difference {
  readonly field: string;
  /** What the host has; absent when it has nothing there. */
  readonly from?: FieldValue;
  /** What the plan states; absent when it states that nothing is there. */
  readonly to?: FieldValue;
  /**
   * How a running guest gets it, one after the other; absent when only a restart brings it. Differences with the same action are
   * brought by one step.
   */
  readonly live?: readonly LiveMachineAction[];
}

/** One of a machine's definitions beside what the plan states. */
export interface Side {
  readonly machine: PlanMachine;
  readonly definition: MachineAllocation;
  readonly context: PlannerContext;
  /** The machine, when `definition` is what it runs: then a difference says how the guest gets it. */
  readonly running?: ActualMachine;
}

/** The rule of a field that lives in a machine's definition. */
export interface DefinitionRule {
  readonly kind: 'definition';
  /**
   * `both`: running and stored definition each have to agree with the plan. `stored`: nothing that the guest notices before its
   * next boot, so only the stored one has to. `momentary`: the running definition shows something else than what was asked for
   * (an expanded CPU model), so it counts only where the stored one differs as well.
   */
  readonly compared: 'both' | 'stored' | 'momentary';
  differences(side: Side): readonly Difference[];
  /** For momentary fields: whether the running definition can only be one of before the last change. */
  readonly isOutdated?: (side: Side) => boolean;
  /**
   * The machine with this field as the definition has it, for when the plan's value may not be had; undefined where the plan's
   * words cannot say that, or the field is another rule's.
   */
  readonly keep?: (field: string, side: Side) => PlanMachine | undefined;
  readonly rows: MatrixRows;
}

/** A field that is compared or used somewhere else; the sentence says where. */
export interface ElsewhereRule {
  readonly kind: 'elsewhere';
  readonly where: string;
  readonly rows: MatrixRows;
}

export type FieldRule = DefinitionRule | ElsewhereRule;

/** A field that another part of the planner looks after. */
export function elsewhere(where: string, first: MatrixRow, ...more: readonly MatrixRow[]): ElsewhereRule {
  return { kind: 'elsewhere', where, rows: [first, ...more] };
}

/** What most fields of most machines come to: one list, because hosts have many. */
export const NO_DIFFERENCES: readonly Difference[] = [];

/** No difference when equal; `undefined` on the host's side is a difference unless the plan's side is undefined as well. */
export function differ(
  field: string,
  from: FieldValue | undefined,
  to: FieldValue | undefined,
  live?: readonly LiveMachineAction[],
): readonly Difference[] {
  if (from === to) return NO_DIFFERENCES;
  return [
    {
      field,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(live === undefined ? {} : { live }),
    },
  ];
}

/** The same for lists, whose items are compared in their order. */
export function differLists(
  field: string,
  from: readonly string[],
  to: readonly string[],
  live?: readonly LiveMachineAction[],
): readonly Difference[] {
  const same = from.length === to.length && from.every((item, index) => item === to[index]);
  return same ? NO_DIFFERENCES : differ(field, from, to, live);
}
