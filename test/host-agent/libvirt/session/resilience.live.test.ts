import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  LibvirtDisconnected,
  LibvirtUnreachable,
  type LibvirtEvent,
  type LibvirtHost,
} from '../../../../host-agent/libvirt';
import { createHost } from '../../../../host-agent/libvirt/connect';
import { Session } from '../../../../host-agent/libvirt/session/session';
import { parseLibvirtUri } from '../../../../host-agent/libvirt/transport/uri';
import { useLiveHost, waitFor } from '../../../support/live-host';
import { domainXml, useConnections } from '../live';

const live = useLiveHost();
const connect = useConnections();

const daemonLog = (): string => readFileSync(join(live.sandbox.directory, 'console.log'), 'utf8');

/** Stops or continues libvirtd, as an overloaded or stuck host would. */
async function signalDaemon(signal: 'STOP' | 'CONT'): Promise<void> {
  const id = readFileSync(join(live.sandbox.directory, 'run/libvirtd.pid'), 'utf8').trim();
  await live.sandbox.exec(['kill', '-s', signal, id]);
}

function collect(host: LibvirtHost): LibvirtEvent[] {
  const events: LibvirtEvent[] = [];
  void (async () => {
    for await (const event of host.events()) events.push(event);
  })();
  return events;
}

describe('a daemon that restarts', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'after %s is used again, with a request to look at everything',
    async (signal) => {
      const host = await connect(live.uri);
      const events = collect(host);
      const uuid =
        signal === 'SIGTERM'
          ? '00000000-0000-4000-8000-000000000101'
          : '00000000-0000-4000-8000-000000000102';
      const domain = await host.domains.define(domainXml(`survives-${signal}`, uuid));
      await host.domains.start(domain);
      await live.sandbox.restartDaemon(signal);
      await waitFor(() => events.some(({ kind }) => kind === 'resync'), {
        timeoutMs: 20_000,
        intervalMs: 10,
        description: 'the resync',
      });
      expect(await host.domains.getState(domain)).toMatchObject({ state: 'running' });
      await host.domains.destroy(domain);
      const stopped = (event: LibvirtEvent): boolean =>
        event.kind === 'domain-lifecycle' && event.event === 'stopped' && event.domain.uuid === uuid;
      await waitFor(() => events.some(stopped), {
        timeoutMs: 10_000,
        intervalMs: 10,
        description: 'an event after the restart',
      });
      await host.domains.undefine(domain);
    },
  );
});

describe('a daemon that hangs', () => {
  afterEach(async () => signalDaemon('CONT'));

  it('does not hang who connects to it', async () => {
    await signalDaemon('STOP');
    const failure = connect(live.uri, { connectTimeoutMs: 500 });
    await expect(failure).rejects.toBeInstanceOf(LibvirtUnreachable);
    await expect(failure).rejects.toMatchObject({ reason: 'deadline' });
  });

  it('is given up by keepalive, and found again', async () => {
    const session = await Session.open(parseLibvirtUri(live.uri), {
      readOnly: false,
      connectTimeoutMs: 1000,
      keepalive: { intervalMs: 100, unansweredMax: 3 },
    });
    const host = createHost(session);
    try {
      await signalDaemon('STOP');
      const failure = await host.node.hostname().catch((cause: unknown) => cause);
      expect(failure).toBeInstanceOf(LibvirtDisconnected);
      expect(failure).toMatchObject({ outcomeUnknown: true });
      await signalDaemon('CONT');
      expect(await host.node.hostname()).toBe(live.sandbox.name);
    } finally {
      await host.close();
    }
  });
});

describe('many calls at once', () => {
  const ask = async (host: LibvirtHost): Promise<void> => {
    await Promise.all(Array.from({ length: 300 }, async () => host.node.capabilitiesXml()));
  };
  const throttled = (): number => daemonLog().split('max requests limit').length - 1;

  it('never make the daemon throttle us, as a wider window would', async () => {
    const before = throttled();
    await ask(await connect(live.uri));
    expect(throttled()).toBe(before);
    await ask(await connect(live.uri, { callWindow: 12 }));
    // Without this the test above would prove nothing.
    expect(throttled()).toBeGreaterThan(before);
  });

  it('get the same XML of 100 domains as virsh does', async () => {
    const host = await connect(live.uri);
    const uuid = (index: number): string => `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`;
    const domains = await Promise.all(
      Array.from({ length: 100 }, async (_, index) =>
        host.domains.define(domainXml(`many-${index}`, uuid(index))),
      ),
    );
    const listed = (await host.domains.list())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('many-'));
    expect(listed.length).toBe(100);
    const oracle = (await live.virsh('list', '--all', '--name'))
      .split('\n')
      .filter((name) => name.startsWith('many-'));
    expect([...listed].sort()).toEqual([...oracle].sort());
    const xmls = await Promise.all(domains.map(async (domain) => host.domains.getXml(domain)));
    for (const index of [0, 57, 99]) {
      expect(xmls[index]?.trim()).toBe((await live.virsh('dumpxml', `many-${index}`)).trim());
    }
    expect(xmls.every((xml, index) => xml.includes(`<uuid>${uuid(index)}</uuid>`))).toBe(true);
    await Promise.all(domains.map(async (domain) => host.domains.undefine(domain)));
    expect((await host.domains.list()).filter(({ name }) => name.startsWith('many-'))).toEqual([]);
  });
});
