import type { LibvirtEvent } from '../api/types';
import type { Connection, ConnectionOptions, TransferName } from '../connection/connection';
import { LibvirtDisconnected, type LibvirtFailure } from '../errors';
import type { AnswerOf, ArgumentsOf, ProcedureName } from '../protocol/procedures';
import type { LibvirtTarget } from '../transport/uri';
import {
  backoffDefaults,
  backoffMs,
  realSurroundings,
  type BackoffOptions,
  type Surroundings,
} from './backoff';
import { connectOnce } from './connect-once';
import { EventQueue, eventQueueMax } from './event-queue';
import { registerEvents, toLibvirtEvent } from './event-messages';

/**
 * How long the daemon may take, by what is asked. A define gets three minutes, since a libvirtd that keeps re-probing QEMU (an
 * unreadable /dev/kvm) has been measured to need 84 s. `long` has no limit: cutting off a start or a refresh leaves nobody
 * the wiser, and keepalive notices a dead daemon. Such calls get a connection of their own, so that reads never queue behind them.
 */
export const callTimeoutMs = { read: 30_000, change: 60_000, define: 180_000, long: undefined } as const;

export type CallClass = keyof typeof callTimeoutMs;

/** Calls made while the connection is away wait this long for it: a restarting libvirtd with 1,000 domains took 2.5 s. */
export const reconnectWaitMs = 15_000;

/** Politeness has a limit: the daemon also notices a closed socket. */
const closeTimeoutMs = 1000;

export interface SessionOptions extends ConnectionOptions {
  readonly readOnly: boolean;
  readonly connectTimeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** @default `backoffDefaults` */
  readonly backoff?: BackoffOptions | undefined;
  /** @default real time and Math.random */
  readonly surroundings?: Surroundings | undefined;
}

/**
 * Keeps a connection to one host:
 *
 *     open ──> register events ──> in use ──lost──> backoff ──> open ──> register events ──> tell subscribers to resync
 *
 * Calls that were on the wire when it was lost reject; they are never repeated here, because only the caller can know
 * whether that is safe.
 */
export class Session {
  readonly #target: LibvirtTarget;
  readonly #options: SessionOptions;
  readonly #subscriptions = new Set<EventQueue>();
  readonly #closing = new AbortController();
  /** The connection in use; undefined while it is away. */
  #current: Connection | undefined;
  #control: Promise<Connection>;
  #long: Promise<Connection> | undefined;
  /** Why the connection is away, as of the latest attempt. */
  #trouble: unknown;

  private constructor(target: LibvirtTarget, options: SessionOptions, control: Connection) {
    this.#target = target;
    this.#options = options;
    this.#control = Promise.resolve(control);
    this.#adopt(control);
  }

  /** Connects once; the first failure is the caller's to see. */
  static async open(target: LibvirtTarget, options: SessionOptions): Promise<Session> {
    const control = await openControl(target, options, options.signal);
    return new Session(target, options, control);
  }

  get readOnly(): boolean {
    return this.#options.readOnly;
  }

  get uri(): string {
    return this.#target.uri;
  }

  async call<Name extends ProcedureName>(
    name: Name,
    body: ArgumentsOf<Name>,
    callClass: CallClass = 'read',
  ): Promise<AnswerOf<Name>> {
    const connection = await (callClass === 'long' ? this.#longConnection() : this.#controlConnection());
    return connection.call(name, body, { timeoutMs: callTimeoutMs[callClass] });
  }

  /** Sends data on a connection of its own: a slow disk or source must stall nobody else. */
  async upload<Name extends TransferName>(
    name: Name,
    body: ArgumentsOf<Name>,
    source: AsyncIterable<Uint8Array>,
    signal?: AbortSignal,
  ): Promise<void> {
    const connection = await this.#open(signal);
    try {
      await connection.upload(name, body, source, { signal });
    } finally {
      connection.close();
    }
  }

  /** Receives data on a connection of its own. */
  async *download<Name extends TransferName>(
    name: Name,
    body: ArgumentsOf<Name>,
    signal?: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const connection = await this.#open(signal);
    try {
      yield* connection.download(name, body, { signal });
    } finally {
      connection.close();
    }
  }

  /** A subscription that counts from now on, whether or not it is being read yet. */
  subscribe(signal?: AbortSignal): AsyncIterable<LibvirtEvent> {
    const signals = signal ? [signal, this.#closing.signal] : [this.#closing.signal];
    const end = (): void => {
      this.#subscriptions.delete(queue);
      for (const each of signals) each.removeEventListener('abort', end);
      queue.close();
    };
    const queue = new EventQueue(eventQueueMax, end);
    if (signals.some(({ aborted }) => aborted)) end();
    else {
      this.#subscriptions.add(queue);
      for (const each of signals) each.addEventListener('abort', end);
    }
    return queue;
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort(new LibvirtDisconnected('closed by us'));
    const connections = await Promise.allSettled([this.#control, ...(this.#long ? [this.#long] : [])]);
    for (const result of connections) {
      if (result.status !== 'fulfilled') continue;
      await result.value
        .call('connectClose', undefined, { timeoutMs: closeTimeoutMs })
        .catch(() => undefined);
      result.value.close();
    }
  }

  #adopt(control: Connection): void {
    this.#current = control;
    control.listen({
      onEvent: (message) => {
        const event = toLibvirtEvent(message);
        if (event) this.#publish(event);
      },
      onClosed: (reason) => {
        this.#current = undefined;
        this.#trouble = reason;
        if (this.#closing.signal.aborted) return;
        this.#control = this.#reconnect(reason);
        // A call that waits for it sees the failure; without one there is nobody to tell.
        this.#control.catch(() => undefined);
      },
    });
  }

  /** Tries until it works or the session is closed. */
  async #reconnect(reason: LibvirtFailure): Promise<Connection> {
    const { wait, random } = this.#options.surroundings ?? realSurroundings;
    const backoff = this.#options.backoff ?? backoffDefaults;
    const { signal } = this.#closing;
    for (let attempt = 0; ; attempt += 1) {
      try {
        await wait(backoffMs(attempt, backoff, random), signal);
        const control = await openControl(this.#target, this.#options, signal);
        this.#adopt(control);
        this.#publish({ kind: 'resync', reason: 'reconnected' });
        return control;
      } catch (failure) {
        if (signal.aborted) throw reason;
        this.#trouble = failure;
      }
    }
  }

  #publish(event: LibvirtEvent): void {
    for (const subscription of this.#subscriptions) subscription.push(event);
  }

  async #controlConnection(): Promise<Connection> {
    if (this.#closing.signal.aborted) throw new LibvirtDisconnected('closed by us');
    if (this.#current) return this.#current;
    const deadline = new AbortController();
    const { wait } = this.#options.surroundings ?? realSurroundings;
    const tooLong = wait(reconnectWaitMs, deadline.signal).then(
      () => {
        const detail = `${this.uri} is not back after ${reconnectWaitMs} ms; still trying`;
        throw new LibvirtDisconnected(detail, { cause: this.#trouble });
      },
      // The wait was called off because the connection came back.
      () => undefined,
    );
    try {
      const connection = await Promise.race([this.#control, tooLong]);
      if (!connection) throw new LibvirtDisconnected('closed by us');
      return connection;
    } finally {
      deadline.abort();
    }
  }

  #longConnection(): Promise<Connection> {
    const previous = this.#long;
    this.#long = (async () => {
      const current = await previous?.catch(() => undefined);
      if (current?.isOpen) return current;
      // The control connection first: while the host is away one connection is enough to find out.
      await this.#controlConnection();
      return this.#open();
    })();
    return this.#long;
  }

  #open(signal?: AbortSignal): Promise<Connection> {
    const { connectTimeoutMs: timeoutMs } = this.#options;
    const closing = this.#closing.signal;
    return connectOnce(this.#target, {
      ...this.#options,
      timeoutMs,
      signal: signal ? AbortSignal.any([closing, signal]) : closing,
    });
  }
}

async function openControl(
  target: LibvirtTarget,
  options: SessionOptions,
  signal?: AbortSignal,
): Promise<Connection> {
  const control = await connectOnce(target, { ...options, timeoutMs: options.connectTimeoutMs, signal });
  try {
    await registerEvents(control, { timeoutMs: options.connectTimeoutMs });
    return control;
  } catch (failure) {
    control.close();
    throw failure;
  }
}
