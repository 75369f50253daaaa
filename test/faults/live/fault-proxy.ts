import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { encodeMessage, messageStatus, messageType } from '../../../host-agent/libvirt/connection/message';
import { wireErrorCodec } from '../../../host-agent/libvirt/protocol/procedures';
import { FrameReader, tryFindCall, type Frame } from '../../support/libvirt-frames';
import type { Fault } from '../types';

/** How long a late answer is held back: far longer than any answer takes, far shorter than what the agent waits. */
const LATE_MS = 2000;

/** An answer waits this long for another to change places with: those of calls in flight come within milliseconds. */
const SWAP_MS_MAX = 500;

/** What a fault does beyond the connection itself. */
export interface FaultActions {
  /** Resolves when the agent's process is gone. */
  killAgent(): Promise<void>;
  /** Resolves when another libvirtd answers. */
  killLibvirt(): Promise<void>;
  /** Resolves when no guest runs; they run again later. */
  pauseGuests(): Promise<void>;
}

/** A unix socket in front of libvirt's at which one call goes wrong. */
export interface FaultProxy {
  readonly uri: string;
  /** Begins to count anew; from now on calls are counted, and the fault's happens to that of its number. */
  arm(fault?: Fault): void;
  /** Names of the calls since it was armed. */
  calls(): readonly string[];
  /** The call to which the fault happened; undefined while it did not. */
  firedAt(): string | undefined;
  /** Waits until what the fault began has ended, such as another libvirtd. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Listens at `path` and passes everything on to the libvirt behind `uri`. */
export async function startFaultProxy(uri: string, path: string, actions: FaultActions): Promise<FaultProxy> {
  const target = new URL(uri).searchParams.get('socket');
  if (target === null) throw new Error(`${uri} names no socket`);
  const course = new Course(actions);
  const relays = new Set<Relay>();
  const server = createServer((client) => {
    const relay = new Relay(client, connect({ path: target }), course);
    relays.add(relay);
    client.on('close', () => relays.delete(relay));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return {
    uri: uri.replace(target, path),
    arm: (fault) => course.arm(fault),
    calls: () => [...course.calls],
    firedAt: () => course.firedAt,
    settle: () => course.settle(),
    close: async () => {
      for (const relay of relays) relay.cut();
      await new Promise((resolve) => void server.close(resolve));
      await rm(path, { force: true });
    },
  };
}

/** The calls of all connections in the order in which they came, and which of them goes wrong. */
class Course {
  calls: string[] = [];
  firedAt: string | undefined;
  readonly #actions: FaultActions;
  #fault: Fault | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(actions: FaultActions) {
    this.#actions = actions;
  }

  arm(fault: Fault | undefined): void {
    this.calls = [];
    this.firedAt = undefined;
    // What happens at the file system is none of libvirt's calls.
    this.#fault = isAtLibvirt(fault) ? fault : undefined;
  }

  /** Notes a call; gives the fault when it is this one's turn. */
  take(name: string): Fault | undefined {
    this.calls.push(name);
    if (this.#fault === undefined || this.calls.length !== this.#fault.point) return undefined;
    this.firedAt = name;
    return this.#fault;
  }

  async perform(action: keyof FaultActions): Promise<void> {
    const running = this.#actions[action]();
    this.#running = running;
    await running;
  }

  settle(): Promise<void> {
    return this.#running;
  }
}

/** One connection. Frames of a direction are handled one after the other, so that waiting at one keeps their order. */
class Relay {
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #course: Course;
  /** What happens to the answer with this serial. */
  readonly #answers = new Map<number, (frame: Frame) => Promise<void> | void>();
  #swapped: Frame | undefined;
  #silent = false;

  constructor(client: Socket, upstream: Socket, course: Course) {
    this.#client = client;
    this.#upstream = upstream;
    this.#course = course;
    for (const socket of [client, upstream]) {
      // The end of the connection says all there is to say.
      socket.on('error', () => undefined).on('close', () => this.cut());
    }
    this.#handle(client, (frame) => this.#onCall(frame));
    this.#handle(upstream, (frame) => this.#onAnswer(frame));
  }

  cut(): void {
    this.#client.destroy();
    this.#upstream.destroy();
  }

  #handle(socket: Socket, handle: (frame: Frame) => Promise<void> | void): void {
    const reader = new FrameReader();
    let earlier = Promise.resolve();
    socket.on('data', (data: Buffer) => {
      for (const frame of reader.push(data)) {
        earlier = earlier.then(() => handle(frame)).catch(() => this.cut());
      }
    });
  }

  async #onCall(frame: Frame): Promise<void> {
    const name = tryFindCall(frame.header);
    const fault = name === undefined ? undefined : this.#course.take(name);
    if (fault === undefined || (await this.#begin(fault, frame))) this.#upstream.write(frame.bytes);
  }

  /** Lets the fault happen, or notes what is to happen to the answer; true when the call is passed on. */
  async #begin(fault: Fault, frame: Frame): Promise<boolean> {
    if ('moment' in fault) {
      if (fault.moment === 'before') {
        await this.#interrupt(fault);
        return false;
      }
      this.#answers.set(frame.header.serial, () => this.#interrupt(fault));
      return true;
    }
    switch (fault.kind) {
      case 'error':
        this.#client.write(errorAnswer(frame, fault.code));
        return false;
      case 'no-answer':
        this.#silent = true;
        return true;
      case 'answer-late':
        this.#answers.set(frame.header.serial, (answer) => void this.#passLate(answer));
        return true;
      case 'answers-swapped':
        this.#answers.set(frame.header.serial, (answer) => void this.#passBehindNext(answer));
        return true;
      case 'guests-paused':
        await this.#course.perform('pauseGuests');
        return true;
      case 'disk-full':
        return true;
    }
  }

  /** What ends the connection: nobody hears of this call. */
  async #interrupt(fault: Fault): Promise<void> {
    if (fault.kind === 'agent-killed') await this.#course.perform('killAgent');
    if (fault.kind === 'libvirt-killed') await this.#course.perform('killLibvirt');
    this.cut();
  }

  async #onAnswer(frame: Frame): Promise<void> {
    if (this.#silent) return;
    const isAnswer = frame.header.type === messageType.reply;
    const handle = isAnswer ? this.#answers.get(frame.header.serial) : undefined;
    if (handle !== undefined) {
      this.#answers.delete(frame.header.serial);
      await handle(frame);
      return;
    }
    this.#client.write(frame.bytes);
    if (isAnswer) this.#passSwapped();
  }

  async #passLate(answer: Frame): Promise<void> {
    await delay(LATE_MS);
    if (!this.#client.destroyed) this.#client.write(answer.bytes);
  }

  async #passBehindNext(answer: Frame): Promise<void> {
    this.#swapped = answer;
    await delay(SWAP_MS_MAX);
    this.#passSwapped();
  }

  #passSwapped(): void {
    const swapped = this.#swapped;
    this.#swapped = undefined;
    if (swapped !== undefined && !this.#client.destroyed) this.#client.write(swapped.bytes);
  }
}

function isAtLibvirt(fault: Fault | undefined): boolean {
  if (fault === undefined || fault.kind === 'disk-full') return false;
  return fault.kind !== 'agent-killed' || fault.at === 'libvirt';
}

/** VIR_FROM_QEMU and VIR_ERR_ERROR of libvirt's virterror.h. */
const ERROR_DOMAIN_QEMU = 10;
const ERROR_LEVEL_ERROR = 2;

/** What libvirt sends when it refuses a call (virNetMessageError). */
function errorAnswer({ header }: Frame, code: number): Buffer {
  const answer = { ...header, type: messageType.reply, status: messageStatus.error };
  return encodeMessage(answer, (writer) =>
    wireErrorCodec.encode(writer, {
      code,
      domain: ERROR_DOMAIN_QEMU,
      message: `made up by a test: error ${code}`,
      level: ERROR_LEVEL_ERROR,
      dom: undefined,
      str1: undefined,
      str2: undefined,
      str3: undefined,
      int1: 0,
      int2: 0,
      net: undefined,
    }),
  );
}
