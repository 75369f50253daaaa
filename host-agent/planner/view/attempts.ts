import type { FailedAttempts, PlannerInput } from '../change-plan';

/**
 * After so many failures in a row a live change is brought by a restart: the first may have met a guest that was booting, the
 * second one that was busy; the third says that it will not do it.
 */
export const LIVE_ATTEMPTS_MAX = 3;

/**
 * After so many failures in a row a step is not tried again under the same plan: as many as a live change and then the restart
 * that follows it could need, each with a chance to recover.
 */
export const ATTEMPTS_MAX = 6;

/** Half a minute: a guest that was in the way (booting, busy) has mostly got out of it by then. */
const RETRY_FIRST_MS = 30_000;

/** Half an hour: an operator who has mended something does not want to wait longer, and nothing is worn out by two tries an hour. */
const RETRY_MOST_MS = 1_800_000;

/** When a service may try a step again that has failed: later each time, up to a bound. */
export function retryAtMs({ count, lastAtMs }: FailedAttempts): number {
  return lastAtMs + Math.min(RETRY_MOST_MS, RETRY_FIRST_MS * 2 ** Math.max(0, count - 1));
}

/** Failures that count: under this plan, unless the operator wants everything tried again. */
export function attemptsOf({ attempts = [], planDigest, policy }: PlannerInput): readonly FailedAttempts[] {
  return policy.retry === true ? [] : attempts.filter((entry) => entry.planDigest === planDigest);
}

/** Whether a live step has failed so often that the next gentlest way is taken. */
export function hasFailedTooOften(stepId: string, input: PlannerInput): boolean {
  return attemptsOf(input).some(({ step, count }) => step === stepId && count >= LIVE_ATTEMPTS_MAX);
}
