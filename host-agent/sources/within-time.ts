import { SourceFailure } from './port';

export interface TimeBound {
  readonly timeoutMs: number;
  /** The caller's own wish to stop. */
  readonly signal: AbortSignal;
  /** What takes so long, for the message. */
  readonly description: string;
}

/**
 * Does something with a signal that fires when the time is up or the caller wants to stop.
 *
 * @throws SourceFailure `timed-out`; the reason of the caller's signal, when that fired; whatever `work` throws before
 */
export async function withinTime<Answer>(
  { timeoutMs, signal, description }: TimeBound,
  work: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  signal.throwIfAborted();
  // Not AbortSignal.any(): the caller's signal lives as long as the agent, and would keep one dependent for each look.
  const controller = new AbortController();
  const stop = (): void => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(new Error('the time is up')), timeoutMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!controller.signal.aborted) throw error;
    throw new SourceFailure(
      'timed-out',
      `${description} did not give a release within ${timeoutMs / 1000} s: see whether it is slow or hangs, or raise ` +
        "timeoutSeconds in the agent's configuration.",
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
