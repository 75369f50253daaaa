import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { LibvirtDisconnected, LibvirtError } from '../../../../host-agent/libvirt';
import { Connection } from '../../../../host-agent/libvirt/connection/connection';
import { downloadBufferBytesMax } from '../../../../host-agent/libvirt/connection/data-stream';
import {
  messageStatus,
  messageType,
  streamPayloadBytesMax,
} from '../../../../host-agent/libvirt/connection/message';
import { waitFor } from '../../../support/wait-for';
import { FakeDaemon, type FakeCall, type FakeScript } from '../fake-daemon';

const daemons: FakeDaemon[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(daemons.splice(0).map(async (daemon) => daemon.remove()));
});

const until = async <T>(condition: () => T | undefined | false, description: string): Promise<T> =>
  waitFor(condition, { timeoutMs: 5000, intervalMs: 2, description });

async function open(script: FakeScript = {}) {
  const daemon = await new FakeDaemon({
    connectGetHostname: (call) => call.client.reply<'connectGetHostname'>(call, { hostname: 'alive' }),
    ...script,
  }).start();
  daemons.push(daemon);
  const socket = connect(daemon.path);
  sockets.push(socket);
  const connection = new Connection(socket);
  const client = await until(() => daemon.clients[0], 'the daemon sees the connection');
  return { connection, client };
}

const body = { vol: { pool: 'p', name: 'n', key: '/n' }, offset: 0n, length: 0n, flags: 0 };
const accept = (call: FakeCall): void => call.client.reply<'storageVolUpload'>(call, undefined);

async function* chunks(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const [index, size] of sizes.entries()) yield new Uint8Array(size).fill(index + 1);
}

/** A source that never gives anything. */
const stuck: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: async () => new Promise<never>(() => undefined) }),
};

describe('an upload', () => {
  it('sends everything in packets that every libvirt takes, then waits for the confirmation', async () => {
    const { connection, client } = await open({ storageVolUpload: accept });
    let done = false;
    const uploading = (async () => {
      await connection.upload('storageVolUpload', body, chunks(600_000, 3, 0));
      done = true;
    })();
    await until(() => client.packets.at(-1)?.status === messageStatus.ok, 'the end of the data');
    expect(client.packets.map(({ payload }) => payload.length)).toEqual([
      streamPayloadBytesMax,
      streamPayloadBytesMax,
      75_760,
      3,
      0,
    ]);
    expect(done).toBe(false);
    const [call] = client.calls;
    if (call) client.packet(call, 'ok');
    await uploading;
  });

  it('fails with what the daemon says in the middle, even while the source is stuck', async () => {
    const { connection } = await open({
      storageVolUpload: (call) => {
        accept(call);
        call.client.fail(call, 38, messageType.stream);
      },
    });
    const failure = connection.upload('storageVolUpload', body, stuck);
    await expect(failure).rejects.toBeInstanceOf(LibvirtError);
    await expect(failure).rejects.toMatchObject({ code: 38, kind: 'host-error' });
    expect(await connection.call('connectGetHostname', undefined)).toEqual({ hostname: 'alive' });
  });

  it('never starts when the call itself is refused', async () => {
    let asked = false;
    const { connection, client } = await open({ storageVolUpload: (call) => call.client.fail(call, 50) });
    const source = (async function* () {
      asked = true;
      yield new Uint8Array(1);
    })();
    await expect(connection.upload('storageVolUpload', body, source)).rejects.toMatchObject({ code: 50 });
    expect(asked).toBe(false);
    expect(client.packets).toEqual([]);
  });

  it('tells the daemon to drop it when the source fails, and leaves the connection usable', async () => {
    const { connection, client } = await open({ storageVolUpload: accept });
    const source = (async function* () {
      yield new Uint8Array(10);
      throw new Error('source broke');
    })();
    const failure = connection.upload('storageVolUpload', body, source).catch((cause: unknown) => cause);
    await until(() => client.packets.at(-1)?.status === messageStatus.error, 'the abort');
    const [call] = client.calls;
    if (call) client.packet(call, 'ok');
    expect(await failure).toEqual(new Error('source broke'));
    expect(await connection.call('connectGetHostname', undefined)).toEqual({ hostname: 'alive' });
  });

  it('stops at its signal', async () => {
    const { connection, client } = await open({ storageVolUpload: accept });
    const abort = new AbortController();
    const failure = connection
      .upload('storageVolUpload', body, stuck, { signal: abort.signal })
      .catch((cause: unknown) => cause);
    await until(() => client.calls.length === 1, 'the call');
    abort.abort();
    await until(() => client.packets.at(-1)?.status === messageStatus.error, 'the abort');
    const [call] = client.calls;
    if (call) client.packet(call, 'ok');
    expect(await failure).toMatchObject({ name: 'LibvirtAborted', outcomeUnknown: true });
  });

  it('ends with the connection', async () => {
    const { connection, client } = await open({ storageVolUpload: accept });
    const failure = connection.upload('storageVolUpload', body, stuck);
    const caught = failure.catch((cause: unknown) => cause);
    await until(() => client.calls.length === 1, 'the call');
    client.socket.destroy();
    expect(await caught).toBeInstanceOf(LibvirtDisconnected);
  });
});

describe('a download', () => {
  it('gives all data, even what comes with the answer in one piece, and shakes hands at the end', async () => {
    const { connection, client } = await open({
      storageVolDownload: (call) => {
        call.client.socket.cork();
        call.client.reply<'storageVolDownload'>(call, undefined);
        call.client.packet(call, 'continue', Buffer.from('one'));
        call.client.packet(call, 'continue', Buffer.from('two'));
        call.client.packet(call, 'continue');
        call.client.socket.uncork();
      },
    });
    const received: string[] = [];
    const reading = (async () => {
      for await (const chunk of connection.download('storageVolDownload', body))
        received.push(Buffer.from(chunk).toString());
    })();
    await until(() => client.packets.at(-1)?.status === messageStatus.ok, 'the handshake');
    const [call] = client.calls;
    if (call) client.packet(call, 'ok');
    await reading;
    expect(received).toEqual(['one', 'two']);
  });

  it('never holds much more than its buffer while nobody reads', async () => {
    const packet = Buffer.alloc(256 * 1024, 7);
    const total = 200;
    const { connection, client } = await open({
      storageVolDownload: (call) => {
        call.client.reply<'storageVolDownload'>(call, undefined);
        for (let count = 0; count < total; count += 1) call.client.packet(call, 'continue', packet);
        call.client.packet(call, 'continue');
      },
    });
    const iterator = connection.download('storageVolDownload', body);
    await iterator.next();
    const taken = (): number => packet.length * total - client.socket.writableLength;
    let last = -1;
    // Settled: the daemon gets rid of nothing more.
    await waitFor(() => last === (last = taken()) && last > 0, {
      timeoutMs: 5000,
      intervalMs: 50,
      description: 'the flow stops',
    });
    expect(client.socket.writableLength).toBeGreaterThan(0);
    expect(taken()).toBeLessThan(3 * downloadBufferBytesMax);
    let bytes = packet.length;
    const reading = (async () => {
      for await (const chunk of iterator) bytes += chunk.length;
    })();
    await until(() => client.packets.at(-1)?.status === messageStatus.ok, 'the handshake');
    const [call] = client.calls;
    if (call) client.packet(call, 'ok');
    await reading;
    expect(bytes).toBe(packet.length * total);
  });

  it('tells the daemon to stop when the reader leaves, and leaves the connection usable', async () => {
    const { connection, client } = await open({
      storageVolDownload: (call) => {
        call.client.reply<'storageVolDownload'>(call, undefined);
        call.client.packet(call, 'continue', Buffer.from('one'));
      },
    });
    const iterator = connection.download('storageVolDownload', body);
    await iterator.next();
    const leaving = iterator.return();
    await until(() => client.packets.at(-1)?.status === messageStatus.error, 'the abort');
    const [call] = client.calls;
    if (call) {
      client.packet(call, 'continue', Buffer.from('late'));
      client.packet(call, 'ok');
    }
    await leaving;
    expect(await connection.call('connectGetHostname', undefined)).toEqual({ hostname: 'alive' });
  });

  it('fails with what the daemon says, after what came before', async () => {
    const { connection } = await open({
      storageVolDownload: (call) => {
        call.client.reply<'storageVolDownload'>(call, undefined);
        call.client.packet(call, 'continue', Buffer.from('one'));
        call.client.fail(call, 39, messageType.stream);
      },
    });
    const received: number[] = [];
    const reading = (async () => {
      for await (const chunk of connection.download('storageVolDownload', body)) received.push(chunk.length);
    })();
    // The same number means "unknown procedure" as an answer to a call.
    await expect(reading).rejects.toMatchObject({ code: 39, kind: 'host-error' });
    expect(received).toEqual([3]);
  });
});
