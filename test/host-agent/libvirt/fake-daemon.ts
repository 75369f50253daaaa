import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  encodeMessage,
  encodeStreamHead,
  keepaliveProgram,
  messageStatus,
  MessageReader,
  messageType,
  type Message,
} from '../../../host-agent/libvirt/connection/message';
import {
  findProcedure,
  wireErrorCodec,
  type AnswerOf,
  type MessageOf,
  type Procedure,
  type ProcedureName,
} from '../../../host-agent/libvirt/protocol/procedures';
import { remoteProcedures } from '../../../host-agent/libvirt/protocol/remote.generated';
import { XdrReader } from '../../../host-agent/libvirt/xdr/reader';

/** One call as the fake daemon got it. */
export interface FakeCall {
  readonly name: ProcedureName;
  readonly body: unknown;
  readonly serial: number;
  readonly client: FakeClient;
}

/** What to do with calls; a procedure that is not listed is answered as a healthy daemon would, or not at all. */
export type FakeScript = Partial<Record<ProcedureName, (call: FakeCall) => void>>;

const healthy: FakeScript = {
  authList: (call) => call.client.reply<'authList'>(call, { types: [0] }),
  connectSupportsFeature: (call) => call.client.reply<'connectSupportsFeature'>(call, { supported: 1 }),
  connectOpen: (call) => call.client.reply<'connectOpen'>(call, undefined),
  connectClose: (call) => call.client.reply<'connectClose'>(call, undefined),
  connectDomainEventCallbackRegisterAny: (call) =>
    call.client.reply<'connectDomainEventCallbackRegisterAny'>(call, { callbackID: 1 }),
  connectNetworkEventRegisterAny: (call) =>
    call.client.reply<'connectNetworkEventRegisterAny'>(call, { callbackID: 2 }),
  connectStoragePoolEventRegisterAny: (call) =>
    call.client.reply<'connectStoragePoolEventRegisterAny'>(call, { callbackID: 3 }),
};

const nameOfNumber = new Map(
  Object.entries(remoteProcedures).map(([name, [number]]) => [number as number, name as ProcedureName]),
);

/** The daemon's side of one connection. */
export class FakeClient {
  readonly socket: Socket;
  readonly calls: FakeCall[] = [];
  /** Stream packets: status and payload. */
  readonly packets: { readonly status: number; readonly payload: Buffer }[] = [];
  pings = 0;
  pongs = 0;
  /** Whether pings are answered. */
  answersPings = true;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  reply<Name extends ProcedureName>(call: FakeCall, body: AnswerOf<Name>): void {
    this.socket.write(this.encodeReply(call, body));
  }

  encodeReply(call: FakeCall, body: unknown): Buffer {
    const procedure = findProcedure(call.name);
    return encodeMessage(header(procedure, messageType.reply, call.serial, messageStatus.ok), (writer) =>
      procedure.answer?.encode(writer, body),
    );
  }

  fail(call: FakeCall, code: number, type: number = messageType.reply): void {
    const error = {
      code,
      domain: 10,
      message: `made up: ${code}`,
      level: 2,
      dom: undefined,
      str1: 'one',
      str2: undefined,
      str3: undefined,
      int1: 13,
      int2: -1,
      net: undefined,
    };
    this.socket.write(
      encodeMessage(header(findProcedure(call.name), type, call.serial, messageStatus.error), (writer) =>
        wireErrorCodec.encode(writer, error),
      ),
    );
  }

  event<Name extends ProcedureName>(name: Name, body: MessageOf<Name>): void {
    const procedure = findProcedure(name);
    this.socket.write(
      encodeMessage(header(procedure, messageType.message, 0, messageStatus.ok), (writer) =>
        procedure.message?.encode(writer, body),
      ),
    );
  }

  packet(call: FakeCall, status: keyof typeof messageStatus, payload: Uint8Array = new Uint8Array()): void {
    const head = header(findProcedure(call.name), messageType.stream, call.serial, messageStatus[status]);
    this.socket.write(encodeStreamHead(head, payload.length));
    this.socket.write(payload);
  }

  keepalive(number: number): void {
    const { number: program, version } = keepaliveProgram;
    this.socket.write(
      encodeMessage(
        { program, version, procedure: number, type: messageType.message, serial: 0, status: 0 },
        () => undefined,
      ),
    );
  }

  namesOfCalls(): readonly string[] {
    return this.calls.map(({ name }) => name);
  }
}

/** Plays a libvirt daemon on a unix socket of its own. */
export class FakeDaemon {
  readonly clients: FakeClient[] = [];
  readonly script: FakeScript;
  readonly folder: string;
  #server: Server | undefined;

  constructor(script: FakeScript = {}) {
    this.script = script;
    this.folder = mkdtempSync(join(tmpdir(), 'fwlv-'));
  }

  get path(): string {
    return join(this.folder, 'sock');
  }

  get uri(): string {
    return `qemu:///system?socket=${this.path}`;
  }

  async start(): Promise<this> {
    this.#server = createServer((socket) => this.#accept(socket));
    await new Promise<void>((resolve) => {
      this.#server?.listen(this.path, resolve);
    });
    return this;
  }

  /** Ends the daemon and its connections; it can be started again. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const { socket } of this.clients) socket.destroy();
    if (server) {
      await new Promise((resolve) => {
        server.close(resolve);
      });
    }
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #accept(socket: Socket): void {
    const client = new FakeClient(socket);
    const reader = new MessageReader();
    this.clients.push(client);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      for (const message of reader.push(chunk)) this.#receive(client, message);
    });
  }

  #receive(client: FakeClient, { header: head, payload }: Message): void {
    if (head.program === keepaliveProgram.number) {
      if (head.procedure === keepaliveProgram.pong) client.pongs += 1;
      else {
        client.pings += 1;
        if (client.answersPings) client.keepalive(keepaliveProgram.pong);
      }
      return;
    }
    if (head.type === messageType.stream) {
      client.packets.push({ status: head.status, payload });
      return;
    }
    const name = nameOfNumber.get(head.procedure);
    if (!name) throw new Error(`unknown procedure ${head.procedure}`);
    const reader = new XdrReader(payload);
    const body = findProcedure(name).arguments?.decode(reader);
    reader.end();
    const call: FakeCall = { name, body, serial: head.serial, client };
    client.calls.push(call);
    (this.script[name] ?? healthy[name])?.(call);
  }
}

function header(procedure: Procedure, type: number, serial: number, status: number) {
  return {
    program: procedure.program,
    version: procedure.version,
    procedure: procedure.number,
    type,
    serial,
    status,
  };
}
