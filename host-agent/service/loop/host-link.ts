import { LibvirtFailure } from '../../libvirt';
import type { Hands } from '../pass/hands';
import { backoffMs, isWorthLogging } from './backoff';
import type { Board } from './board';
import type { OwnActivity } from './own-activity';
import type { LoopParts } from './parts';
import type { Wakes } from './wakes';
import { TookTooLong, within, withinOrOff } from './within';

/** A daemon that hangs takes connections and says nothing: asked so often, and waited for so long, that shows within 15 s. */
const PROBE_INTERVAL_MS = 5000;
const PROBE_MS_MAX = 10_000;

/** A daemon that is up answers in milliseconds; far longer than that, and it is better to begin anew. */
const CONNECT_MS_MAX = 60_000;

/** The connection to libvirt: made anew as long as it takes, watched, and listened to. */
export class HostLink {
  readonly #parts: LoopParts;
  readonly #board: Board;
  readonly #wakes: Wakes;
  readonly #own: OwnActivity;
  #hands: Hands | undefined;
  #session = new AbortController();
  #failures = 0;

  constructor(parts: LoopParts, board: Board, wakes: Wakes, own: OwnActivity) {
    this.#parts = parts;
    this.#board = board;
    this.#wakes = wakes;
    this.#own = own;
  }

  /** Absent while there is no connection. */
  get hands(): Hands | undefined {
    return this.#hands;
  }

  /** Something in libvirt hangs for good: let go of this connection and make another. */
  reconnect(): void {
    this.#session.abort();
  }

  /** Whoever called libvirt says what came of it. */
  note(outcome: { readonly failure?: Error }): void {
    const { failure } = outcome;
    if (failure === undefined) {
      if (this.#failures > 0 || this.#board.view.libvirtTrouble !== undefined) this.#connected();
      return;
    }
    this.#failures += 1;
    this.#board.update({ libvirtTrouble: failure.message });
    if (!isWorthLogging(this.#failures)) return;
    const retryAfterMs = backoffMs(this.#failures, 1);
    this.#board.log('error', 'libvirt-unreachable', { message: failure.message, retryAfterMs });
  }

  /** Until `signal` is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const hands = await this.#tryConnect(signal);
      if (hands === undefined) {
        await this.#parts.clock.sleep(backoffMs(this.#failures, this.#parts.random()), signal);
        continue;
      }
      this.#session = new AbortController();
      const stop = (): void => this.#session.abort();
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      this.#hands = hands;
      this.#connected();
      this.#wakes.wake('libvirt');
      await Promise.all([
        this.#listen(hands, this.#session.signal),
        this.#probe(hands, this.#session.signal),
      ]);
      signal.removeEventListener('abort', stop);
      this.#hands = undefined;
      await hands.close();
    }
  }

  async #tryConnect(signal: AbortSignal): Promise<Hands | undefined> {
    const { clock, connectHands } = this.#parts;
    const bound = { clock, ms: CONNECT_MS_MAX, what: 'Connecting to libvirt', signal };
    try {
      return await withinOrOff(async (ended) => {
        const hands = await connectHands(ended);
        // Nobody waits for it any more, and it would stay open for ever.
        if (ended.aborted) await hands.close();
        return hands;
      }, bound);
    } catch (error) {
      if (signal.aborted) return undefined;
      this.note({ failure: requireWorlds(error) });
      // What can be said without libvirt is said at once.
      if (this.#failures === 1) this.#wakes.wake('start');
      return undefined;
    }
  }

  async #listen(hands: Hands, signal: AbortSignal): Promise<void> {
    const { clock, rules } = this.#parts;
    for await (const event of hands.events(signal)) {
      rules.event(event, this.#own.at(clock.monotonicMs()), Math.round(clock.nowMs()));
      this.#wakes.event();
    }
  }

  async #probe(hands: Hands, signal: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    for (;;) {
      await clock.sleep(PROBE_INTERVAL_MS, signal);
      if (signal.aborted) return;
      try {
        await within(hands.probe(), { clock, ms: PROBE_MS_MAX, what: 'An answer of libvirt' });
        if (this.#board.view.libvirtTrouble !== undefined) this.#wakes.wake('libvirt');
      } catch (error) {
        if (!signal.aborted) this.note({ failure: requireWorlds(error) });
      }
    }
  }

  #connected(): void {
    this.#failures = 0;
    this.#board.update({ libvirtTrouble: undefined });
    this.#board.log('info', 'libvirt-connected', { uri: this.#parts.configuration.libvirtUri });
  }
}

/** @throws the error itself when it is none of the world's */
export function requireWorlds(error: unknown): Error {
  if (error instanceof LibvirtFailure || error instanceof TookTooLong) return error;
  throw error;
}
