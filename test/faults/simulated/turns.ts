import { setImmediate as immediate } from 'node:timers/promises';
import type { Clock } from '../../../host-agent/executor';

/** Nothing is under way, no timer runs, and still somebody waits: the agent would hang for ever. */
export class Hung extends Error {
  override readonly name = 'Hung';

  constructor() {
    super('the pass waits for something that nobody will ever do');
  }
}

/** The agent is dead: nothing of it goes on. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

interface Timer {
  readonly atMs: number;
  readonly sequence: number;
  readonly fire: () => void;
}

/** Rounds of the event loop after which a promise that was resolved has been acted upon. */
const SETTLING_ROUNDS = 2;

/**
 * The only way from an agent to its world, and the only time that it knows: one call after the other, each whole before the next, and
 * when there is none, the clock jumps to whatever is waited for. The same calls come in the same order in every run.
 */
export class Turns implements Clock {
  #queue: (() => void)[] = [];
  #timers: Timer[] = [];
  #sequence = 0;
  #nowMs: number;
  #dead = false;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  monotonicMs(): number {
    return this.#nowMs;
  }

  /** Does `work` when it is its turn. Never resolves for an agent that has been killed. */
  take<Result>(work: () => Result): Promise<Awaited<Result>> {
    return new Promise((resolve, reject) => {
      if (this.#dead) return;
      this.#queue.push(() => {
        try {
          const result = work();
          // Of an agent that was killed by this very call nobody hears any more.
          if (!this.#dead) resolve(result as Awaited<Result>);
        } catch (error) {
          if (!this.#dead) reject(error);
        }
      });
    });
  }

  /** Time goes by while no agent runs. */
  pass(ms: number): void {
    this.#nowMs += ms;
  }

  /** Calls back after some time. @returns what calls it off */
  after(ms: number, fire: () => void): () => void {
    const timer = { atMs: this.#nowMs + Math.max(0, ms), sequence: (this.#sequence += 1), fire };
    if (!this.#dead) this.#timers.push(timer);
    return () => (this.#timers = this.#timers.filter((other) => other !== timer));
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const end = (): void => {
        cancel();
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const cancel = this.after(ms, end);
      signal?.addEventListener('abort', end);
    });
  }

  /** From now on no call of the agent reaches the world, and none comes back. */
  kill(): void {
    this.#dead = true;
    this.#queue = [];
    this.#timers = [];
  }

  /** Runs an agent's work to its end. @throws Killed, Hung */
  async drive<Result>(start: () => Promise<Result>): Promise<Result> {
    this.#dead = false;
    this.#queue = [];
    this.#timers = [];
    const work = start();
    let settled = false;
    const settle = (): void => void (settled = true);
    work.then(settle, settle);
    for (;;) {
      await immediate();
      if (this.#dead) return this.#bury();
      if (settled) return work;
      const next = this.#queue.shift();
      if (next !== undefined) {
        next();
        continue;
      }
      await this.#settle();
      if (!settled && this.#queue.length === 0) this.#jump();
    }
  }

  async #bury(): Promise<never> {
    await this.#settle();
    throw new Killed('the agent was killed');
  }

  async #settle(): Promise<void> {
    for (let round = 0; round < SETTLING_ROUNDS; round += 1) await immediate();
  }

  #jump(): void {
    const [first, ...others] = this.#timers;
    if (first === undefined) throw new Hung();
    const next = others.reduce(
      (best, timer) =>
        timer.atMs < best.atMs || (timer.atMs === best.atMs && timer.sequence < best.sequence) ? timer : best,
      first,
    );
    this.#timers = this.#timers.filter((timer) => timer !== next);
    this.#nowMs = Math.max(this.#nowMs, next.atMs);
    next.fire();
  }
}
