import type { Clock } from '../../executor';

/** Something that has a bound took longer than that, or was called off; it may still be going on. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** For how long something is waited for. */
export interface Bound {
  readonly clock: Clock;
  readonly ms: number;
  readonly what: string;
  /** Ends the wait before its time. */
  readonly signal?: AbortSignal;
}

/** The result of `work`, if it comes in time. What comes later is not listened to. @throws TookTooLong */
export async function within<Result>(work: Promise<Result>, bound: Bound): Promise<Result> {
  const done = new AbortController();
  const stop = (): void => done.abort();
  bound.signal?.addEventListener('abort', stop, { once: true });
  if (bound.signal?.aborted === true) stop();
  const tooLate = bound.clock.sleep(bound.ms, done.signal).then((): Result => {
    throw new TookTooLong(`${bound.what} took more than ${Math.round(bound.ms / 1000)} s.`);
  });
  // Whichever loses is nobody's business any more.
  tooLate.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    stop();
    bound.signal?.removeEventListener('abort', stop);
  }
}

/** The same for work that can be called off: its own signal is aborted when nobody waits for it any more. @throws TookTooLong */
export async function withinOrOff<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  bound: Bound,
): Promise<Result> {
  const off = new AbortController();
  try {
    return await within(work(off.signal), bound);
  } catch (error) {
    off.abort();
    throw error;
  }
}
