import type { Clock } from '../../executor';

/** Events come in bursts (a start alone gives three): the burst is over when it was quiet for so long. */
const QUIET_MS = 50;

/** However long the burst goes on, it is looked at by then: half a second is soon enough for people. */
const BURST_MS_MAX = 500;

/** Why the loop looks at the host. */
export type Reason =
  | 'start'
  | 'release'
  | 'libvirt'
  | 'event'
  | 'resync'
  | 'window'
  | 'retry'
  | 'verify'
  | 'gate'
  | 'order'
  | 'sync';

/** Collects why the loop has to wake up, and waits. Which of several comes first does not matter: every look sees everything. */
export class Wakes {
  readonly #clock: Clock;
  readonly #due = new Map<Reason, number>();
  #burstSinceMs: number | undefined;
  #interrupt = new AbortController();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** As soon as the loop is free. */
  wake(reason: Reason): void {
    this.wakeAfter(reason, 0);
  }

  /** In so many milliseconds; replaces what was set for this reason before. */
  wakeAfter(reason: Reason, ms: number): void {
    this.#due.set(reason, this.#clock.monotonicMs() + ms);
    this.#interrupt.abort();
  }

  cancel(reason: Reason): void {
    this.#due.delete(reason);
  }

  /** Something happened on the host: look when it is quiet again, or has not been for too long. */
  event(): void {
    const nowMs = this.#clock.monotonicMs();
    this.#burstSinceMs ??= nowMs;
    this.wakeAfter('event', Math.min(QUIET_MS, Math.max(0, this.#burstSinceMs + BURST_MS_MAX - nowMs)));
  }

  /** Waits until there is a reason, and gives all that there are; none when `signal` is aborted. */
  async next(signal: AbortSignal): Promise<ReadonlySet<Reason>> {
    while (!signal.aborted) {
      const nowMs = this.#clock.monotonicMs();
      const ready = [...this.#due].filter(([, dueMs]) => dueMs <= nowMs).map(([reason]) => reason);
      if (ready.length > 0) {
        for (const reason of ready) this.#due.delete(reason);
        if (ready.includes('event')) this.#burstSinceMs = undefined;
        return new Set(ready);
      }
      await this.#pause(Math.min(...this.#due.values()) - nowMs, signal);
    }
    return new Set();
  }

  /** Until the next reason is due, or another comes up. */
  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    this.#interrupt = new AbortController();
    const interrupt = this.#interrupt;
    const stop = (): void => interrupt.abort();
    signal.addEventListener('abort', stop, { once: true });
    await this.#clock.sleep(Math.min(ms, PAUSE_MS_MAX), interrupt.signal);
    signal.removeEventListener('abort', stop);
  }
}

/** An hour: timers of Node count in 31 bits, and looking at the time more often costs nothing. */
const PAUSE_MS_MAX = 3_600_000;
