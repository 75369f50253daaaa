import { afterEach, describe, expect, it } from '@jest/globals';
import {
  connectLibvirt,
  errorNumber,
  LibvirtAborted,
  LibvirtDisconnected,
  LibvirtTimeout,
  VolumeWouldShrink,
  type LibvirtHost,
} from '../../../../host-agent/libvirt';
import { auditOf } from '../../../../host-agent/service/libvirt/audit';
import type { LibvirtCall } from '../../../../host-agent/service/libvirt/call';
import { instrumentLibvirt } from '../../../../host-agent/service/libvirt/instrument';
import { fakeLibvirtHost, libvirtError } from '../../../support/fake-libvirt-host';
import { waitFor } from '../../../support/wait-for';
import { FakeDaemon } from '../../libvirt/fake-daemon';
import { READS, SECRET, WRITES, type ExampleCall } from './calls';

const RELEASE = 'a'.repeat(64);

/** A host whose every method does the same, and which of them there are (the fake one has them all, by its type). */
function hostThat(answer: () => Promise<unknown>): LibvirtHost {
  const fake = fakeLibvirtHost({
    domains: [],
    networks: [],
    pools: [],
    capabilitiesXml: '',
    domainCapabilitiesXml: new Map(),
  });
  const every = <Api extends object>(api: Api): Api =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test's own answers go nowhere
    Object.fromEntries(Object.keys(api).map((name) => [name, answer])) as Api;
  const download = async function* (): AsyncGenerator<Uint8Array> {
    await answer();
    yield Buffer.from('one');
    yield Buffer.from('two');
  };
  return {
    ...fake,
    domains: every(fake.domains),
    networks: every(fake.networks),
    pools: every(fake.pools),
    volumes: { ...every(fake.volumes), download },
    node: every(fake.node),
  };
}

async function callsOf(host: LibvirtHost, { make }: ExampleCall): Promise<readonly LibvirtCall[]> {
  const calls: LibvirtCall[] = [];
  await make(instrumentLibvirt(host, { ended: (call) => calls.push(call) })).catch(() => undefined);
  return calls;
}

const succeeding = hostThat(() => Promise.resolve(undefined));
const failingWith = (reason: Error): LibvirtHost =>
  hostThat(async () => {
    throw reason;
  });
const refusing = failingWith(libvirtError(errorNumber.operationInvalid, `not so: ${SECRET}`));

describe('instrumentLibvirt', () => {
  it('is shown every method that there is', () => {
    const { domains, networks, pools, volumes, node } = succeeding;
    const methods = Object.entries({ domains, networks, pools, volumes, node }).flatMap(([name, api]) =>
      Object.keys(api).map((method) => `${name}.${method}`),
    );
    const shown = new Set([...WRITES, ...READS].map(({ call }) => call));
    expect([...shown].sort()).toEqual(methods.sort());
  });

  describe.each([
    ['done', succeeding],
    ['refused', refusing],
  ])('tells of calls that are %s, once each,', (_word, host) => {
    it.each(WRITES)('a write: $call', async (example) => {
      const calls = await callsOf(host, example);
      expect(calls).toMatchObject([{ call: example.call, kind: 'write', target: example.target }]);
      expect(calls.filter((call) => auditOf(call, RELEASE) !== undefined)).toHaveLength(1);
    });

    it.each(READS)('a read: $call', async (example) => {
      const calls = await callsOf(host, example);
      expect(calls).toMatchObject([{ call: example.call, kind: 'read', target: example.target }]);
      expect(calls.filter((call) => auditOf(call, RELEASE) !== undefined)).toEqual([]);
    });

    it.each([...WRITES, ...READS])('and of names only: $call', async (example) => {
      const calls = await callsOf(host, example);
      const lines = JSON.stringify([calls, calls.map((call) => auditOf(call, RELEASE))]);
      expect(lines).not.toContain(SECRET);
      expect(lines).not.toContain('<');
    });
  });

  it('leaves XML that names nothing without a name', async () => {
    const make = (host: LibvirtHost): Promise<unknown> => host.domains.define(`not <XML ${SECRET}`);
    expect(await callsOf(refusing, { call: '', target: '', make })).toMatchObject([{ target: '' }]);
  });

  it.each(['guest-exec', 'guest-set-vcpus', 'guest-shutdown', 'guest-getaway', ''])(
    'takes the guest command "%s" for a change',
    async (execute) => {
      const make = ({ domains }: LibvirtHost): Promise<unknown> =>
        domains.agentCommand({ name: 'web-1', uuid: '' }, JSON.stringify({ execute }));
      expect(await callsOf(succeeding, { call: '', target: '', make })).toMatchObject([{ kind: 'write' }]);
    },
  );

  it('takes a guest command that cannot be read for a change', async () => {
    const make = ({ domains }: LibvirtHost): Promise<unknown> =>
      domains.agentCommand({ name: 'web-1', uuid: '' }, 'guest-ping');
    expect(await callsOf(succeeding, { call: '', target: '', make })).toMatchObject([{ kind: 'write' }]);
  });

  it('hands on answers, errors, content and what is no call', async () => {
    const answer = { state: 'running', reason: 1 };
    const host = instrumentLibvirt(
      hostThat(() => Promise.resolve(answer)),
      { ended: () => undefined },
    );
    const web = { name: 'web-1', uuid: '' };
    expect(await host.domains.getState(web)).toBe(answer);
    const chunks: string[] = [];
    for await (const chunk of host.volumes.download({ pool: 'p', name: 'v', key: '/p/v' }))
      chunks.push(Buffer.from(chunk).toString());
    expect(chunks).toEqual(['one', 'two']);
    const error = libvirtError(errorNumber.noDomain, 'gone');
    const failing = instrumentLibvirt(failingWith(error), { ended: () => undefined });
    await expect(failing.domains.start(web)).rejects.toBe(error);
    expect(host).toMatchObject({ uri: 'qemu:///system', readOnly: false });
  });
});

describe('what became of a call', () => {
  const start = WRITES.find(({ call }) => call === 'domains.start') ?? READS[0];
  const cases = [
    ['libvirt refused', libvirtError(errorNumber.operationInvalid, 'no'), 'failed', 'failed', 55],
    ['nobody answered in time', new LibvirtTimeout('x', 60_000, true), 'timed-out', 'unknown', 0],
    ['its turn never came', new LibvirtTimeout('x', 60_000, false), 'timed-out', 'failed', 0],
    ['cut off', new LibvirtDisconnected('gone', { outcomeUnknown: true }), 'unknown', 'unknown', 0],
    ['no connection', new LibvirtDisconnected('away'), 'failed', 'failed', 0],
    ['given up under way', new LibvirtAborted('x', true, undefined), 'unknown', 'unknown', 0],
    ['refused by us', new VolumeWouldShrink('v', { presentBytes: 2, wantedBytes: 1 }), 'failed', 'failed', 0],
    ['a fault of ours', new TypeError('x'), 'failed', 'failed', 0],
  ] as const;

  it.each(cases)('%s', async (_what, error, outcome, audited, libvirtCode) => {
    if (start === undefined) throw new Error('no example');
    const [call] = await callsOf(failingWith(error), start);
    if (call === undefined) throw new Error('was not told of');
    expect(call.outcome).toBe(outcome);
    expect(call.libvirtCode ?? 0).toBe(libvirtCode);
    expect(auditOf(call, RELEASE)).toEqual({
      call: 'domains.start',
      target: 'web-1',
      release: RELEASE,
      outcome: audited,
      durationMs: Math.round(call.durationMs),
      libvirtCode,
    });
  });
});

describe('on a connection', () => {
  const daemons: FakeDaemon[] = [];
  const hosts: LibvirtHost[] = [];
  afterEach(async () => {
    await Promise.all(hosts.splice(0).map(async (host) => host.close()));
    await Promise.all(daemons.splice(0).map(async (daemon) => daemon.remove()));
  });

  it('says that it is unknown what became of a write that the daemon died over', async () => {
    const daemon = await new FakeDaemon({
      domainCreateWithFlags: ({ client }) => client.socket.destroy(),
    }).start();
    daemons.push(daemon);
    const calls: LibvirtCall[] = [];
    const host = instrumentLibvirt(await connectLibvirt(daemon.uri), { ended: (call) => calls.push(call) });
    hosts.push(host);
    const web = { name: 'web-1', uuid: '0b9c91e6-0000-4000-8000-000000000001' };
    await expect(host.domains.start(web)).rejects.toThrow(LibvirtDisconnected);
    expect(calls).toMatchObject([{ call: 'domains.start', outcome: 'unknown', outcomeUnknown: true }]);
  });

  it('measures how long a call took', async () => {
    const waiting: (() => void)[] = [];
    const daemon = await new FakeDaemon({
      domainCreateWithFlags: (call) => {
        waiting.push(() => call.client.reply<'domainCreateWithFlags'>(call, { dom: domain() }));
      },
    }).start();
    daemons.push(daemon);
    const calls: LibvirtCall[] = [];
    const host = instrumentLibvirt(await connectLibvirt(daemon.uri), { ended: (call) => calls.push(call) });
    hosts.push(host);
    const startedMs = performance.now();
    const starting = host.domains.start(domain());
    const answer = await waitFor(() => waiting[0], { timeoutMs: 5000, description: 'the daemon was asked' });
    const askedMs = performance.now() - startedMs;
    answer();
    await starting;
    const tookMs = performance.now() - startedMs;
    expect(calls[0]?.durationMs).toBeGreaterThanOrEqual(askedMs - 1);
    expect(calls[0]?.durationMs).toBeLessThanOrEqual(tookMs);
  });

  const domain = (): { name: string; uuid: string; id: number } => ({
    name: 'web-1',
    uuid: '0b9c91e6-0000-4000-8000-000000000001',
    id: 1,
  });
});
