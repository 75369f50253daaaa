import { retryAtMs, type ChangePlan, type FailedAttempts } from '../../planner';
import { unitOf } from './units';

/** Units with a step that failed lately and is not to be tried again yet, and when the first of them is. */
export function waitingForRetry(
  { steps, basis }: Pick<ChangePlan, 'steps' | 'basis'>,
  attempts: readonly FailedAttempts[],
  nowMs: number,
): { readonly units: readonly string[]; readonly atMs?: number } {
  const failed = new Map(
    attempts.filter(({ planDigest }) => planDigest === basis.planDigest).map((entry) => [entry.step, entry]),
  );
  const waiting = steps.flatMap(({ id, subject }) => {
    const attempt = failed.get(id);
    // A clock that was set back must not make a failure of the future out of one of the past.
    if (attempt === undefined || attempt.lastAtMs > nowMs) return [];
    const atMs = retryAtMs(attempt);
    return atMs > nowMs ? [{ unit: unitOf(subject), atMs }] : [];
  });
  if (waiting.length === 0) return { units: [] };
  return {
    units: [...new Set(waiting.map(({ unit }) => unit))],
    atMs: Math.min(...waiting.map(({ atMs }) => atMs)),
  };
}
