import type { Duplex } from 'node:stream';
import { LibvirtDisconnected, LibvirtError, LibvirtFailure, ProtocolError, type WireError } from '../errors';
import { findProcedure, tryFindEvent, wireErrorCodec } from '../protocol/procedures';
import type { AnswerOf, ArgumentsOf, MessageOf, Procedure, ProcedureName } from '../protocol/procedures';
import type { Codec } from '../xdr/codec';
import { XdrReader } from '../xdr/reader';
import { CallQueue, callWindowDefault, type CallOptions } from './call-queue';
import { DataStream } from './data-stream';
import { Keepalive, keepaliveDefaults, type KeepaliveOptions } from './keepalive';
import {
  encodeMessage,
  encodeStreamHead,
  keepaliveProgram,
  messageStatus,
  messageType,
  MessageReader,
  streamPayloadBytesMax,
  type Message,
  type MessageHeader,
} from './message';

export interface ConnectionOptions {
  /** @default 4, see `callWindowDefault` */
  readonly callWindow?: number | undefined;
  /** @default every 5 s, 5 unanswered */
  readonly keepalive?: KeepaliveOptions | undefined;
}

/** An event message of the daemon. */
export interface EventMessage<Name extends ProcedureName = ProcedureName> {
  readonly name: Name;
  readonly body: MessageOf<Name>;
}

/** Both are called in the middle of reading, so they must be quick and must not throw. */
export interface ConnectionListener {
  readonly onEvent: (event: EventMessage) => void;
  readonly onClosed: (reason: LibvirtFailure) => void;
}

/** The procedures that move data beside their call. */
export type TransferName = 'storageVolUpload' | 'storageVolDownload';

/**
 * One connection to a libvirt daemon over any byte stream:
 *
 *     call ──> window of 4 ──> wire ──> daemon
 *     wire ──> MessageReader ──> reply: its call · event: listener · stream packet: its transfer · ping: pong
 *
 * It never reconnects. Once the stream ends, everything pending rejects with `LibvirtDisconnected`.
 */
export class Connection {
  readonly #stream: Duplex;
  readonly #calls: CallQueue;
  readonly #reader = new MessageReader();
  readonly #keepalive: Keepalive;
  readonly #transfers = new Map<number, DataStream>();
  #listener: ConnectionListener = { onEvent: () => undefined, onClosed: () => undefined };
  #failure: LibvirtFailure | undefined;

  constructor(stream: Duplex, options: ConnectionOptions = {}) {
    this.#stream = stream;
    this.#calls = new CallQueue(options.callWindow ?? callWindowDefault);
    this.#keepalive = new Keepalive(
      options.keepalive ?? keepaliveDefaults,
      () => this.#sendKeepalive(keepaliveProgram.ping),
      () => this.#fail(new LibvirtDisconnected('the daemon does not answer keepalive pings')),
    );
    stream.on('data', (chunk: Buffer) => this.#receive(chunk));
    stream.on('error', (cause: Error) => this.#fail(new LibvirtDisconnected(cause.message, { cause })));
    stream.on('end', () => this.#fail(new LibvirtDisconnected('the daemon closed the connection')));
    stream.on('close', () => this.#fail(new LibvirtDisconnected('the connection was closed')));
  }

  get isOpen(): boolean {
    return this.#failure === undefined;
  }

  /** Starts pinging; only once the daemon has said that it answers. */
  startKeepalive(): void {
    if (this.isOpen) this.#keepalive.start();
  }

  /** Whom to tell what happens; told at once if it is closed already. */
  listen(listener: ConnectionListener): void {
    this.#listener = listener;
    if (this.#failure) listener.onClosed(this.#failure);
  }

  async call<Name extends ProcedureName>(
    name: Name,
    body: ArgumentsOf<Name>,
    options: CallOptions = {},
  ): Promise<AnswerOf<Name>> {
    const procedure = findProcedure(name);
    const payload = await this.#calls.run(
      { name, send: (serial) => this.#sendCall(procedure, serial, body) },
      options,
    );
    return decodeBody<AnswerOf<Name>>(procedure.answer, payload, name);
  }

  /** Calls a procedure that takes data and sends it all. */
  async upload<Name extends TransferName>(
    name: Name,
    body: ArgumentsOf<Name>,
    source: AsyncIterable<Uint8Array>,
    options: CallOptions = {},
  ): Promise<void> {
    const transfer = await this.#openTransfer(name, body, options);
    await transfer.sendAll(source, streamPayloadBytesMax, options.signal);
  }

  /** Calls a procedure that gives data and yields it. Leaving the loop early tells the daemon to stop. */
  async *download<Name extends TransferName>(
    name: Name,
    body: ArgumentsOf<Name>,
    options: CallOptions = {},
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const transfer = await this.#openTransfer(name, body, options);
    yield* transfer.receiveAll(options.signal);
  }

  /** Drops the connection; pending calls reject. */
  close(): void {
    this.#fail(new LibvirtDisconnected('closed by us'));
  }

  async #openTransfer<Name extends TransferName>(
    name: Name,
    body: ArgumentsOf<Name>,
    options: CallOptions,
  ): Promise<DataStream> {
    const procedure = findProcedure(name);
    let transfer: DataStream | undefined;
    let transferSerial = 0;
    try {
      const send = (serial: number): void => {
        this.#sendCall(procedure, serial, body);
        // Registered with the call, since data may follow the answer in the same chunk.
        transferSerial = serial;
        transfer = this.#newTransfer(procedure, serial);
      };
      await this.#calls.run({ name, send }, options);
    } catch (cause) {
      this.#transfers.delete(transferSerial);
      throw cause;
    }
    if (!transfer) throw new ProtocolError(`answer to ${name}, which was not sent`);
    return transfer;
  }

  #newTransfer(procedure: Procedure, serial: number): DataStream {
    const transfer = new DataStream(procedure.name, {
      send: (status, payload) => {
        const header = headerOf(procedure, messageType.stream, serial, messageStatus[status]);
        return this.#writeAndWait(encodeStreamHead(header, payload?.length ?? 0), payload);
      },
      pauseReading: (paused) => this.#pauseReading(paused),
      forget: () => this.#transfers.delete(serial),
    });
    this.#transfers.set(serial, transfer);
    return transfer;
  }

  #sendCall(procedure: Procedure, serial: number, body: unknown): void {
    const header = headerOf(procedure, messageType.call, serial, messageStatus.ok);
    this.#stream.write(encodeMessage(header, (writer) => procedure.arguments?.encode(writer, body)));
  }

  #sendKeepalive(number: number): void {
    const { number: program, version } = keepaliveProgram;
    const header = {
      program,
      version,
      procedure: number,
      type: messageType.message,
      serial: 0,
      status: messageStatus.ok,
    };
    if (this.#stream.writable) this.#stream.write(encodeMessage(header, () => undefined));
  }

  async #writeAndWait(head: Buffer, payload?: Uint8Array): Promise<void> {
    if (this.#failure) throw this.#failure;
    this.#stream.write(head);
    const ready = payload ? this.#stream.write(payload) : !this.#stream.writableNeedDrain;
    if (ready) return;
    await new Promise<void>((resolve) => {
      // Also on close: the transfer is told of the failure by itself.
      const done = (): void => {
        this.#stream.off('drain', done).off('close', done);
        resolve();
      };
      this.#stream.on('drain', done).on('close', done);
    });
  }

  #pauseReading(paused: boolean): void {
    if (this.#failure || this.#stream.isPaused() === paused) return;
    this.#keepalive.pause(paused);
    if (paused) this.#stream.pause();
    else this.#stream.resume();
  }

  #receive(chunk: Buffer): void {
    this.#keepalive.heard();
    try {
      for (const message of this.#reader.push(chunk)) {
        if (!this.isOpen) return;
        this.#dispatch(message);
      }
    } catch (failure) {
      if (!(failure instanceof LibvirtFailure)) throw failure;
      this.#fail(failure);
    }
  }

  #dispatch({ header, payload }: Message): void {
    switch (header.type) {
      case messageType.reply:
        this.#onReply(header, payload);
        return;
      case messageType.message:
        this.#onMessage(header, payload);
        return;
      case messageType.stream:
        this.#onStreamPacket(header, payload);
        return;
      default:
        throw new ProtocolError(`message of type ${header.type}, which a client never gets`);
    }
  }

  #onReply(header: MessageHeader, payload: Buffer): void {
    const name = this.#calls.tryFindName(header.serial);
    const expected = name && findProcedure(name);
    if (!expected || expected.program !== header.program || expected.number !== header.procedure) {
      throw new ProtocolError(`answer ${header.serial} for procedure ${header.procedure} matches no call`);
    }
    if (header.status === messageStatus.ok) this.#calls.answer(header.serial, { payload });
    else this.#calls.answer(header.serial, { failure: decodeFailure(payload, expected.name, 'reply') });
  }

  #onMessage(header: MessageHeader, payload: Buffer): void {
    if (header.program === keepaliveProgram.number) {
      if (header.procedure === keepaliveProgram.ping) this.#sendKeepalive(keepaliveProgram.pong);
      return;
    }
    const event = tryFindEvent(header.program, header.procedure);
    // A newer daemon may know more events than we do; none was asked for.
    if (!event) return;
    this.#listener.onEvent({ name: event.name, body: decodeBody(event.message, payload, event.name) });
  }

  #onStreamPacket(header: MessageHeader, payload: Buffer): void {
    // Packets behind a transfer that was given up are expected.
    const transfer = this.#transfers.get(header.serial);
    if (!transfer) return;
    if (header.status === messageStatus.continue) transfer.onData(payload);
    else if (header.status === messageStatus.ok) transfer.onConfirmed();
    else transfer.onFailure(decodeFailure(payload, transfer.name, 'stream'));
  }

  #fail(failure: LibvirtFailure): void {
    if (this.#failure) return;
    this.#failure = failure;
    this.#keepalive.stop();
    // Before the calls: whoever repeats one in its handler must find the connection gone.
    this.#listener.onClosed(failure);
    this.#calls.close(failure);
    for (const transfer of this.#transfers.values()) {
      transfer.onFailure(new LibvirtDisconnected(failure.message, { outcomeUnknown: true, cause: failure }));
    }
    this.#transfers.clear();
    this.#stream.destroy();
  }
}

function headerOf(procedure: Procedure, type: number, serial: number, status: number): MessageHeader {
  return {
    program: procedure.program,
    version: procedure.version,
    procedure: procedure.number,
    type,
    serial,
    status,
  };
}

/** The table that compiled the codec also gave the type, so the two agree. */
function decodeBody<Body>(codec: Codec | undefined, payload: Buffer, name: string): Body {
  const reader = new XdrReader(payload);
  try {
    const body = codec?.decode(reader);
    reader.end();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- codec and type are the same table entry
    return body as Body;
  } catch (cause) {
    throw new ProtocolError(`cannot read the body of ${name}: ${String(cause)}`, {
      cause,
      outcomeUnknown: true,
    });
  }
}

function decodeFailure(payload: Buffer, name: string, source: 'reply' | 'stream'): LibvirtFailure {
  try {
    return new LibvirtError(decodeBody<WireError>(wireErrorCodec, payload, name), name, source);
  } catch (failure) {
    if (failure instanceof LibvirtFailure) return failure;
    throw failure;
  }
}
