import type { PlanMachine } from '../../../lib/plan';
import type { ActualMachine } from '../../inventory';
import type { Refusal } from '../change-plan';
import type { MachineDraft } from '../parts/machine/draft';
import type { PlannerContext } from '../view/context';
import { promisedCompute, type Compute } from '../view/head-room';

export type { Compute };

/** What may be promised: what the host has, times the plan's overcommit factors. */
export function computeLimit({ plan, host }: PlannerContext): Compute {
  return promisedCompute(plan.host, host.inventory.host);
}

/** What an active machine has; nothing when it is not active. */
export function computeOf(actual: ActualMachine): Compute {
  if (actual.running === undefined) return { vcpus: 0, memoryMiB: 0 };
  return {
    vcpus: actual.running.vcpus.current,
    // The balloon's present size says little: what the definition gives is what the machine may take at any time.
    memoryMiB: actual.stored?.memory.currentMiB ?? actual.running.memory.currentMiB,
  };
}

/** What the machine has when the plan is done. */
export function plannedComputeOf(machine: PlanMachine): Compute {
  return machine.powerState === 'running'
    ? { vcpus: machine.vcpus.current, memoryMiB: machine.memory.currentMiB }
    : { vcpus: 0, memoryMiB: 0 };
}

/** The sum over machines. */
export function sumCompute(items: readonly Compute[]): Compute {
  let [vcpus, memoryMiB] = [0, 0];
  for (const item of items) {
    vcpus += item.vcpus;
    memoryMiB += item.memoryMiB;
  }
  return { vcpus, memoryMiB };
}

/**
 * Refuses machines for which there is no room, in the order in which they start. What others have now counts until the end,
 * because what is stopped or deleted in this pass is not gone yet when the new ones start; the next pass has its room. Refusals go
 * by the machines' UUIDs.
 */
export function refuseWithoutRoom(
  drafts: readonly MachineDraft[],
  context: PlannerContext,
): ReadonlyMap<string, Refusal> {
  const limit = computeLimit(context);
  const now = sumCompute(context.host.inventory.machines.map(computeOf));
  let given = now;
  const refusals = new Map<string, Refusal>();
  for (const draft of drafts) {
    const before = draft.actual === undefined ? { vcpus: 0, memoryMiB: 0 } : computeOf(draft.actual);
    const wanted = plannedComputeOf(draft.machine);
    const more: Compute = {
      vcpus: Math.max(0, wanted.vcpus - before.vcpus),
      memoryMiB: Math.max(0, wanted.memoryMiB - before.memoryMiB),
    };
    const refusal = whyNoRoom(draft, { given, more, limit });
    if (refusal !== undefined) refusals.set(draft.machine.uuid, refusal);
    else given = sumCompute([given, more]);
  }
  return refusals;
}

function whyNoRoom(
  { subject }: MachineDraft,
  { given, more, limit }: { readonly given: Compute; readonly more: Compute; readonly limit: Compute },
): Refusal | undefined {
  // A host that does not say what it has gets a warning instead.
  if (limit.vcpus > 0 && more.vcpus > 0 && given.vcpus + more.vcpus > limit.vcpus) {
    return {
      code: 'not-enough-cpus',
      subject,
      facts: { wanted: more.vcpus, given: given.vcpus, limit: limit.vcpus },
    };
  }
  if (limit.memoryMiB > 0 && more.memoryMiB > 0 && given.memoryMiB + more.memoryMiB > limit.memoryMiB) {
    return {
      code: 'not-enough-memory',
      subject,
      facts: { wantedMiB: more.memoryMiB, givenMiB: given.memoryMiB, limitMiB: limit.memoryMiB },
    };
  }
  return undefined;
}
