import type { Clock } from '../../executor';
import { approvalOf } from '../decide/approval';
import type { Order, OrderResult } from '../orders/types';
import type { Board } from './board';
import type { State } from './state';
import type { Wakes } from './wakes';

/** An answer is due even when source or libvirt hang; what was asked for goes on. */
const SYNC_MS_MAX = 60_000;

const DONE: OrderResult = { ok: true };

/** Carries out what operators ask for: noted durably first, and then looked at. */
export class Orders {
  readonly #tools: OrderTools;
  readonly #ended = new AbortController();

  constructor(tools: OrderTools) {
    this.#tools = tools;
  }

  /** @throws StateUnusable when it cannot be remembered */
  async take(order: Order): Promise<OrderResult> {
    switch (order.kind) {
      case 'sync':
        return this.#sync();
      case 'suspend':
        return this.#suspend(order.reason);
      case 'resume':
        return this.#resume();
      case 'approve':
        return this.#approve(order.changePlanDigest);
    }
  }

  /** No look comes any more: whoever waits for one is answered now. */
  end(): void {
    this.#ended.abort();
  }

  async #sync(): Promise<OrderResult> {
    const ended = this.#ended.signal;
    if (ended.aborted) return DONE;
    const { clock, lookAtSource, lookAtHost } = this.#tools;
    const answered = new AbortController();
    const stop = (): void => answered.abort();
    ended.addEventListener('abort', stop, { once: true });
    // The source first: what it has may be what the host is then looked at for.
    const looked = lookAtSource().then(lookAtHost);
    await Promise.race([looked, clock.sleep(SYNC_MS_MAX, answered.signal)]);
    ended.removeEventListener('abort', stop);
    stop();
    return DONE;
  }

  async #suspend(reason: string): Promise<OrderResult> {
    const { state, board, wakes } = this.#tools;
    const sinceMs = this.#nowMs();
    await state.update((memory) => ({ ...memory, suspended: { reason, sinceMs } }));
    board.log('info', 'suspended', { reason });
    wakes.wake('order');
    return DONE;
  }

  async #resume(): Promise<OrderResult> {
    const { state, board, wakes } = this.#tools;
    if (state.memory.suspended === undefined) return DONE;
    await state.update(({ suspended: _suspended, ...memory }) => memory);
    board.log('info', 'resumed', {});
    wakes.wake('order');
    return DONE;
  }

  /** Also opens a gate that failed: whoever approves has looked. */
  async #approve(digest: string): Promise<OrderResult> {
    const { state, board, wakes } = this.#tools;
    const decision = board.view.look?.decision;
    if (decision === undefined || decision.heldBack.length === 0)
      return { ok: false, code: 'nothing-held-back' };
    if (decision.approvalDigest !== digest)
      return { ok: false, code: 'changed', actualDigest: decision.approvalDigest };
    await state.update(({ gate, ...memory }) => ({
      ...memory,
      ...(gate?.kind === 'waiting' ? { gate } : {}),
      approved: approvalOf(decision.full),
    }));
    const steps = decision.full.steps.length;
    board.log('info', 'approved', { changePlan: digest, by: 'operator', steps });
    wakes.wake('order');
    return DONE;
  }

  #nowMs(): number {
    return Math.round(this.#tools.clock.nowMs());
  }
}

interface OrderTools {
  readonly state: State;
  readonly board: Board;
  readonly wakes: Wakes;
  readonly clock: Clock;
  /** Resolve when a look that began after the question has ended. */
  readonly lookAtSource: () => Promise<void>;
  readonly lookAtHost: () => Promise<void>;
}
