import type { MachineUse } from '../use/types';
import { FindingBook } from './finding-book';
import { MINUTE_MS, type Rule } from './rule';

/** Of what the balloon leaves to the guest: below it Linux drops what it had cached, and then swaps or kills. */
const FREE_PERCENT_BEGIN = 10;
/** So that a guest at the limit does not come and go. */
const FREE_PERCENT_END = 15;

/** A build or a boot takes memory for minutes and gives it back. */
const FOR_MINUTES = 15;

export const BALLOON_AT_FLOOR_LIMIT = `${FREE_PERCENT_BEGIN} % free for ${FOR_MINUTES} min`;

/**
 * A guest has next to nothing left of what its balloon leaves it, although it could be given more without a restart: the release
 * keeps it too small. Silent about guests that do not say how much they use.
 */
export function balloonAtFloor(): Rule {
  const book = new FindingBook('balloon-at-floor');
  const releasedMiB = new Map<string, number>();
  const shortSinceMs = new Map<string, number>();
  return {
    look: ({ plan }) => {
      releasedMiB.clear();
      for (const { uuid, memory } of plan.machines) releasedMiB.set(uuid, memory.currentMiB);
    },
    sample: ({ monotonicMs, machines }, nowMs) => {
      const present = new Set<string>();
      for (const machine of machines) {
        const { name, memory, uuid } = machine;
        const freePercent = freePercentOf(machine);
        if (freePercent === undefined || !isAtFloor(machine, releasedMiB.get(uuid))) continue;
        const wasShort = shortSinceMs.has(uuid);
        if (freePercent >= (wasShort ? FREE_PERCENT_END : FREE_PERCENT_BEGIN)) continue;
        present.add(uuid);
        const sinceMs = shortSinceMs.get(uuid) ?? monotonicMs;
        shortSinceMs.set(uuid, sinceMs);
        if (monotonicMs - sinceMs < FOR_MINUTES * MINUTE_MS) continue;
        const value = `${freePercent.toFixed(1)} % of ${Math.round(memory.balloonMiB)} MiB free`;
        book.raise(name, { value, limit: BALLOON_AT_FLOOR_LIMIT }, nowMs);
      }
      for (const uuid of shortSinceMs.keys()) if (!present.has(uuid)) shortSinceMs.delete(uuid);
      book.keepOnly(new Set(machines.flatMap(({ name, uuid }) => (present.has(uuid) ? [name] : []))), nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

/** No more than the release gives it, and less than it could be given. */
function isAtFloor({ memory }: MachineUse, releasedMiB: number | undefined): boolean {
  return (
    releasedMiB !== undefined && memory.balloonMiB <= releasedMiB && memory.balloonMiB < memory.maximumMiB
  );
}

function freePercentOf({ memory }: MachineUse): number | undefined {
  const free = memory.usableMiB ?? memory.unusedMiB;
  return free === undefined || memory.balloonMiB === 0 ? undefined : (free / memory.balloonMiB) * 100;
}
