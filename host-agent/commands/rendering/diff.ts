import type { Plan } from '../../../lib/plan';
import type { Inventory } from '../../inventory';
import type { ChangePlan } from '../../planner';
import type { Paint } from '../terminal/paint';
import { plain } from '../terminal/plain';
import { tellObjects, tellSteps } from '../told';
import { count, digestInWords, summaryInWords } from '../wording';
import { allocationLines } from './allocation';
import { approvalLines, type ApprovalView } from './approval';
import { countChanges, groupChanges, namesOfMachines, type ChangeCounts } from './change-view';
import { objectLines, pendingRestarts, section, warningSections } from './changes';

export interface DiffView {
  readonly plan: Plan;
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
  /** Where the host was reached. */
  readonly uri: string;
  /** How to go on; absent where that is asked anyway. */
  readonly approval?: ApprovalView;
}

/** Everything that applying would do, object by object, and one line that sums it up. */
export function renderDiff(view: DiffView, paint: Paint): string {
  const { plan, inventory, changePlan } = view;
  const groups = groupChanges(changePlan, namesOfMachines(inventory));
  const pending = pendingRestarts(changePlan);
  const objects = tellObjects({ plan, inventory, changePlan, groups }, tellSteps({ changePlan, inventory }));
  return [
    paint('strong', headline(view)),
    ...objectLines(objects, paint),
    ...warningSections(changePlan),
    ...section('allocation', allocationLines(changePlan.allocation, spaceOf(inventory))),
    ...section('approval', view.approval === undefined ? [] : approvalLines(view.approval)),
    '',
    paint('strong', summaryLine(countChanges(groups), plan.host.name, pending.length)),
  ].join('\n');
}

/** `3 to create, 0 to change, 1 to restart, 0 to destroy, 1 refused`; or that there is nothing to do. */
export function summaryLine(counts: ChangeCounts, hostName: string, pendingRestarts = 0): string {
  const { create, change, restart, destroy, refused } = counts;
  if (create + change + restart + destroy + refused === 0) {
    const apart =
      pendingRestarts === 0 ? '' : `, apart from ${count(pendingRestarts, 'machine')} pending restart`;
    return `Nothing to do: host ${hostName} is as the plan says${apart}.`;
  }
  return summaryInWords(counts);
}

/** Counts for the JSON answer, of the same groups that are shown. */
export function diffCounts(changePlan: ChangePlan, inventory: Inventory): ChangeCounts {
  return countChanges(groupChanges(changePlan, namesOfMachines(inventory)));
}

function headline({ plan, changePlan, uri }: DiffView): string {
  const digest = digestInWords(changePlan.basis.planDigest);
  return `host ${plan.host.name} · fleet ${plan.fleet} · plan ${digest} · ${plain(uri)}`;
}

/** What a pool's file system has, where that is known. */
function spaceOf(inventory: Inventory): (pool: string) => number | undefined {
  const spaces = new Map(inventory.pools.map(({ name, space }) => [name, space?.capacityMiB]));
  return (pool) => spaces.get(pool);
}
