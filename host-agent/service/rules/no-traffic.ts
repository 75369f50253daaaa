import { FindingBook } from './finding-book';
import { forgetOthers, type Rule } from './rule';
import { createStreak, type Streak } from './streak';
import {
  createTrafficHistory,
  LEARNING_HOURS,
  medianOf,
  TRAFFIC_WINDOW_MINUTES,
  type TrafficWindow,
} from './traffic-history';

/** Of the machine's own median of what it sends: a service that nobody reaches still answers ARP and renews its lease. */
const QUIET_PERCENT = 1;

/** A machine that usually sends less than this has no service whose silence would be noticed. */
const MEDIAN_BYTES_PER_SECOND_MIN = 1024;

/** Half an hour: an upgrade of its peers, or of a switch, is over by then. */
const WINDOWS_TO_BEGIN = 3;
const WINDOWS_TO_END = 1;

/** A machine that was as quiet for an hour within the last day is one that is quiet at times. */
const QUIET_WINDOWS_USUAL = 6;

export const NO_TRAFFIC_LIMIT = `${QUIET_PERCENT} % of its median of ${LEARNING_HOURS} h, for ${WINDOWS_TO_BEGIN * TRAFFIC_WINDOW_MINUTES} min`;

/** A machine that sends all day long has fallen silent. What it receives does not count: broadcasts go on without it. */
export function noTraffic(): Rule {
  const book = new FindingBook('no-traffic');
  const history = createTrafficHistory(({ sentBytes }) => sentBytes);
  const streaks = new Map<string, Streak>();
  return {
    look: (look) => {
      history.look(look);
      forgetOthers(streaks, look);
    },
    sample: (sample, nowMs) => {
      history.add(sample, (window) => {
        const streak =
          streaks.get(window.uuid) ?? createStreak({ toBegin: WINDOWS_TO_BEGIN, toEnd: WINDOWS_TO_END });
        streaks.set(window.uuid, streak);
        const limit = limitOf(window, streak.isFiring);
        const isQuiet = limit !== undefined && window.bytesPerSecond <= limit;
        streak.step(isQuiet ? 'high' : 'low');
        if (streak.isFiring && limit !== undefined) {
          const found = { value: rateText(window.bytesPerSecond), limit: rateText(limit) };
          book.raise(window.machine, found, nowMs);
        } else book.end(window.machine, nowMs);
        // Silence is never learnt as usual, however long it lasts.
        return !isQuiet;
      });
      book.keepOnly(new Set(sample.machines.map(({ name }) => name)), nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

/** Below this the machine is silent; undefined where silence would say nothing. */
function limitOf({ usual }: TrafficWindow, isFiring: boolean): number | undefined {
  if (usual === undefined) return undefined;
  const median = medianOf(usual);
  if (median < MEDIAN_BYTES_PER_SECOND_MIN) return undefined;
  const limit = (median * QUIET_PERCENT) / 100;
  const wasQuiet = usual.filter((rate) => rate <= limit).length >= QUIET_WINDOWS_USUAL;
  return wasQuiet && !isFiring ? undefined : limit;
}

/** `12 B/s`: whole bytes, since limits are as small as that. */
export function rateText(bytesPerSecond: number): string {
  return `${Math.round(bytesPerSecond)} B/s`;
}
