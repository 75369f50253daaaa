import { afterEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { connectLibvirt, type LibvirtHost } from '../../../host-agent/libvirt';
import { FakeDaemon, type FakeScript } from '../../host-agent/libvirt/fake-daemon';
import type { Fault } from '../types';
import { startFaultProxy, type FaultActions, type FaultProxy } from './fault-proxy';

const clean: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const each of clean.splice(0).toReversed()) await each();
});

/** The number of the next call to come, when it is armed after connecting. */
const NEXT = 1;

interface Course {
  readonly daemon: FakeDaemon;
  readonly proxy: FaultProxy;
  readonly host: LibvirtHost;
  readonly done: string[];
}

async function course(script: FakeScript = {}): Promise<Course> {
  const daemon = await new FakeDaemon({
    connectGetLibVersion: (call) => call.client.reply<'connectGetLibVersion'>(call, { libVer: 9_000_000n }),
    connectGetHostname: (call) => call.client.reply<'connectGetHostname'>(call, { hostname: 'kvm-1' }),
    ...script,
  }).start();
  clean.push(() => daemon.remove());
  const done: string[] = [];
  const note = (name: keyof FaultActions) => (): Promise<void> => {
    done.push(name);
    return Promise.resolve();
  };
  const proxy = await startFaultProxy(daemon.uri, join(daemon.folder, 'proxy'), {
    killAgent: note('killAgent'),
    killLibvirt: note('killLibvirt'),
    pauseGuests: note('pauseGuests'),
  });
  clean.push(() => proxy.close());
  const host = await connectLibvirt(proxy.uri);
  clean.push(() => host.close());
  return { daemon, proxy, host, done };
}

const asked = (daemon: FakeDaemon, name: string): number =>
  daemon.clients.flatMap((client) => client.namesOfCalls()).filter((each) => each === name).length;

describe('a fault at a call', () => {
  it('is none while nothing is armed, and every call is counted by name', async () => {
    const { proxy, host } = await course();
    proxy.arm();
    await host.node.libvirtVersion();
    expect(proxy.calls()).toContain('connectGetLibVersion');
    expect(proxy.firedAt()).toBeUndefined();
  });

  it('is an error of libvirt that the daemon knows nothing of', async () => {
    const { daemon, proxy, host } = await course();
    proxy.arm({ kind: 'error', code: 38, point: NEXT });
    await expect(host.node.libvirtVersion()).rejects.toMatchObject({ code: 38 });
    expect(asked(daemon, 'connectGetLibVersion')).toBe(0);
    expect(proxy.firedAt()).toBe('connectGetLibVersion');
  });

  it.each<[Fault, number, string | undefined]>([
    [{ kind: 'connection-cut', moment: 'before', point: NEXT }, 0, undefined],
    [{ kind: 'connection-cut', moment: 'after', point: NEXT }, 1, undefined],
    [{ kind: 'agent-killed', at: 'libvirt', moment: 'before', point: NEXT }, 0, 'killAgent'],
    [{ kind: 'agent-killed', at: 'libvirt', moment: 'after', point: NEXT }, 1, 'killAgent'],
    [{ kind: 'libvirt-killed', moment: 'before', point: NEXT }, 0, 'killLibvirt'],
    [{ kind: 'libvirt-killed', moment: 'after', point: NEXT }, 1, 'killLibvirt'],
  ])('%j: the daemon gets it %d times, and nobody hears of it', async (fault, times, action) => {
    const { daemon, proxy, host, done } = await course();
    proxy.arm(fault);
    await expect(host.node.libvirtVersion()).rejects.toMatchObject({ name: 'LibvirtDisconnected' });
    expect(asked(daemon, 'connectGetLibVersion')).toBe(times);
    expect(done).toEqual(action === undefined ? [] : [action]);
  });

  it('is a pause before the call is passed on', async () => {
    const { proxy, host, done } = await course();
    proxy.arm({ kind: 'guests-paused', point: NEXT });
    await host.node.libvirtVersion();
    expect(done).toEqual(['pauseGuests']);
  });

  it('is an answer that comes behind the next one', async () => {
    const { proxy, host } = await course();
    const order: string[] = [];
    proxy.arm({ kind: 'answers-swapped', point: NEXT });
    await Promise.all([
      host.node.libvirtVersion().then(() => order.push('first')),
      host.node.hostname().then(() => order.push('second')),
    ]);
    expect(order).toEqual(['second', 'first']);
  });

  it('is an answer that comes late, while others pass', async () => {
    const { proxy, host } = await course();
    const order: string[] = [];
    proxy.arm({ kind: 'answer-late', point: NEXT });
    await Promise.all([
      host.node.libvirtVersion().then(() => order.push('late')),
      host.node.hostname().then(() => order.push('second')),
      host.node.hostname().then(() => order.push('third')),
    ]);
    expect(order).toEqual(['second', 'third', 'late']);
  });

  it('is silence from then on, for this connection alone', async () => {
    const { daemon, proxy, host } = await course();
    proxy.arm({ kind: 'no-answer', point: NEXT });
    let answered = false;
    host.node.libvirtVersion().then(
      () => (answered = true),
      () => undefined,
    );
    host.node.hostname().then(
      () => (answered = true),
      () => undefined,
    );
    const other = await connectLibvirt(proxy.uri);
    clean.push(() => other.close());
    await other.node.libvirtVersion();
    expect(asked(daemon, 'connectGetHostname')).toBe(1);
    expect(answered).toBe(false);
  });
});
