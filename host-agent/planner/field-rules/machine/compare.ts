import type { PlanMachine } from '../../../../lib/plan';
import type { ActualMachine } from '../../../inventory';
import type { LiveMachineAction } from '../../change-plan';
import { liveStepId } from '../../order/live-step-id';
import { hasFailedTooOften } from '../../view/attempts';
import type { PlannerContext } from '../../view/context';
import { NO_DIFFERENCES, type DefinitionRule, type Difference, type Side } from '../rule';
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
  const { stored, running } = actual;
  const storedSide = stored === undefined ? undefined : { machine, definition: stored, context };
  const runningSide =
    running === undefined ? undefined : { machine, definition: running, context, running: actual };
  // All fields of all machines come by here, and nearly all agree: lists are grown in place.
  const inStored: Difference[] = [];
  const inRunning: Difference[] = [];
  for (const rule of definitionRules) {
    const found = storedSide === undefined ? NO_DIFFERENCES : rule.differences(storedSide);
    inStored.push(...found);
    if (runningSide !== undefined && counts(rule, found, runningSide))
      inRunning.push(...rule.differences(runningSide));
  }
  return {
    stored: inStored,
    running: withinFreeSlots(
      inRunning.map((difference) => withoutWornSteps(difference, context)),
      running?.freePciSlots ?? 0,
    ),
  };
}

/** Whether the running definition is compared as well, beside what was found in the stored one. */
function counts(rule: DefinitionRule, stored: readonly Difference[], running: Side): boolean {
  if (rule.compared !== 'momentary') return rule.compared === 'both';
  return stored.length > 0 || isPending(rule, running);
}

/** Stored for the next boot, as the plan asked: only to be shown, so that nothing is restarted for what cannot be told for sure. */
function isPending(rule: DefinitionRule, { machine, definition, context }: Side): boolean {
  return machine.onRestartNeeded === 'defer' && rule.isOutdated?.({ machine, definition, context }) === true;
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
