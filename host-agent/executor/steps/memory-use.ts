import type { PlanMachine } from '../../../lib/plan';
import type { MemoryStatistic, ObjectReference } from '../../libvirt';
import { StepError } from '../failure';
import type { StepContext } from './procedure';
import { waitToSee } from './running-machine';
import { inMiB, KIB_PER_MIB } from './running-memory';

/**
 * How old a guest's word on its memory may be. Guests of ours are asked every 5 s; older means that nobody answers any more,
 * and what a guest used before it was started anew says nothing.
 */
const STATISTICS_AGE_MS_MAX = 15_000;

/** One whole period and some: a guest that has just booted has said nothing yet. */
const STATISTICS_TIMEOUT_MS = 20_000;

/**
 * What a guest keeps beyond what it uses. Its own figure is an estimate some seconds old, and a kernel with nothing left kills
 * programs before it can ask for more: 32 MiB are what a small one needs to go on, and what is used grows with what runs.
 */
const MARGIN_KIB = 32 * KIB_PER_MIB;
const MARGIN_PART_OF_USE = 1 / 16;

/**
 * Refuses to leave a guest less than it uses, by its own word. Without that word nothing is taken at all: libvirt would take
 * any amount, and a guest that is left too little panics while libvirt goes on calling it running.
 *
 * @throws StepError `guest-uses-it`, or `guest-timeout` when the guest says nothing
 */
export async function requireAboveUse(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
  memory: {
    readonly now: { readonly totalKiB: number };
    readonly wanted: { readonly totalKiB: number };
  },
): Promise<void> {
  const freeKiB = await tryReadFresh(context, domain, context.clock.nowMs() - STATISTICS_AGE_MS_MAX, freeOf);
  if (freeKiB === undefined) {
    throw new StepError(
      'guest-timeout',
      `The guest of "${machine.name}" has not said for ${STATISTICS_TIMEOUT_MS / 1000} s how much memory it uses, so none was taken ` +
        'from it: it may still boot, or lack the virtio_balloon driver. Apply again later, or restart the machine.',
    );
  }
  // Whatever it does not call free it uses, its kernel's own part included; what is plugged in counts in both.
  const usedKiB = Math.max(0, memory.now.totalKiB - freeKiB);
  const floorKiB = usedKiB + MARGIN_KIB + usedKiB * MARGIN_PART_OF_USE;
  if (memory.wanted.totalKiB >= floorKiB) return;
  throw new StepError(
    'guest-uses-it',
    `The guest of "${machine.name}" uses ${inMiB(usedKiB)} and needs at least ${inMiB(floorKiB)}, so it was not brought down to ` +
      `${inMiB(memory.wanted.totalKiB)}: let it use less, or plan more.`,
  );
}

/** Notes how much memory the guest itself sees; a guest that says nothing fresh has only libvirt's word. */
export async function observeGuestMemory(context: StepContext, domain: ObjectReference): Promise<void> {
  const sinceMs = context.clock.nowMs();
  const totalKiB = await tryReadFresh(context, domain, sinceMs, (statistics) => statistics.get('available'));
  if (totalKiB === undefined) context.observe('guest-silent', 1);
  else context.observe('guest-memory-mib', Math.round(totalKiB / KIB_PER_MIB));
}

type Statistics = ReadonlyMap<MemoryStatistic, number>;

/** `usable` is the kernel's own estimate of what could be given away; kernels before 3.14 only know what is unused. */
function freeOf(statistics: Statistics): number | undefined {
  return statistics.get('usable') ?? statistics.get('unused');
}

/** A figure that the guest gave after `sinceMs`; undefined when it gives none in time. */
function tryReadFresh(
  context: StepContext,
  domain: ObjectReference,
  sinceMs: number,
  figureOf: (statistics: Statistics) => number | undefined,
): Promise<number | undefined> {
  return waitToSee(context, STATISTICS_TIMEOUT_MS, async () => {
    const statistics = await context.host.domains.memoryStatistics(domain);
    const updatedSeconds = statistics.get('last-update');
    return updatedSeconds !== undefined && updatedSeconds * 1000 >= sinceMs
      ? figureOf(statistics)
      : undefined;
  });
}
