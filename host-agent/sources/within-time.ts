import { types } from 'node:util';
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
 * @throws SourceFailure `timed-out`, or `misconfigured` for errors of the system; the reason of the caller's signal, when that
 * fired; whatever else `work` throws
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
    if (!controller.signal.aborted) throw ownFault(error);
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

/** Failures of a source's own files on this host, such as a full disk, are the source's. Anything else is an error of the program. */
function ownFault(error: unknown): unknown {
  if (error instanceof SourceFailure || !types.isNativeError(error) || !('syscall' in error)) return error;
  return new SourceFailure(
    'misconfigured',
    `The folder for what is fetched cannot be used (${error.message}): see that stateDirectory in the agent's configuration is its own and has room.`,
    { cause: error },
  );
}
