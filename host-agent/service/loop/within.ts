import type { Clock } from '../../executor';

/** Something that has a bound took longer than that; it may still be going on. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}

/** The result of `work`, if it comes in time. What comes later is not listened to. @throws TookTooLong */
export async function within<Result>(
  work: Promise<Result>,
  bound: { readonly clock: Clock; readonly ms: number; readonly what: string },
): Promise<Result> {
  const done = new AbortController();
  const tooLate = bound.clock.sleep(bound.ms, done.signal).then((): Result => {
    throw new TookTooLong(`${bound.what} took more than ${Math.round(bound.ms / 1000)} s.`);
  });
  // Whichever loses is nobody's business any more.
  tooLate.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    done.abort();
  }
}
