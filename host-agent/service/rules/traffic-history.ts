import type { UseSample } from '../use/types';
import { forgetOthers, MINUTE_MS, type Look } from './rule';
import { createUseWindows, type UseWindow } from './use-windows';

const WINDOW_MINUTES = 10;

/** A day and two hours: what happens each day is still in it when it comes two hours late. */
const HISTORY_HOURS = 26;
const HISTORY_WINDOWS = (HISTORY_HOURS * 60) / WINDOW_MINUTES;

/** Nothing is said of a machine before a whole day of it is known. */
export const LEARNING_HOURS = 24;
const LEARNING_WINDOWS = (LEARNING_HOURS * 60) / WINDOW_MINUTES;

export const TRAFFIC_WINDOW_MINUTES = WINDOW_MINUTES;

/** One window of a machine, and what was usual before it. */
export interface TrafficWindow {
  readonly machine: string;
  readonly uuid: string;
  readonly bytesPerSecond: number;
  /** Rates of its windows before, in rising order; absent while too little is known. */
  readonly usual?: Float32Array;
}

export interface TrafficHistory {
  look(look: Look): void;
  /** The windows that have ended. `keep` says whether a window is usual enough to be remembered. */
  add(sample: UseSample, keep: (window: TrafficWindow) => boolean): void;
}

const MS_PER_SECOND = 1000;

/** Remembers a day of each machine that is there: 624 bytes for each. */
export function createTrafficHistory(bytesOf: (window: UseWindow) => number): TrafficHistory {
  const windows = createUseWindows(WINDOW_MINUTES * MINUTE_MS);
  const rings = new Map<string, Ring>();
  return {
    look: (look) => forgetOthers(rings, look),
    add: (sample, keep) => {
      for (const window of windows.add(sample)) {
        const { machine, uuid, coveredMs } = window;
        const ring = rings.get(uuid) ?? { rates: new Float32Array(HISTORY_WINDOWS), count: 0 };
        rings.set(uuid, ring);
        const bytesPerSecond = (bytesOf(window) * MS_PER_SECOND) / coveredMs;
        const known = ring.count >= LEARNING_WINDOWS ? { usual: sortedRates(ring) } : {};
        if (!keep({ machine, uuid, bytesPerSecond, ...known })) continue;
        ring.rates[ring.count % HISTORY_WINDOWS] = bytesPerSecond;
        ring.count += 1;
      }
    },
  };
}

interface Ring {
  readonly rates: Float32Array;
  /** All that were ever written. */
  count: number;
}

function sortedRates({ rates, count }: Ring): Float32Array {
  return rates.slice(0, Math.min(count, HISTORY_WINDOWS)).sort();
}

/** The middle one of rates in rising order. */
export function medianOf(sorted: Float32Array): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
