import type { LibvirtEvent } from '../api/types';

/** A consumer this far behind is better served by one fresh look at everything. */
export const eventQueueMax = 1024;

/**
 * One subscription: bounded, and the producer never waits. When it is full all of it is replaced by one `resync` event, since
 * a consumer that lost one event has to look at everything anyway.
 */
export class EventQueue implements AsyncIterable<LibvirtEvent> {
  readonly #limit: number;
  readonly #onLeft: () => void;
  #events: LibvirtEvent[] = [];
  #closed = false;
  #wake: (() => void) | undefined;

  /** `onLeft` is told when the reader leaves its loop, so that nothing is kept for it any longer. */
  constructor(limit: number = eventQueueMax, onLeft: () => void = () => undefined) {
    this.#limit = limit;
    this.#onLeft = onLeft;
  }

  push(event: LibvirtEvent): void {
    if (this.#closed) return;
    if (this.#events.length >= this.#limit) this.#events = [{ kind: 'resync', reason: 'overflow' }];
    this.#events.push(event);
    this.#wake?.();
  }

  /** Ends the subscription; what is queued is still delivered. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LibvirtEvent, void, undefined> {
    try {
      for (;;) {
        const event = this.#events.shift();
        if (event) yield event;
        else if (this.#closed) return;
        else
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
      }
    } finally {
      this.#closed = true;
      this.#events = [];
      this.#onLeft();
    }
  }
}
