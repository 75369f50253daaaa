import type { PlanMachine } from '../../../../lib/plan';
import type { ActualMachine } from '../../../inventory';
import type { LiveMachineAction } from '../../change-plan';
import { liveStepId } from '../../order/live-step-id';
import { hasFailedTooOften } from '../../view/attempts';
import type { PlannerContext } from '../../view/context';
import type { DefinitionRule, Difference } from '../rule';
import { definitionRules } from './table';

export interface DefinitionComparison {
  /** What the stored definition has to be given. */
  readonly stored: readonly Difference[];
  /** What the running machine has to be given, each live or by a restart; empty when nothing runs. */
  readonly running: readonly Difference[];
}

/** Compares a machine's definitions with the plan, rule by rule. */
export function compareDefinition(
  machine: PlanMachine,
  actual: ActualMachine,
  context: PlannerContext,
): DefinitionComparison {
  const compared = definitionRules.map((rule) => compareRule(rule, machine, actual, context));
  const running = compared.flatMap((rule) => rule.running);
  return {
    stored: compared.flatMap((rule) => rule.stored),
    running: withinFreeSlots(
      running.map((difference) => withoutWornSteps(difference, context)),
      actual.running?.freePciSlots ?? 0,
    ),
  };
}

function compareRule(
  rule: DefinitionRule,
  machine: PlanMachine,
  actual: ActualMachine,
  context: PlannerContext,
): DefinitionComparison {
  const { stored: storedDefinition, running: runningDefinition } = actual;
  const stored =
    storedDefinition === undefined
      ? []
      : rule.differences({ machine, definition: storedDefinition, context });
  const counts =
    rule.compared === 'both' ||
    (rule.compared === 'momentary' && (stored.length > 0 || isPending(rule, machine, actual, context)));
  return {
    stored,
    running:
      counts && runningDefinition !== undefined
        ? rule.differences({ machine, definition: runningDefinition, context, running: actual })
        : [],
  };
}

/** Stored for the next boot, as the plan asked: only to be shown, so that nothing is restarted for what cannot be told for sure. */
function isPending(
  rule: DefinitionRule,
  machine: PlanMachine,
  actual: ActualMachine,
  context: PlannerContext,
): boolean {
  if (machine.onRestartNeeded !== 'defer' || actual.running === undefined) return false;
  return rule.isOutdated?.({ machine, definition: actual.running, context }) === true;
}

/** What has failed again and again is brought by the next gentlest way: a restart. */
function withoutWornSteps(difference: Difference, context: PlannerContext): Difference {
  const { live, ...rest } = difference;
  const worn = (live ?? []).some((action) => hasFailedTooOften(liveStepId(action), context.input));
  return worn ? rest : difference;
}

/** Plugs in, in the plan's order, what the machine has free PCI slots for; the rest needs a restart. */
function withinFreeSlots(differences: readonly Difference[], free: number): readonly Difference[] {
  const plugged = new Set<string>();
  return differences.map((difference) => {
    const { live, ...rest } = difference;
    const plug = (live ?? []).find(takesSlot);
    // A device that is plugged out first leaves its slot to the one that is plugged in.
    if (live === undefined || plug === undefined || live.some(({ kind }) => kind === 'detach-nic'))
      return difference;
    const id = liveStepId(plug);
    if (!plugged.has(id) && plugged.size >= free) return rest;
    plugged.add(id);
    return difference;
  });
}

function takesSlot(action: LiveMachineAction): boolean {
  return action.kind === 'attach-nic' || (action.kind === 'attach-disk' && action.disk.bus === 'virtio');
}
