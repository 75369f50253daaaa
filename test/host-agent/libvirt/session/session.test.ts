import { afterEach, describe, expect, it } from '@jest/globals';
import {
  connectLibvirt,
  LibvirtDisconnected,
  LibvirtUnreachable,
  type LibvirtEvent,
  type LibvirtHost,
} from '../../../../host-agent/libvirt';
import { createHost } from '../../../../host-agent/libvirt/connect';
import { Session, type SessionOptions } from '../../../../host-agent/libvirt/session/session';
import { parseLibvirtUri } from '../../../../host-agent/libvirt/transport/uri';
import { waitFor } from '../../../support/wait-for';
import { FakeDaemon, type FakeCall, type FakeScript } from '../fake-daemon';

const daemons: FakeDaemon[] = [];
const hosts: LibvirtHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map(async (host) => host.close()));
  await Promise.all(daemons.splice(0).map(async (daemon) => daemon.remove()));
});

const until = async <T>(condition: () => T | undefined | false, description: string): Promise<T> =>
  waitFor(condition, { timeoutMs: 5000, intervalMs: 2, description });

const hostname = (call: FakeCall): void =>
  call.client.reply<'connectGetHostname'>(call, { hostname: 'alive' });

async function startDaemon(script: FakeScript = {}): Promise<FakeDaemon> {
  const daemon = await new FakeDaemon({ connectGetHostname: hostname, ...script }).start();
  daemons.push(daemon);
  return daemon;
}

async function open(daemon: FakeDaemon, options: Partial<SessionOptions> = {}): Promise<LibvirtHost> {
  const session = await Session.open(parseLibvirtUri(daemon.uri), {
    readOnly: false,
    connectTimeoutMs: 5000,
    backoff: { firstMs: 1, mostMs: 4 },
    ...options,
  });
  const host = createHost(session);
  hosts.push(host);
  return host;
}

function collect(host: LibvirtHost): LibvirtEvent[] {
  const events: LibvirtEvent[] = [];
  void (async () => {
    for await (const event of host.events()) events.push(event);
  })();
  return events;
}

const machine = { name: 'web', uuid: '00000000-0000-4000-8000-000000000002', id: 3 };

const registrations = [
  'connectDomainEventCallbackRegisterAny',
  'connectDomainEventCallbackRegisterAny',
  'connectDomainEventCallbackRegisterAny',
  'connectDomainEventCallbackRegisterAny',
  'connectDomainEventCallbackRegisterAny',
  'connectDomainEventCallbackRegisterAny',
  'connectNetworkEventRegisterAny',
  'connectStoragePoolEventRegisterAny',
];

describe('connecting', () => {
  it('authenticates, asks for keepalive, opens and registers for events, in this order', async () => {
    const daemon = await startDaemon();
    await open(daemon);
    expect(daemon.clients[0]?.namesOfCalls()).toEqual([
      'authList',
      'connectSupportsFeature',
      'connectOpen',
      ...registrations,
    ]);
    expect(daemon.clients[0]?.calls[2]?.body).toEqual({ name: 'qemu:///system', flags: 0 });
  });

  it('asks for a read-only connection when that is wanted', async () => {
    const daemon = await startDaemon();
    const host = await open(daemon, { readOnly: true });
    expect(daemon.clients[0]?.calls[2]?.body).toEqual({ name: 'qemu:///system', flags: 1 });
    expect(host.readOnly).toBe(true);
  });

  it('goes through polkit where it must, and says so where it cannot', async () => {
    const polkit = await startDaemon({
      authList: (call) => call.client.reply<'authList'>(call, { types: [2] }),
      authPolkit: (call) => call.client.reply<'authPolkit'>(call, { complete: 1 }),
    });
    await open(polkit);
    expect(polkit.clients[0]?.namesOfCalls()[1]).toBe('authPolkit');
    const sasl = await startDaemon({
      authList: (call) => call.client.reply<'authList'>(call, { types: [1] }),
    });
    await expect(open(sasl)).rejects.toMatchObject({
      name: 'LibvirtUnreachable',
      reason: 'authentication',
      retry: 'never',
    });
  });

  it('puts up with a driver that lacks some events', async () => {
    const daemon = await startDaemon({
      connectStoragePoolEventRegisterAny: (call) => call.client.fail(call, 3),
    });
    const host = await open(daemon);
    expect(await host.node.hostname()).toBe('alive');
  });

  it('gives up in time on a daemon that accepts and then says nothing', async () => {
    const daemon = await startDaemon({ authList: () => undefined });
    const failure = connectLibvirt(daemon.uri, { connectTimeoutMs: 50 });
    await expect(failure).rejects.toBeInstanceOf(LibvirtUnreachable);
    await expect(failure).rejects.toMatchObject({ reason: 'deadline' });
    await until(() => daemon.clients[0]?.socket.destroyed, 'the connection is dropped');
  });

  it('stops at its signal', async () => {
    const daemon = await startDaemon({ authList: () => undefined });
    const abort = new AbortController();
    const failure = connectLibvirt(daemon.uri, { signal: abort.signal });
    await until(() => daemon.clients[0]?.calls.length === 1, 'the first call');
    abort.abort(new Error('enough'));
    await expect(failure).rejects.toThrow('enough');
  });

  it.each([
    ['/nonexistent/sock', 'no-socket', /installed and its daemon/],
    [__filename, 'not-listening', /Start the daemon/],
  ])('says what to do about %s', async (path, reason, message) => {
    const failure = connectLibvirt(`qemu:///system?socket=${path}`);
    await expect(failure).rejects.toMatchObject({ name: 'LibvirtUnreachable', reason });
    await expect(failure).rejects.toThrow(message);
  });

  it('passes on what libvirt itself refuses', async () => {
    const daemon = await startDaemon({ connectOpen: (call) => call.client.fail(call, 88) });
    await expect(open(daemon)).rejects.toMatchObject({ name: 'LibvirtError', kind: 'forbidden' });
  });
});

describe('a session', () => {
  it('comes back after the daemon did, registers again and asks for a resync', async () => {
    const daemon = await startDaemon();
    const host = await open(daemon);
    const events = collect(host);
    await daemon.stop();
    await daemon.start();
    await until(() => events.length > 0, 'the resync event');
    expect(events).toEqual([{ kind: 'resync', reason: 'reconnected' }]);
    expect(daemon.clients.at(-1)?.namesOfCalls().slice(-registrations.length)).toEqual(registrations);
    const network = { name: 'lan', uuid: '00000000-0000-4000-8000-000000000001' };
    daemon.clients.at(-1)?.event<'networkEventLifecycle'>('networkEventLifecycle', {
      callbackID: 2,
      net: network,
      event: 2,
      detail: 0,
    });
    await until(() => events.length > 1, 'an event of the new connection');
    expect(events[1]).toEqual({ kind: 'network-lifecycle', network, event: 'started' });
  });

  it.each([
    [
      'why a machine stopped',
      'domainEventCallbackLifecycle',
      { callbackID: 1, msg: { dom: machine, event: 5, detail: 2 } },
      { kind: 'domain-lifecycle', domain: machine, event: 'stopped', detail: 2, reason: 'crashed' },
    ],
    [
      'an end that it has no name for',
      'domainEventCallbackLifecycle',
      { callbackID: 1, msg: { dom: machine, event: 5, detail: 99 } },
      { kind: 'domain-lifecycle', domain: machine, event: 'stopped', detail: 99 },
    ],
    [
      'a reboot',
      'domainEventCallbackReboot',
      { callbackID: 1, msg: { dom: machine } },
      { kind: 'domain-reboot', domain: machine },
    ],
    [
      'a full disk',
      'domainEventCallbackIoErrorReason',
      {
        callbackID: 1,
        msg: { dom: machine, srcPath: '/a.qcow2', devAlias: 'vda', action: 1, reason: 'enospc' },
      },
      {
        kind: 'disk-error',
        domain: machine,
        path: '/a.qcow2',
        alias: 'vda',
        action: 'pause',
        reason: 'enospc',
      },
    ],
  ] as const)('tells of %s', async (_, name, body, expected) => {
    const daemon = await startDaemon();
    const events = collect(await open(daemon));
    daemon.clients[0]?.event<typeof name>(name, body);
    await until(() => events.length > 0, 'the event');
    expect(events).toEqual([expected]);
  });

  it('never repeats a call that was on the wire', async () => {
    const daemon = await startDaemon({ domainResume: () => undefined });
    const host = await open(daemon);
    const call = host.domains
      .resume({ name: 'vm', uuid: '00000000-0000-4000-8000-000000000001' })
      .catch((cause: unknown) => cause);
    await until(() => daemon.clients[0]?.namesOfCalls().includes('domainResume'), 'the call');
    await daemon.stop();
    await daemon.start();
    expect(await call).toMatchObject({ name: 'LibvirtDisconnected', outcomeUnknown: true });
    expect(await host.node.hostname()).toBe('alive');
    expect(
      daemon.clients.flatMap((client) => client.namesOfCalls()).filter((name) => name === 'domainResume'),
    ).toHaveLength(1);
  });

  it('lets calls wait for the connection, but not for ever', async () => {
    const daemon = await startDaemon();
    const waits: { readonly milliseconds: number; readonly pass: () => void }[] = [];
    const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve, reject) => {
        waits.push({ milliseconds, pass: resolve });
        signal.addEventListener('abort', () => reject(new Error('called off')));
      });
    const host = await open(daemon, { surroundings: { wait, random: () => 0 } });
    await daemon.stop();
    const backoff = await until(() => waits[0], 'the session notices');
    expect(backoff.milliseconds).toBeLessThan(10);
    const impatient = host.node.hostname().catch((cause: unknown) => cause);
    const patience = await until(() => waits[1], 'the call waits');
    patience.pass();
    expect(await impatient).toBeInstanceOf(LibvirtDisconnected);
    expect(await impatient).toMatchObject({ outcomeUnknown: false, cause: expect.any(LibvirtDisconnected) });
    const patient = host.node.hostname();
    await daemon.start();
    backoff.pass();
    expect(await patient).toBe('alive');
  });

  it('tries again and again, ever more slowly', async () => {
    const daemon = await startDaemon();
    const waited: number[] = [];
    const wait = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
      waited.push(milliseconds);
      if (waited.length === 6) await daemon.start();
      if (signal.aborted) throw new Error('called off');
    };
    const host = await open(daemon, {
      backoff: { firstMs: 10, mostMs: 100 },
      surroundings: { wait, random: () => 0 },
    });
    const events = collect(host);
    await daemon.stop();
    await until(() => events.length === 1, 'the connection is back');
    expect(waited.slice(0, 6)).toEqual([5, 10, 20, 40, 50, 50]);
  });

  it('goes on answering while nobody reads its events, and says later that some were lost', async () => {
    const network = { name: 'lan', uuid: '00000000-0000-4000-8000-000000000001' };
    const daemon = await startDaemon({
      connectGetHostname: (call) => {
        for (let count = 0; count < 3000; count += 1) {
          call.client.event<'networkEventLifecycle'>('networkEventLifecycle', {
            callbackID: 2,
            net: network,
            event: 2,
            detail: 0,
          });
        }
        hostname(call);
      },
    });
    const host = await open(daemon);
    const unread = host.events();
    expect(await host.node.hostname()).toBe('alive');
    const first: LibvirtEvent[] = [];
    for await (const event of unread) {
      first.push(event);
      break;
    }
    expect(first).toEqual([{ kind: 'resync', reason: 'overflow' }]);
  });

  it('gives long calls a connection of their own', async () => {
    const starts: FakeCall[] = [];
    const daemon = await startDaemon({ domainCreateWithFlags: (call) => void starts.push(call) });
    const host = await open(daemon);
    const domain = { name: 'vm', uuid: '00000000-0000-4000-8000-000000000001' };
    const starting = Promise.all(Array.from({ length: 4 }, async () => host.domains.start(domain)));
    await until(() => starts.length === 4, 'four starts');
    expect(await host.node.hostname()).toBe('alive');
    expect(daemon.clients).toHaveLength(2);
    expect(daemon.clients[0]?.namesOfCalls()).not.toContain('domainCreateWithFlags');
    for (const call of starts)
      call.client.reply<'domainCreateWithFlags'>(call, { dom: { ...domain, id: 1 } });
    await starting;
  });

  it('ends subscriptions, calls and connections when it is closed', async () => {
    const daemon = await startDaemon({ domainCreateWithFlags: () => undefined });
    const host = await open(daemon);
    const ended = (async () => {
      for await (const event of host.events()) throw new Error(`unexpected ${event.kind}`);
      return 'ended';
    })();
    const call = host.domains
      .start({ name: 'vm', uuid: '00000000-0000-4000-8000-000000000001' })
      .catch((cause: unknown) => cause);
    await until(() => daemon.clients[1]?.namesOfCalls().includes('domainCreateWithFlags'), 'the call');
    await host.close();
    expect(await ended).toBe('ended');
    expect(await call).toBeInstanceOf(LibvirtDisconnected);
    expect(daemon.clients[0]?.namesOfCalls().at(-1)).toBe('connectClose');
    await until(() => daemon.clients.every(({ socket }) => socket.destroyed), 'both connections are gone');
    await expect(host.node.hostname()).rejects.toBeInstanceOf(LibvirtDisconnected);
    await host.close();
  });

  it('closes while it is away', async () => {
    const daemon = await startDaemon();
    const host = await open(daemon, { backoff: { firstMs: 60_000, mostMs: 60_000 } });
    await daemon.stop();
    await until(() => daemon.clients[0]?.socket.destroyed, 'the loss');
    await host.close();
    await expect(host.node.hostname()).rejects.toBeInstanceOf(LibvirtDisconnected);
  });
});
