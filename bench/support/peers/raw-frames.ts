import { connect, type Socket } from 'node:net';
import {
  encodeMessage,
  MessageReader,
  messageStatus,
  messageType,
  type Message,
} from '../../../host-agent/libvirt/connection/message';
import {
  findProcedure,
  type ArgumentsOf,
  type ProcedureName,
} from '../../../host-agent/libvirt/protocol/procedures';

/** As many as our client has in flight: at five the daemon stops reading. */
const IN_FLIGHT = 4;

/** Any answer takes milliseconds; a connection that says nothing for so long is broken. */
const SILENCE_MS_MAX = 60_000;

/**
 * The least that a client of libvirt can do: frames that were encoded before are written to the socket, four in flight, and answers are
 * looked at no further than to see that they are answers.
 */
export class RawFrames {
  readonly #socket: Socket;
  readonly #reader = new MessageReader();
  #serial = 0;
  #onMessage: (message: Message) => void = () => undefined;
  #onFailure: (error: Error) => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setTimeout(SILENCE_MS_MAX);
    socket.on('data', (chunk: Buffer) => {
      for (const message of this.#reader.push(chunk)) this.#onMessage(message);
    });
    // An idle connection is not a broken one: who waits for nothing has set no listener.
    socket.on('timeout', () => this.#onFailure(new Error('libvirt says nothing')));
    socket.on('error', (error) => this.#onFailure(error));
    socket.on('close', () => this.#onFailure(new Error('libvirt closed the connection')));
  }

  /** Connects to the socket that a URI of a sandbox names, and opens its hypervisor. */
  static async open(uri: string): Promise<RawFrames> {
    const path = new URL(uri).searchParams.get('socket');
    if (path === null) throw new Error(`${uri} names no socket`);
    const frames = new RawFrames(connect({ path }));
    await frames.send([frames.encode('authList', undefined)]);
    await frames.send([frames.encode('connectOpen', { name: 'qemu:///system', flags: 0 })]);
    return frames;
  }

  /** A call, ready to be sent any number of times. */
  encode<Name extends ProcedureName>(name: Name, body: ArgumentsOf<Name>): Buffer {
    const { program, version, number, arguments: codec } = findProcedure(name);
    this.#serial += 1;
    const header = {
      program,
      version,
      procedure: number,
      type: messageType.call,
      serial: this.#serial,
      status: messageStatus.ok,
    };
    return encodeMessage(header, (writer) => codec?.encode(writer, body));
  }

  /** Sends all, and resolves with how many bytes were answered when the last answer is there. @throws Error at the first refusal */
  send(calls: readonly Buffer[]): Promise<number> {
    return new Promise((resolve, reject) => {
      let sent = 0;
      let answered = 0;
      let bytes = 0;
      const next = (): void => {
        const call = calls[sent];
        if (call === undefined) return;
        sent += 1;
        this.#socket.write(call);
      };
      this.#onFailure = reject;
      this.#onMessage = ({ header, payload }) => {
        if (header.type !== messageType.reply) return;
        if (header.status !== messageStatus.ok) reject(new Error(`call ${header.procedure} was refused`));
        answered += 1;
        bytes += payload.length;
        if (answered === calls.length) {
          this.#onFailure = () => undefined;
          resolve(bytes);
        } else next();
      };
      for (let lane = 0; lane < IN_FLIGHT; lane += 1) next();
    });
  }

  close(): void {
    this.#onFailure = () => undefined;
    this.#socket.destroy();
  }
}
