import { SourceFailure, nextLook, type Fetched } from '../../sources';
import type { SourceStatus } from '../status/types';
import { isWorthLogging } from './backoff';
import type { Board } from './board';
import type { LoopParts } from './parts';
import type { Releases } from './releases';
import { StateUnusable } from './state';
import type { Wakes } from './wakes';
import { TookTooLong, within } from './within';

/** Sources end by their own bound; this one is for a source that does not. */
const GRACE_MS = 10_000;

/** What was fetched may be tidied up after, in as much time again. */
const BOUNDS_OF_A_LOOK = 2;

/** Looks at the source again and again, beside the passes: one look at a time, each bounded. */
export class SourceTask {
  readonly #parts: LoopParts;
  readonly #board: Board;
  readonly #releases: Releases;
  readonly #wakes: Wakes;
  #waiting: (() => void)[] = [];
  #interrupt = new AbortController();
  /** Also when nobody waits for it any more: two looks at a time would get in each other's way. */
  #underWay: Promise<Fetched> | undefined;

  constructor(parts: LoopParts, board: Board, releases: Releases, wakes: Wakes) {
    this.#parts = parts;
    this.#board = board;
    this.#releases = releases;
    this.#wakes = wakes;
  }

  /** Looks as soon as possible; resolves when that look has ended. */
  lookNow(): Promise<void> {
    const { source } = this.#board.view;
    this.#board.update({ source: { ...source, failures: 0 } });
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#interrupt.abort();
    });
  }

  /** Until `signal` is aborted. To be called once the host was looked at: its marks say how old a release may be at most. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const waiting = this.#waiting;
      this.#waiting = [];
      // Whoever asks while a look is under way gets one of his own.
      this.#interrupt = new AbortController();
      await this.#look(signal);
      for (const resolve of waiting) resolve();
      if (this.#waiting.length === 0) await this.#pause(signal);
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    const { clock, pollIntervalSeconds: intervalSeconds, random } = this.#parts;
    const { source } = this.#board.view;
    const ms = nextLook({ intervalSeconds, failures: source.failures, random: random() }) * 1000;
    this.#board.update({ source: { ...source, nextLookAtMs: Math.round(clock.nowMs() + ms) } });
    const interrupt = this.#interrupt;
    const stop = (): void => interrupt.abort();
    signal.addEventListener('abort', stop, { once: true });
    if (!signal.aborted) await clock.sleep(ms, interrupt.signal);
    signal.removeEventListener('abort', stop);
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { clock, source } = this.#parts;
    this.#note({ lastLookAtMs: Math.round(clock.nowMs()) });
    try {
      await this.#take(await this.#fetch(signal));
      if (this.#board.view.source.lastFailure !== undefined && this.#board.view.source.failures > 0)
        this.#board.log('info', 'fetch-recovered', { source: source.description });
      this.#note({ failures: 0, lastSuccessAtMs: Math.round(clock.nowMs()) });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #fetch(signal: AbortSignal): Promise<Fetched> {
    const { clock, source, fetchTimeoutSeconds } = this.#parts;
    this.#underWay ??= source.fetch(signal).finally(() => {
      this.#underWay = undefined;
    });
    const ms = fetchTimeoutSeconds * 1000 * BOUNDS_OF_A_LOOK + GRACE_MS;
    return within(this.#underWay, { clock, ms, what: 'Looking at the source', signal });
  }

  async #take(fetched: Fetched): Promise<void> {
    if (fetched.kind === 'unchanged') {
      if (this.#board.view.refusedRelease !== undefined) this.#board.update({ refusedRelease: undefined });
      return;
    }
    const { inventory } = this.#board.view;
    if (inventory === undefined) return;
    this.#note({ revision: fetched.revision });
    const verdict = await this.#releases.consider(fetched, inventory);
    // First, for it is in force whether or not the source can remember it.
    if (verdict === 'new') this.#wakes.wake('release');
    if (verdict !== 'refused') await this.#parts.source.settle(fetched.revision);
  }

  /** What was accepted before stays in force, whatever the reason. @throws the error itself when it is none of the world's */
  #fail(error: unknown): void {
    const { clock, source, pollIntervalSeconds: intervalSeconds } = this.#parts;
    if (error instanceof StateUnusable) {
      this.#wakes.wake('retry');
      return;
    }
    if (!(error instanceof SourceFailure || error instanceof TookTooLong)) throw error;
    const code = error instanceof SourceFailure ? error.code : 'timed-out';
    const { message } = error;
    this.#parts.tallies?.fetchFailed({ source: source.description, code });
    const before = this.#board.view.source;
    const failures = before.failures + 1;
    this.#note({ failures, lastFailure: { code, message, atMs: Math.round(clock.nowMs()) } });
    if (before.lastFailure?.code === code && !isWorthLogging(failures)) return;
    const retryAfterMs = Math.round(nextLook({ intervalSeconds, failures, random: 0 }) * 1000);
    const fields = { source: source.description, code, message, failures, retryAfterMs };
    this.#board.log('warning', 'fetch-failed', fields);
  }

  #note(change: Partial<SourceStatus>): void {
    this.#board.update({ source: { ...this.#board.view.source, ...change } });
  }
}
