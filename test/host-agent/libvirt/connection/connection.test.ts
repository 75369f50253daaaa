import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  LibvirtAborted,
  LibvirtDisconnected,
  LibvirtError,
  LibvirtTimeout,
  ProtocolError,
  type LibvirtFailure,
} from '../../../../host-agent/libvirt';
import {
  Connection,
  type ConnectionOptions,
  type EventMessage,
} from '../../../../host-agent/libvirt/connection/connection';
import { keepaliveProgram } from '../../../../host-agent/libvirt/connection/message';
import { waitFor } from '../../../support/wait-for';
import { FakeDaemon, type FakeCall, type FakeScript } from '../fake-daemon';

const daemons: FakeDaemon[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(daemons.splice(0).map(async (daemon) => daemon.remove()));
});

async function open(script: FakeScript = {}, options: ConnectionOptions = {}) {
  const daemon = await new FakeDaemon(script).start();
  daemons.push(daemon);
  const socket = connect(daemon.path);
  sockets.push(socket);
  const connection = new Connection(socket, options);
  const client = await until(() => daemon.clients[0], 'the daemon sees the connection');
  const events: EventMessage[] = [];
  const closed: LibvirtFailure[] = [];
  connection.listen({ onEvent: (event) => events.push(event), onClosed: (reason) => closed.push(reason) });
  return { daemon, connection, client, events, closed };
}

const until = async <T>(condition: () => T | undefined | false, description: string): Promise<T> =>
  waitFor(condition, { timeoutMs: 5000, intervalMs: 2, description });

const hostname = (call: FakeCall, name = 'host'): void =>
  call.client.reply<'connectGetHostname'>(call, { hostname: name });
const failureOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (failure: unknown) => failure,
  );

describe('calls', () => {
  it('get their own answer even when answers come in another order', async () => {
    const waiting: FakeCall[] = [];
    const { connection } = await open({
      domainLookupByName: (call) => {
        waiting.push(call);
        if (waiting.length < 3) return;
        for (const { client, body, ...rest } of [...waiting].reverse()) {
          const { name } = body as { readonly name: string };
          client.reply<'domainLookupByName'>(
            { client, body, ...rest },
            { dom: { name, uuid: '0'.repeat(8) + '-0000-0000-0000-' + '0'.repeat(12), id: 1 } },
          );
        }
      },
    });
    const names = ['a', 'b', 'c'];
    const answers = await Promise.all(
      names.map(async (name) => connection.call('domainLookupByName', { name })),
    );
    expect(answers.map(({ dom }) => dom.name)).toEqual(names);
  });

  it('get answers however the bytes are cut or joined', async () => {
    const { connection } = await open({
      connectGetHostname: (call) => {
        for (const byte of call.client.encodeReply(call, { hostname: 'piecemeal' }))
          call.client.socket.write(Buffer.from([byte]));
      },
      connectGetUri: (call) => {
        if (call.client.calls.filter(({ name }) => name === 'connectGetUri').length < 2) return;
        const replies = call.client.calls
          .filter(({ name }) => name === 'connectGetUri')
          .map((each) => call.client.encodeReply(each, { uri: `uri ${each.serial}` }));
        call.client.socket.write(Buffer.concat(replies));
      },
    });
    expect(await connection.call('connectGetHostname', undefined)).toEqual({ hostname: 'piecemeal' });
    const both = await Promise.all([
      connection.call('connectGetUri', undefined),
      connection.call('connectGetUri', undefined),
    ]);
    expect(both.map(({ uri }) => uri)).toEqual(['uri 2', 'uri 3']);
  });

  it('are never more than four on the wire', async () => {
    const waiting: FakeCall[] = [];
    const { connection } = await open({ connectGetHostname: (call) => void waiting.push(call) });
    const answers = Promise.all(
      Array.from({ length: 10 }, async () => connection.call('connectGetHostname', undefined)),
    );
    let served = 0;
    while (served < 10) {
      await until(() => waiting.length === Math.min(4, 10 - served), 'the window is full');
      expect(waiting.length).toBeLessThanOrEqual(4);
      const call = waiting.shift();
      if (call) hostname(call);
      served += 1;
    }
    expect(await answers).toHaveLength(10);
  });

  it('fail with what libvirt says, and the connection goes on', async () => {
    const { connection } = await open({
      domainLookupByName: (call) => call.client.fail(call, 42),
      connectGetHostname: (call) => hostname(call),
    });
    const failure = await failureOf(connection.call('domainLookupByName', { name: 'x' }));
    expect(failure).toBeInstanceOf(LibvirtError);
    expect(failure).toMatchObject({
      code: 42,
      domain: 10,
      level: 2,
      kind: 'not-found',
      retry: 'after-resync',
      str1: 'one',
      int1: 13,
      procedure: 'domainLookupByName',
      outcomeUnknown: false,
      message: 'libvirt refused domainLookupByName: made up: 42 (code 42)',
    });
    expect(await connection.call('connectGetHostname', undefined)).toEqual({ hostname: 'host' });
  });

  it('that cannot be sent reject without disturbing others', async () => {
    const { connection, client } = await open({ connectGetHostname: (call) => hostname(call) });
    await expect(connection.call('domainLookupByUuid', { uuid: 'no' })).rejects.toThrow(TypeError);
    await connection.call('connectGetHostname', undefined);
    expect(client.namesOfCalls()).toEqual(['connectGetHostname']);
  });

  it.each([
    ['is cut short', (whole: Buffer) => whole.subarray(0, -4)],
    ['carries more than it should', (whole: Buffer) => Buffer.concat([whole, Buffer.alloc(4)])],
  ])('whose answer %s reject, and the connection goes on', async (_, distort) => {
    const { connection } = await open({
      connectGetLibVersion: (call) => {
        const bytes = Buffer.from(distort(call.client.encodeReply(call, { libVer: 9_000_000n })));
        bytes.writeUInt32BE(bytes.length, 0);
        call.client.socket.write(bytes);
      },
      connectGetHostname: (call) => hostname(call),
    });
    const failure = await failureOf(connection.call('connectGetLibVersion', undefined));
    expect(failure).toBeInstanceOf(ProtocolError);
    expect(failure).toMatchObject({ outcomeUnknown: true });
    expect(await connection.call('connectGetHostname', undefined)).toEqual({ hostname: 'host' });
  });

  it('are not confused by an answer to another procedure', async () => {
    const { connection, closed } = await open({
      connectGetLibVersion: (call) =>
        call.client.socket.write(call.client.encodeReply({ ...call, name: 'connectOpen' }, undefined)),
    });
    expect(await failureOf(connection.call('connectGetLibVersion', undefined))).toMatchObject({
      name: 'LibvirtDisconnected',
      outcomeUnknown: true,
    });
    expect(closed[0]).toBeInstanceOf(ProtocolError);
  });
});

describe('limits of time', () => {
  it('tell a call that was sent from one that was not', async () => {
    const { connection, client } = await open({}, { callWindow: 1 });
    const sent = failureOf(connection.call('connectGetHostname', undefined, { timeoutMs: 30 }));
    const queued = failureOf(connection.call('connectGetUri', undefined, { timeoutMs: 30 }));
    expect(await sent).toBeInstanceOf(LibvirtTimeout);
    expect(await sent).toMatchObject({ outcomeUnknown: true });
    expect(await queued).toBeInstanceOf(LibvirtTimeout);
    expect(await queued).toMatchObject({ outcomeUnknown: false });
    expect(client.namesOfCalls()).toEqual(['connectGetHostname']);
  });

  it('do not end the connection, and a late answer is dropped', async () => {
    const late: FakeCall[] = [];
    const { connection } = await open({
      connectGetHostname: (call) => void late.push(call),
      connectGetUri: (call) => call.client.reply<'connectGetUri'>(call, { uri: 'alive' }),
    });
    await expect(connection.call('connectGetHostname', undefined, { timeoutMs: 20 })).rejects.toBeInstanceOf(
      LibvirtTimeout,
    );
    const [call] = late;
    if (call) hostname(call);
    expect(await connection.call('connectGetUri', undefined)).toEqual({ uri: 'alive' });
    expect(connection.isOpen).toBe(true);
  });

  it('keep the place of a call that is still running', async () => {
    const { connection, client } = await open({}, { callWindow: 2 });
    await Promise.all(
      [1, 2].map(async () => failureOf(connection.call('connectGetHostname', undefined, { timeoutMs: 20 }))),
    );
    expect(await failureOf(connection.call('connectGetUri', undefined, { timeoutMs: 20 }))).toMatchObject({
      outcomeUnknown: false,
    });
    expect(client.namesOfCalls()).toEqual(['connectGetHostname', 'connectGetHostname']);
  });

  it('can be set by the caller at any moment', async () => {
    const { connection, client } = await open({}, { callWindow: 1 });
    const abort = new AbortController();
    const sent = failureOf(connection.call('connectGetHostname', undefined, { signal: abort.signal }));
    const queued = failureOf(connection.call('connectGetUri', undefined, { signal: abort.signal }));
    await until(() => client.calls.length === 1, 'the first call is on the wire');
    abort.abort(new Error('enough'));
    expect(await sent).toBeInstanceOf(LibvirtAborted);
    expect(await sent).toMatchObject({ outcomeUnknown: true, cause: new Error('enough') });
    expect(await queued).toMatchObject({ outcomeUnknown: false });
    expect(
      await failureOf(connection.call('connectGetUri', undefined, { signal: abort.signal })),
    ).toBeInstanceOf(LibvirtAborted);
  });
});

describe('a lost connection', () => {
  it('rejects everything, wherever in an answer it breaks', async () => {
    const probe = await open({ connectGetHostname: (call) => hostname(call) });
    await probe.connection.call('connectGetHostname', undefined);
    const [call] = probe.client.calls;
    const length = call ? probe.client.encodeReply(call, { hostname: 'host' }).length : 0;
    expect(length).toBe(36);
    for (let cut = 0; cut < length; cut += 1) {
      const { connection, closed } = await open({
        connectGetHostname: ({ client, ...rest }) => {
          client.socket.end(client.encodeReply({ client, ...rest }, { hostname: 'host' }).subarray(0, cut));
        },
      });
      const failure = await failureOf(connection.call('connectGetHostname', undefined));
      expect(failure).toBeInstanceOf(LibvirtDisconnected);
      expect(failure).toMatchObject({ outcomeUnknown: true });
      expect(closed).toHaveLength(1);
    }
  });

  it('says of waiting calls that they were never sent', async () => {
    const { connection, daemon } = await open({}, { callWindow: 1 });
    const sent = failureOf(connection.call('connectGetHostname', undefined));
    const queued = failureOf(connection.call('connectGetHostname', undefined));
    await until(() => daemon.clients[0]?.calls.length === 1, 'the first call is on the wire');
    await daemon.stop();
    expect(await sent).toMatchObject({ name: 'LibvirtDisconnected', outcomeUnknown: true });
    expect(await queued).toMatchObject({ name: 'LibvirtDisconnected', outcomeUnknown: false });
    expect(await failureOf(connection.call('connectGetHostname', undefined))).toBeInstanceOf(
      LibvirtDisconnected,
    );
  });

  it('is told before its calls reject, so that a repetition finds it gone', async () => {
    const { connection, daemon, closed } = await open();
    const seen = connection.call('connectGetHostname', undefined).catch(() => closed.length);
    await until(() => daemon.clients[0]?.calls.length === 1, 'the call is on the wire');
    await daemon.stop();
    expect(await seen).toBe(1);
  });
});

describe('nonsense from the daemon', () => {
  it.each([
    ['a length below the header', '00000010'],
    ['a length above 32 MiB', '02000005'],
    [
      'an answer nobody asked for',
      '0000001c' + '20008086' + '00000001' + '0000003b' + '00000001' + '000003e7' + '00000000',
    ],
    [
      'a message type of its own',
      '0000001c' + '20008086' + '00000001' + '0000003b' + '00000009' + '00000001' + '00000000',
    ],
    [
      'an event that cannot be read',
      '00000020' + '20008086' + '00000001' + '0000013e' + '00000002' + '00000000' + '00000000' + '00000001',
    ],
    ['text', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex')],
  ])('ends the connection at once: %s', async (_, hex) => {
    const { connection, client, closed } = await open();
    const failure = failureOf(connection.call('connectGetHostname', undefined));
    await until(() => client.calls.length === 1, 'the call is on the wire');
    client.socket.write(Buffer.from(hex, 'hex'));
    expect(await failure).toBeInstanceOf(LibvirtDisconnected);
    expect(closed[0]).toBeInstanceOf(ProtocolError);
  });
});

describe('events', () => {
  const dom = { name: 'vm', uuid: '00000000-0000-4000-8000-000000000001', id: 7 };

  it('are handed on in order, between answers', async () => {
    const { connection, events } = await open({
      connectGetHostname: (call) => {
        for (const event of [2, 5])
          call.client.event<'domainEventCallbackLifecycle'>('domainEventCallbackLifecycle', {
            callbackID: 1,
            msg: { dom, event, detail: 0 },
          });
        hostname(call);
      },
    });
    await connection.call('connectGetHostname', undefined);
    expect(events.map(({ body }) => (body as { msg: { event: number } }).msg.event)).toEqual([2, 5]);
  });

  it('that are not known are passed over', async () => {
    const { connection, client, events } = await open({ connectGetHostname: (call) => hostname(call) });
    client.socket.write(
      Buffer.from(
        '0000001c' + '20008086' + '00000001' + '0000ffff' + '00000002' + '00000000' + '00000000',
        'hex',
      ),
    );
    await connection.call('connectGetHostname', undefined);
    expect(events).toEqual([]);
  });
});

describe('keepalive', () => {
  const keepalive = { intervalMs: 20, unansweredMax: 3 };

  it('answers pings', async () => {
    const { client } = await open();
    client.keepalive(keepaliveProgram.ping);
    await until(() => client.pongs === 1, 'the pong');
  });

  it('pings when it is quiet, and lives as long as something comes back', async () => {
    const { connection, client } = await open({}, { keepalive });
    connection.startKeepalive();
    await until(() => client.pings > 8, 'more pings than may stay unanswered');
    expect(connection.isOpen).toBe(true);
  });

  it('gives up a daemon that is silent, and all that waits for it', async () => {
    const { connection, client, closed } = await open({}, { keepalive });
    client.answersPings = false;
    const pending = failureOf(connection.call('connectGetHostname', undefined));
    connection.startKeepalive();
    expect(await pending).toBeInstanceOf(LibvirtDisconnected);
    expect(client.pings).toBe(keepalive.unansweredMax);
    expect(closed).toHaveLength(1);
  });
});
