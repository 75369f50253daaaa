/** libvirt's own defaults (keepalive_interval and keepalive_count of libvirtd.conf). */
export const keepaliveDefaults = { intervalMs: 5000, unansweredMax: 5 } as const;

export interface KeepaliveOptions {
  readonly intervalMs: number;
  /** Pings that may stay unanswered; one interval later the peer counts as dead. */
  readonly unansweredMax: number;
}

/**
 * Watches one connection: after each silent interval a ping; any byte received counts as an answer. While reading is paused
 * by us nothing can be received, so silence then proves nothing, but pings still go out to keep the daemon content.
 */
export class Keepalive {
  readonly #options: KeepaliveOptions;
  readonly #sendPing: () => void;
  readonly #onDead: () => void;
  #timer: NodeJS.Timeout | undefined;
  #unanswered = 0;
  #heardSinceTick = false;
  #paused = false;

  constructor(options: KeepaliveOptions, sendPing: () => void, onDead: () => void) {
    this.#options = options;
    this.#sendPing = sendPing;
    this.#onDead = onDead;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(), this.#options.intervalMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  heard(): void {
    this.#heardSinceTick = true;
    this.#unanswered = 0;
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.heard();
  }

  #tick(): void {
    const silent = !this.#heardSinceTick;
    this.#heardSinceTick = false;
    if (this.#paused) {
      this.#sendPing();
      return;
    }
    if (!silent) return;
    if (this.#unanswered >= this.#options.unansweredMax) {
      this.#onDead();
      return;
    }
    this.#unanswered += 1;
    this.#sendPing();
  }
}
