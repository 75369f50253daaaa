import type { PendingChanges } from '../../../service';
import { allocationsOf } from '../../../review';
import { tellAllocations, tellChanges, type ToldChanges } from '../../told';
import { STATUS_PAGE_WORDS } from '../../wording/agent/status-page';
import { chooseObjects } from '../../page/choose-objects';
import { allocationsSection } from '../../page/host/allocations';
import { countChips } from '../../page/host/host-section';
import { objectsSection } from '../../page/host/objects';
import { topologySection } from '../../page/host/topology';
import { html, type Markup } from '../../page/html';
import { timelineSection } from '../../page/timeline/section';
import { PENDING_MACHINES_DRAWN_MAX, PENDING_OBJECTS_MAX } from '../bounds';
import { emptyPart, part } from '../part';

/** The pending change plan in words; undefined where nothing is pending. */
export function tellPending(pending: PendingChanges | undefined): ToldChanges | undefined {
  if (pending === undefined) return undefined;
  const { plan, inventory, changePlan } = pending;
  const changes = tellChanges({ plan, inventory, changePlan });
  return changes.isChanged ? changes : undefined;
}

/** The pending change plan, as the page of a review shows it. */
export function pendingPart(pending: PendingChanges | undefined, changes: ToldChanges | undefined): Markup {
  if (pending === undefined || changes === undefined) return emptyPart('pending');
  const { plan, inventory, changePlan } = pending;
  const allocations = tellAllocations(allocationsOf(plan, inventory, changePlan));
  const listed = chooseObjects({ hosts: [{ kind: 'kept', objects: changes.objects }] }, PENDING_OBJECTS_MAX);
  const words = STATUS_PAGE_WORDS.pending;
  return part(
    'pending',
    words.title,
    html`<p class="legend">${words.legend}</p>
      ${countChips(changes)} ${objectsSection(changes, listed)} ${timelineSection(changes)}
      ${allocationsSection({ allocations })} ${topologySection(changes, PENDING_MACHINES_DRAWN_MAX)}`,
    changes.steps.length,
  );
}
