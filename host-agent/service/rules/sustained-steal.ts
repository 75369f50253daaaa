import { FindingBook } from './finding-book';
import { forgetOthers, MINUTE_MS, type Rule } from './rule';
import { createStreak, type Streak } from './streak';
import { createUseWindows, type UseWindow } from './use-windows';

/** Healthy hosts were seen at 0.07 % on average and 1.8 % at their worst. */
const BEGIN_PERCENT = 5;
/** Half of it, so that a machine at the limit does not come and go. */
const END_PERCENT = 2.5;

const WINDOW_MINUTES = 5;
/** Half an hour: a backup or a boot storm of other machines is over by then. */
const WINDOWS_TO_BEGIN = 6;
const WINDOWS_TO_END = 2;

/** Of one CPU. Below it a machine wants to run so seldom that a few milliseconds are many percent. */
const WANTED_PERCENT_MIN = 10;

export const SUSTAINED_STEAL_LIMIT = `${BEGIN_PERCENT} % for ${WINDOW_MINUTES * WINDOWS_TO_BEGIN} min`;

/** A machine waits for a CPU for more than a twentieth of the time that it wants to run, and goes on doing so. */
export function sustainedSteal(): Rule {
  const book = new FindingBook('sustained-steal');
  const windows = createUseWindows(WINDOW_MINUTES * MINUTE_MS);
  const streaks = new Map<string, Streak>();
  return {
    look: (look) => forgetOthers(streaks, look),
    sample: (sample, nowMs) => {
      for (const window of windows.add(sample)) {
        const streak =
          streaks.get(window.uuid) ?? createStreak({ toBegin: WINDOWS_TO_BEGIN, toEnd: WINDOWS_TO_END });
        streaks.set(window.uuid, streak);
        const percent = stealPercent(window);
        streak.step(percent > BEGIN_PERCENT ? 'high' : percent < END_PERCENT ? 'low' : 'between');
        const value = `${percent.toFixed(1)} %`;
        if (streak.isFiring) book.raise(window.machine, { value, limit: SUSTAINED_STEAL_LIMIT }, nowMs);
        else book.end(window.machine, nowMs);
      }
      book.keepOnly(new Set(sample.machines.map(({ name }) => name)), nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

/** 0 for a machine that hardly wants to run, or of which libvirt does not say. */
function stealPercent({ coveredMs, cpuMs, delayMs = 0 }: UseWindow): number {
  const wantedMs = cpuMs + delayMs;
  return (wantedMs / coveredMs) * 100 < WANTED_PERCENT_MIN ? 0 : (delayMs / wantedMs) * 100;
}
