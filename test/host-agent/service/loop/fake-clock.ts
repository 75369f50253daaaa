import type { Clock } from '../../../../host-agent/executor';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that moves only when it is told to; the wall clock can be set by itself. */
export class FakeClock implements Clock {
  #monotonicMs = 1000;
  #sleepers: Sleeper[] = [];
  /** What the wall clock shows beyond the one that never jumps. */
  wallOffsetMs = Date.UTC(2026, 0, 1);

  nowMs(): number {
    return this.#monotonicMs + this.wallOffsetMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  /** How many wait for it. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const sleeper: Sleeper = {
        atMs: this.#monotonicMs + ms,
        wake: () => {
          signal?.removeEventListener('abort', sleeper.wake);
          this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
          resolve();
        },
      };
      signal?.addEventListener('abort', sleeper.wake, { once: true });
      this.#sleepers.push(sleeper);
    });
  }

  /** Goes on to the next moment at which somebody wakes up, but not beyond `limitMs` from now. */
  advanceToNext(limitMs = Infinity): void {
    const next = Math.min(...this.#sleepers.map(({ atMs }) => atMs), this.#monotonicMs + limitMs);
    if (!Number.isFinite(next)) return;
    this.#monotonicMs = Math.max(this.#monotonicMs, next);
    for (const sleeper of this.#sleepers.slice()) if (sleeper.atMs <= this.#monotonicMs) sleeper.wake();
  }
}
