import { connect, createServer, type Socket } from 'node:net';
import { FrameReader, tryFindCall } from './libvirt-frames';

/**
 * Calls that only look, by libvirt's own way of naming them. Whatever does not match counts as a write, so that a call nobody thought
 * of here is found and not missed. Refreshing a pool reads its folder again.
 */
const LOOKS =
  /(Get(?!.*Set)|ListAll|Lookup|NumOf|IsActive|IsPersistent|HasManagedSave|Event(Callback)?(De)?[rR]egister|SupportsFeature|InterfaceAddresses|MemoryStats$|^auth|^connect(Open|Close|RegisterCloseCallback|UnregisterCloseCallback)$|^storagePool(Refresh|ListAllVolumes)$|^domainAgentCommand$)/;

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

/** True for a call that could change something. */
export function mayChange(name: string): boolean {
  return !LOOKS.test(name);
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
    const reader = new FrameReader();
    client.on('data', (data: Buffer) => {
      for (const { header } of reader.push(data)) {
        const name = tryFindCall(header);
        if (name !== undefined) calls.push(name);
      }
    });
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
    writes: () => calls.filter(mayChange),
    cut,
    close: async () => {
      cut();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}
