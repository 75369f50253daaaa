import { setTimeout as sleep } from 'node:timers/promises';

export interface BackoffOptions {
  readonly firstMs: number;
  readonly mostMs: number;
}

/** A restarting daemon is back within a second or two; a host that is down need not be asked more often than twice a minute. */
export const backoffDefaults: BackoffOptions = { firstMs: 200, mostMs: 30_000 };

/** Time and chance, as arguments so that tests decide both. */
export interface Surroundings {
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
}

export const realSurroundings: Surroundings = {
  wait: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal });
  },
  random: Math.random,
};

/**
 * How long to wait before attempt `attempt` (from 0): doubling, capped, and at a random point of the upper half, so that many
 * agents do not come back to one restarted host in step.
 */
export function backoffMs(attempt: number, options: BackoffOptions, random: () => number): number {
  const full = Math.min(options.firstMs * 2 ** attempt, options.mostMs);
  return Math.round(full / 2 + (full / 2) * random());
}
