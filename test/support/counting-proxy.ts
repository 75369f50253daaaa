import { connect, createServer, type Socket } from 'node:net';
import { qemuProcedures, qemuProgram } from '../../host-agent/libvirt/protocol/qemu.generated';
import { remoteProcedures, remoteProgram } from '../../host-agent/libvirt/protocol/remote.generated';

/** Length, program, version, procedure, type: five big-endian words (virnetprotocol.x). */
const HEADER_BYTES = 20;
const CALL = 0;

/**
 * Calls that only look, by libvirt's own way of naming them. Whatever does not match counts as a write, so that a call nobody thought
 * of here is found and not missed. Refreshing a pool reads its folder again.
 */
const LOOKS =
  /(Get(?!.*Set)|ListAll|Lookup|NumOf|IsActive|IsPersistent|HasManagedSave|Event(Callback)?(De)?[rR]egister|SupportsFeature|InterfaceAddresses|MemoryStats$|^auth|^connect(Open|Close|RegisterCloseCallback|UnregisterCloseCallback)$|^storagePool(Refresh|ListAllVolumes)$|^domainAgentCommand$)/;

const NAMES = new Map<number, ReadonlyMap<number, string>>([
  [remoteProgram.number, namesOf(remoteProcedures)],
  [qemuProgram.number, namesOf(qemuProcedures)],
]);

function namesOf(
  procedures: Readonly<Record<string, readonly [number, number]>>,
): ReadonlyMap<number, string> {
  return new Map(Object.entries(procedures).map(([name, [number]]) => [number, name]));
}

/** A unix socket in front of libvirt's that notes every call which passes. */
export interface CountingProxy {
  readonly uri: string;
  /** Names of the calls so far, in order. */
  calls(): readonly string[];
  /** Those that could change something. */
  writes(): readonly string[];
  /** Ends every connection, as a libvirt that is killed does; new ones are taken again. */
  cut(): void;
  close(): Promise<void>;
}

/** Listens at `path` and passes everything on to the libvirt behind `uri`. */
export async function startCountingProxy(uri: string, path: string): Promise<CountingProxy> {
  const target = new URL(uri).searchParams.get('socket');
  if (target === null) throw new Error(`${uri} names no socket`);
  const calls: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ path: target });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    const reader = new CallReader((name) => calls.push(name));
    client.on('data', (data: Buffer) => reader.push(data));
    client.pipe(upstream);
    upstream.pipe(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    uri: uri.replace(target, path),
    calls: () => [...calls],
    writes: () => calls.filter((name) => !LOOKS.test(name)),
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** Takes the bytes of one direction apart into messages; stream data in between has a type of its own and no call. */
class CallReader {
  #rest = Buffer.alloc(0);
  readonly #called: (name: string) => void;

  constructor(called: (name: string) => void) {
    this.#called = called;
  }

  push(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      if (this.#rest.length < HEADER_BYTES) return;
      const length = this.#rest.readUInt32BE(0);
      if (this.#rest.length < length) return;
      const [program, , procedure, type] = [4, 8, 12, 16].map((offset) => this.#rest.readUInt32BE(offset));
      const names = NAMES.get(program ?? 0);
      // Keepalive is a program of its own.
      if (type === CALL && names !== undefined)
        this.#called(names.get(procedure ?? 0) ?? `procedure ${procedure}`);
      this.#rest = this.#rest.subarray(length);
    }
  }
}
