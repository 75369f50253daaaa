import { setTimeout as delay } from 'node:timers/promises';

/** Time as an argument, so that tests need not wait and a jump of the wall clock cannot shorten a deadline. */
export interface Clock {
  /** Wall clock, milliseconds since 1970: for what is written down. */
  nowMs(): number;
  /** Never jumps; only differences mean something: for deadlines and durations. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted: the caller looks at the signal itself. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      if (signal?.aborted !== true) throw error;
    }
  },
};
