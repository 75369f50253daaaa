import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { ChangePlan, Warning } from '../../planner';
import { countChanges, groupChanges, namesOfMachines } from '../rendering/change-view';
import { NOTHING_IN_WORDS, summaryInWords, warningInWords } from '../wording';
import { tellObjects, tellSteps } from './tell-objects';
import type { ToldHost, ToldLine } from './told';
import { topologyOfChange } from './topology-of-change';

/** What is told of a change plan by itself, whoever asks for it. */
export type ToldChanges = Pick<
  ToldHost,
  | 'name'
  | 'fleet'
  | 'counts'
  | 'summary'
  | 'isChanged'
  | 'objects'
  | 'steps'
  | 'pendingRestarts'
  | 'warnings'
  | 'topology'
>;

/** A change plan that leads from an inventory to a plan, in words. */
export function tellChanges(changes: {
  /** The plan that the host follows until then. @default none */
  readonly base?: Plan;
  readonly plan: Plan;
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
}): ToldChanges {
  const { base, plan, inventory, changePlan } = changes;
  const groups = groupChanges(changePlan, namesOfMachines(inventory));
  const steps = tellSteps({ changePlan, inventory });
  const counts = countChanges(groups);
  const warnings = changePlan.warnings.map(tellWarning);
  return {
    name: plan.host.name,
    fleet: plan.fleet,
    counts,
    summary: groups.length === 0 ? NOTHING_IN_WORDS : summaryInWords(counts),
    isChanged: groups.length > 0,
    objects: tellObjects({ plan, inventory, changePlan, groups }, steps),
    steps: [...steps.values()],
    pendingRestarts: warnings.filter(({ kind }) => kind === 'pending-restart'),
    warnings: warnings.filter(({ kind }) => kind !== 'pending-restart'),
    topology: topologyOfChange({ ...(base === undefined ? {} : { base }), head: plan }, groups),
  };
}

function tellWarning(warning: Warning): ToldLine {
  return { kind: warning.code, text: warningInWords(warning), subject: warning.subject };
}
