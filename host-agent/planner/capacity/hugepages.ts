import type { ActualMachine } from '../../inventory';
import type { Refusal } from '../change-plan';
import { decideMachine } from '../parts/machine/decision';
import type { MachineDraft } from '../parts/machine/draft';
import type { PlannerContext } from '../view/context';

/** The size that QEMU takes from hugetlbfs where nothing else is said. */
const PAGE_KIB = 2048;
const PAGE_MIB = PAGE_KIB / 1024;

/**
 * Refuses machines for which the host has too few huge pages left, in the order in which they start; by UUID. One that runs with
 * huge pages already needs only what it grows by: it gives its own back when it stops.
 */
export function refuseWithoutHugepages(
  drafts: readonly MachineDraft[],
  context: PlannerContext,
): ReadonlyMap<string, Refusal> {
  const pages = context.host.inventory.host.hugepages.find(({ sizeKiB }) => sizeKiB === PAGE_KIB);
  let freeMiB = (pages?.free ?? 0) * PAGE_MIB;
  const refusals = new Map<string, Refusal>();
  for (const draft of drafts) {
    const { machine, actual, subject } = draft;
    const { hugepages, currentMiB, bootMiB } = machine.memory;
    if (!hugepages) continue;
    const { start, live } = decideMachine(draft, context);
    const hasMiB = ownMiB(actual);
    const takes = start || (hasMiB > 0 && live.some(({ action }) => action.kind === 'set-memory'));
    if (!takes) continue;
    const wantedMiB = Math.max(0, Math.max(currentMiB, bootMiB) - hasMiB);
    if (wantedMiB <= freeMiB) freeMiB -= wantedMiB;
    else
      refusals.set(machine.uuid, { code: 'hugepages-unavailable', subject, facts: { wantedMiB, freeMiB } });
  }
  return refusals;
}

/** Huge pages that the machine runs with. */
function ownMiB(actual: ActualMachine | undefined): number {
  const memory = actual?.running?.memory;
  return memory?.hugepages === true ? memory.bootMiB + (memory.requestedMiB ?? 0) : 0;
}
