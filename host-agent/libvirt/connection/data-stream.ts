import { LibvirtAborted, LibvirtTimeout, type LibvirtFailure } from '../errors';

/** Received but not yet consumed; above it the socket is not read any more. 16 packets: enough to hide one slow read. */
export const downloadBufferBytesMax = 4 * 1024 * 1024;

/** How long the daemon may take to confirm that a transfer was given up. */
export const abortConfirmMs = 10_000;

/** What a stream needs of its connection. */
export interface StreamCarrier {
  /** Sends one packet; resolves when the socket takes more. */
  send(status: 'continue' | 'ok' | 'error', payload?: Uint8Array): Promise<void>;
  /** Asks the connection to stop or go on reading. */
  pauseReading(paused: boolean): void;
  /** No more packets are expected. */
  forget(): void;
}

/** The data stream that belongs to one call: bytes in one direction, then a handshake that says whether all is well. */
export class DataStream {
  /** The procedure that it belongs to. */
  readonly name: string;
  readonly #carrier: StreamCarrier;
  readonly #chunks: Buffer[] = [];
  #bufferedBytes = 0;
  #endOfData = false;
  #confirmed = false;
  #discarding = false;
  #failure: LibvirtFailure | undefined;
  #wake: (() => void) | undefined;

  constructor(name: string, carrier: StreamCarrier) {
    this.name = name;
    this.#carrier = carrier;
  }

  /** A data packet from the daemon; an empty one ends the data. */
  onData(payload: Buffer): void {
    if (this.#discarding) return;
    if (payload.length === 0) this.#endOfData = true;
    else {
      this.#chunks.push(payload);
      this.#bufferedBytes += payload.length;
      if (this.#bufferedBytes >= downloadBufferBytesMax) this.#carrier.pauseReading(true);
    }
    this.#wake?.();
  }

  /** The daemon agrees that the transfer is over. */
  onConfirmed(): void {
    this.#confirmed = true;
    this.#carrier.forget();
    this.#wake?.();
  }

  /** The daemon (or the lost connection) ended the transfer with an error. */
  onFailure(failure: LibvirtFailure): void {
    this.#failure ??= failure;
    this.#carrier.forget();
    this.#wake?.();
  }

  /** Sends all of `source`, then waits until the daemon has taken it. On any failure the daemon is told to drop it. */
  async sendAll(
    source: AsyncIterable<Uint8Array>,
    packetBytesMax: number,
    signal?: AbortSignal,
  ): Promise<void> {
    const iterator = source[Symbol.asyncIterator]();
    let finished = false;
    // Nothing is to come this way: kept, it would fill up until the connection is not read any more, and the confirmation with it.
    this.#discarding = true;
    try {
      for (;;) {
        const next = await this.#orFailure(iterator.next(), signal);
        if (next.done) break;
        for (let start = 0; start < next.value.length; start += packetBytesMax) {
          await this.#orFailure(
            this.#carrier.send('continue', next.value.subarray(start, start + packetBytesMax)),
            signal,
          );
        }
      }
      finished = true;
      await this.#finish(signal);
    } catch (cause) {
      // Not awaited: a source that hangs in its next chunk would never let go.
      if (!finished) void Promise.resolve(iterator.return?.()).catch(() => undefined);
      await this.#abort();
      throw cause;
    }
  }

  /** The received chunks in order; ends when the daemon says so and the handshake is done. */
  async *receiveAll(signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    let complete = false;
    try {
      for (;;) {
        const chunk = await this.#nextChunk(signal);
        if (!chunk) break;
        yield chunk;
      }
      await this.#finish(signal);
      complete = true;
    } finally {
      if (!complete) await this.#abort();
    }
  }

  async #nextChunk(signal?: AbortSignal): Promise<Buffer | undefined> {
    await this.#until(() => this.#chunks.length > 0 || this.#endOfData || this.#confirmed, signal);
    const chunk = this.#chunks.shift();
    if (chunk) this.#bufferedBytes -= chunk.length;
    if (this.#bufferedBytes < downloadBufferBytesMax / 2) this.#carrier.pauseReading(false);
    return chunk;
  }

  async #finish(signal?: AbortSignal): Promise<void> {
    if (!this.#confirmed) await this.#carrier.send('ok');
    await this.#until(() => this.#confirmed, signal);
  }

  /** Tells the daemon to forget the transfer, so that the connection stays of use. */
  async #abort(): Promise<void> {
    if (this.#confirmed || this.#failure !== undefined) return;
    this.#discarding = true;
    this.#chunks.length = 0;
    this.#bufferedBytes = 0;
    this.#carrier.pauseReading(false);
    try {
      await this.#carrier.send('error');
      await this.#until(() => this.#confirmed, AbortSignal.timeout(abortConfirmMs));
    } catch {
      // The reason for giving up is what the caller needs to see; a connection that is gone has dropped the transfer as well.
      this.#carrier.forget();
    }
  }

  /** Waits for a condition that a packet brings about. Rejects on failure, abort or disconnect. */
  async #until(condition: () => boolean, signal?: AbortSignal): Promise<void> {
    while (!condition()) {
      await this.#orFailure(
        new Promise<void>((resolve) => {
          this.#wake = resolve;
        }),
        signal,
      );
    }
  }

  async #orFailure<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
    let stop: (() => void) | undefined;
    const interrupted = new Promise<never>((_, reject) => {
      const check = (): void => {
        if (this.#failure !== undefined) reject(this.#failure);
        else if (signal?.aborted) reject(this.#reasonOf(signal));
      };
      const previous = this.#wake;
      this.#wake = () => {
        previous?.();
        check();
      };
      signal?.addEventListener('abort', check);
      stop = () => signal?.removeEventListener('abort', check);
      check();
    });
    try {
      return await Promise.race([work, interrupted]);
    } finally {
      stop?.();
      this.#wake = undefined;
    }
  }

  #reasonOf(signal: AbortSignal): unknown {
    return signal.reason instanceof LibvirtTimeout
      ? signal.reason
      : new LibvirtAborted(this.name, true, signal.reason);
  }
}
