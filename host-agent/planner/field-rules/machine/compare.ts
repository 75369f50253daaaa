import type { PlanMachine } from '../../../../lib/plan';
import type { ActualMachine } from '../../../inventory';
import type { FieldChange } from '../../change-plan';
import type { PlannerContext } from '../../view/context';
import type { Difference } from '../rule';
import { definitionRules } from './table';

export interface DefinitionComparison {
  /** What the stored definition has to be given. */
  readonly stored: readonly FieldChange[];
  /** What only a restart brings to the running machine; empty when nothing runs. */
  readonly running: readonly FieldChange[];
}

/** Compares a machine's definitions with the plan, rule by rule. A change that a running guest gets only by a restart says so. */
export function compareDefinition(
  machine: PlanMachine,
  actual: ActualMachine,
  context: PlannerContext,
): DefinitionComparison {
  const { stored: storedDefinition, running: runningDefinition } = actual;
  const compared = definitionRules.map((rule) => {
    const stored = storedDefinition === undefined ? [] : rule.differences(machine, storedDefinition, context);
    const counts = rule.compared === 'both' || (rule.compared === 'momentary' && stored.length > 0);
    const running =
      counts && runningDefinition !== undefined ? rule.differences(machine, runningDefinition, context) : [];
    return { stored: changes(stored, running.length > 0), running: changes(running, true) };
  });
  return {
    stored: compared.flatMap((rule) => rule.stored),
    running: compared.flatMap((rule) => rule.running),
  };
}

function changes(differences: readonly Difference[], restart: boolean): readonly FieldChange[] {
  return differences.map((difference) => ({ ...difference, impact: restart ? 'restart' : 'live' }));
}
