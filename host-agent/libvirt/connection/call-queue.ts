import {
  LibvirtAborted,
  LibvirtDisconnected,
  LibvirtTimeout,
  ProtocolError,
  type LibvirtFailure,
} from '../errors';
import type { ProcedureName } from '../protocol/procedures';

/**
 * libvirtd stops reading a client's socket, keepalive included, at `max_client_requests` (5), and counts its receive buffer as
 * one: four calls in flight never get there.
 */
export const callWindowDefault = 4;

/** More waiting calls than any sensible host has objects; beyond it the caller has lost control of itself. */
const waitingMax = 100_000;

export interface CallOptions {
  /** @default no limit; keepalive still notices a daemon that is gone */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface QueuedCall {
  readonly name: ProcedureName;
  /** Writes the call to the wire under this serial. */
  readonly send: (serial: number) => void;
}

interface Entry extends QueuedCall {
  state: 'waiting' | 'sent' | 'settled';
  readonly settle: (outcome: { readonly payload: Buffer } | { readonly failure: unknown }) => void;
}

/**
 * The calls of one connection: at most `window` on the wire, the rest waiting in order. A call that timed out after being sent
 * keeps its place on the wire until its answer comes, because the daemon is still busy with it.
 */
export class CallQueue {
  readonly #window: number;
  readonly #waiting: Entry[] = [];
  readonly #sent = new Map<number, Entry>();
  #lastSerial = 0;
  #closed: LibvirtFailure | undefined;

  constructor(window: number) {
    this.#window = window;
  }

  /** The payload of the answer. Rejects as `LibvirtHost` says. */
  run(call: QueuedCall, options: CallOptions): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(disconnected(this.#closed, false));
      if (options.signal?.aborted) return reject(new LibvirtAborted(call.name, false, options.signal.reason));
      if (this.#waiting.length >= waitingMax) {
        return reject(
          new RangeError(`${waitingMax} calls are waiting for libvirt already; await some first`),
        );
      }
      const release = (): void => {
        clearTimeout(timer);
        options.signal?.removeEventListener('abort', onAbort);
      };
      const entry: Entry = {
        ...call,
        state: 'waiting',
        settle: (outcome) => {
          if (entry.state === 'settled') return;
          entry.state = 'settled';
          release();
          if ('payload' in outcome) resolve(outcome.payload);
          else reject(outcome.failure);
        },
      };
      const onAbort = (): void =>
        this.#giveUp(entry, new LibvirtAborted(call.name, entry.state === 'sent', options.signal?.reason));
      const { timeoutMs } = options;
      const timer =
        timeoutMs === undefined
          ? undefined
          : setTimeout(
              () => this.#giveUp(entry, new LibvirtTimeout(call.name, timeoutMs, entry.state === 'sent')),
              timeoutMs,
            );
      options.signal?.addEventListener('abort', onAbort);
      this.#waiting.push(entry);
      this.#pump();
    });
  }

  /** Hands an answer to its call. Throws `ProtocolError` when nobody asked. */
  answer(serial: number, outcome: { readonly payload: Buffer } | { readonly failure: unknown }): void {
    const entry = this.#sent.get(serial);
    if (!entry) throw new ProtocolError(`answer to call ${serial}, which was not made`);
    this.#sent.delete(serial);
    entry.settle(outcome);
    this.#pump();
  }

  /** The name of the call under this serial, while it is on the wire. */
  tryFindName(serial: number): ProcedureName | undefined {
    return this.#sent.get(serial)?.name;
  }

  /** Ends everything that is pending. */
  close(failure: LibvirtFailure): void {
    this.#closed ??= failure;
    for (const entry of this.#sent.values()) entry.settle({ failure: disconnected(failure, true) });
    for (const entry of this.#waiting) entry.settle({ failure: disconnected(failure, false) });
    this.#sent.clear();
    this.#waiting.length = 0;
  }

  #giveUp(entry: Entry, failure: LibvirtFailure): void {
    const index = this.#waiting.indexOf(entry);
    if (index >= 0) this.#waiting.splice(index, 1);
    entry.settle({ failure });
  }

  #pump(): void {
    while (this.#sent.size < this.#window) {
      const entry = this.#waiting.shift();
      if (!entry) return;
      const serial = this.#nextSerial();
      try {
        entry.send(serial);
      } catch (failure) {
        // Arguments that cannot be encoded; nothing was sent.
        entry.settle({ failure });
        continue;
      }
      entry.state = 'sent';
      this.#sent.set(serial, entry);
    }
  }

  /** Serials wrap at 32 bits; one of a call still on the wire is skipped. */
  #nextSerial(): number {
    do this.#lastSerial = (this.#lastSerial + 1) >>> 0;
    while (this.#lastSerial === 0 || this.#sent.has(this.#lastSerial));
    return this.#lastSerial;
  }
}

function disconnected(failure: LibvirtFailure, outcomeUnknown: boolean): LibvirtDisconnected {
  return new LibvirtDisconnected(failure.message.replace(/^connection to libvirt lost: /, ''), {
    outcomeUnknown,
    cause: failure,
  });
}
