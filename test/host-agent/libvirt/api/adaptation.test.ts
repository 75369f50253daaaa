import { afterEach, describe, expect, it } from '@jest/globals';
import { connectLibvirt, VolumeWouldShrink, type LibvirtHost } from '../../../../host-agent/libvirt';
import { FakeDaemon, type FakeScript } from '../fake-daemon';

const daemons: FakeDaemon[] = [];
const hosts: LibvirtHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map(async (host) => host.close()));
  await Promise.all(daemons.splice(0).map(async (daemon) => daemon.remove()));
});

async function open(
  script: FakeScript,
): Promise<{ readonly host: LibvirtHost; readonly daemon: FakeDaemon }> {
  const daemon = await new FakeDaemon(script).start();
  daemons.push(daemon);
  const host = await connectLibvirt(daemon.uri);
  hosts.push(host);
  return { host, daemon };
}

const uuid = '00000000-0000-4000-8000-000000000001';
const object = { name: 'x', uuid };
const bodiesOf = (daemon: FakeDaemon, name: string): readonly unknown[] =>
  daemon.clients.flatMap(({ calls }) => calls.filter((call) => call.name === name).map(({ body }) => body));

describe('an older or smaller libvirt', () => {
  it('undefines with the flags that it knows', async () => {
    const { host, daemon } = await open({
      domainUndefineFlags: (call) => {
        const { flags } = call.body as { readonly flags: number };
        if (flags === 3) call.client.reply<'domainUndefineFlags'>(call, undefined);
        else call.client.fail(call, 8);
      },
    });
    await host.domains.undefine(object);
    expect(bodiesOf(daemon, 'domainUndefineFlags').map((body) => (body as { flags: number }).flags)).toEqual([
      55, 23, 7, 3,
    ]);
  });

  it('is not asked again when it refuses for another reason', async () => {
    const { host, daemon } = await open({ domainUndefineFlags: (call) => call.client.fail(call, 55) });
    await expect(host.domains.undefine(object)).rejects.toMatchObject({ code: 55 });
    expect(bodiesOf(daemon, 'domainUndefineFlags')).toHaveLength(1);
  });

  it('that never takes any flag fails with its own words', async () => {
    const { host } = await open({ domainUndefineFlags: (call) => call.client.fail(call, 8) });
    await expect(host.domains.undefine(object)).rejects.toMatchObject({ code: 8 });
  });

  it('defines networks without validating them', async () => {
    const { host, daemon } = await open({
      networkDefineXmlFlags: (call) => call.client.fail(call, 39),
      networkDefineXml: (call) => call.client.reply<'networkDefineXml'>(call, { net: object }),
    });
    expect(await host.networks.define('<network/>')).toEqual(object);
    expect(bodiesOf(daemon, 'networkDefineXmlFlags')).toEqual([{ xml: '<network/>', flags: 1 }]);
  });

  it.each([
    [1, { command: 3, section: 4 }],
    [0, { command: 4, section: 3 }],
  ])(
    'gets the arguments of a network update in the order it wants (feature %i)',
    async (supported, expected) => {
      const { host, daemon } = await open({
        connectSupportsFeature: (call) => call.client.reply<'connectSupportsFeature'>(call, { supported }),
        networkUpdate: (call) => call.client.reply<'networkUpdate'>(call, undefined),
      });
      const update = {
        section: 'ip-dhcp-host',
        command: 'add-last',
        parentIndex: -1,
        xml: '<host/>',
      } as const;
      await host.networks.update(object, update, { live: true, config: true });
      expect(bodiesOf(daemon, 'networkUpdate')).toEqual([
        { net: object, ...expected, parentIndex: -1, xml: '<host/>', flags: 3 },
      ]);
    },
  );
});

describe('answers', () => {
  it('"no such thing" is undefined only for the thing that was looked for', async () => {
    const { host } = await open({
      storageVolLookupByName: (call) =>
        call.client.fail(call, (call.body as { name: string }).name === 'gone' ? 50 : 49),
    });
    expect(await host.volumes.tryFind(object, 'gone')).toBeUndefined();
    await expect(host.volumes.tryFind(object, 'other')).rejects.toMatchObject({
      code: 49,
      kind: 'not-found',
    });
  });

  it('that are too large for a number are refused, not rounded', async () => {
    const { host } = await open({
      storagePoolGetInfo: (call) =>
        call.client.reply<'storagePoolGetInfo'>(call, {
          state: 2,
          capacity: 2n ** 63n,
          allocation: 0n,
          available: 0n,
        }),
    });
    await expect(host.pools.getInformation(object)).rejects.toMatchObject({ name: 'ProtocolError' });
  });

  it('keep leases as they are, with what is unknown left out', async () => {
    const lease = {
      iface: 'b',
      expirytime: 1_700_000_000n,
      type: 0,
      iaid: undefined,
      ipaddr: '10.0.0.9',
      prefix: 24,
      clientid: undefined,
    };
    const { host } = await open({
      networkGetDhcpLeases: (call) =>
        call.client.reply<'networkGetDhcpLeases'>(call, {
          leases: [
            { ...lease, mac: '52:54:00:00:00:01', hostname: 'vm' },
            { ...lease, mac: undefined, hostname: undefined },
          ],
          ret: 2,
        }),
    });
    const common = { address: '10.0.0.9', prefix: 24, expiresAtSeconds: 1_700_000_000 };
    expect(await host.networks.dhcpLeases(object)).toEqual([
      { ...common, mac: '52:54:00:00:00:01', hostname: 'vm' },
      { ...common, mac: '' },
    ]);
  });
});

describe('changes of a running domain', () => {
  const answered: FakeScript = {
    domainSetBlockIoTune: (call) => call.client.reply<'domainSetBlockIoTune'>(call, undefined),
    domainSetSchedulerParametersFlags: (call) =>
      call.client.reply<'domainSetSchedulerParametersFlags'>(call, undefined),
    domainPinVcpuFlags: (call) => call.client.reply<'domainPinVcpuFlags'>(call, undefined),
    domainPinEmulator: (call) => call.client.reply<'domainPinEmulator'>(call, undefined),
    domainBlockResize: (call) => call.client.reply<'domainBlockResize'>(call, undefined),
    domainGetBlockInfo: (call) =>
      call.client.reply<'domainGetBlockInfo'>(call, { allocation: 0n, capacity: 4096n, physical: 0n }),
    domainUpdateDeviceFlags: (call) => call.client.reply<'domainUpdateDeviceFlags'>(call, undefined),
  };
  const liveOnly = 1;

  it('lift every limit of a disk that is not named, because libvirt keeps what it is not told', async () => {
    const { host, daemon } = await open(answered);
    await host.domains.setBlockTuning(object, 'vda', { readIopsSec: 100 });
    const [body] = bodiesOf(daemon, 'domainSetBlockIoTune') as readonly {
      readonly flags: number;
      readonly params: readonly { readonly field: string; readonly value: { readonly value: bigint } }[];
    }[];
    const values = new Map(body?.params.map(({ field, value }) => [field, value.value]));
    expect(values.size).toBe(18);
    expect(values.get('read_iops_sec')).toBe(100n);
    expect(values.get('total_bytes_sec_max_length')).toBe(0n);
    expect([...values.values()].filter((value) => value !== 0n)).toEqual([100n]);
    expect(body?.flags).toBe(liveOnly);
  });

  it('state CPU time with the types that libvirt insists on', async () => {
    const { host, daemon } = await open(answered);
    await host.domains.setSchedulerParameters(object, { shares: 512, globalQuotaMicroseconds: -1 });
    await host.domains.setSchedulerParameters(object, {});
    expect(bodiesOf(daemon, 'domainSetSchedulerParametersFlags')).toMatchObject([
      {
        params: [
          { field: 'cpu_shares', value: { type: 4, value: 512n } },
          { field: 'global_quota', value: { type: 3, value: -1n } },
        ],
        flags: liveOnly,
      },
    ]);
  });

  it('pin with one bit a CPU of the host', async () => {
    const { host, daemon } = await open(answered);
    await host.domains.pin(object, { vcpu: 2, hostCpus: [0, 9], hostCpuCount: 10 });
    await host.domains.pin(object, { hostCpus: [7], hostCpuCount: 8 });
    const maps = (name: string): readonly unknown[] =>
      bodiesOf(daemon, name).map((body) => [...(body as { readonly cpumap: Uint8Array }).cpumap]);
    expect(maps('domainPinVcpuFlags')).toEqual([[1, 2]]);
    expect(maps('domainPinEmulator')).toEqual([[128]]);
    expect(bodiesOf(daemon, 'domainPinVcpuFlags')).toMatchObject([{ vcpu: 2, flags: liveOnly }]);
  });

  it('never shrink a disk, nor ask for the size that it has', async () => {
    const { host, daemon } = await open(answered);
    await expect(host.domains.growBlockDevice(object, 'vda', 4095)).rejects.toThrow(VolumeWouldShrink);
    await host.domains.growBlockDevice(object, 'vda', 4096);
    expect(bodiesOf(daemon, 'domainBlockResize')).toEqual([]);
    await host.domains.growBlockDevice(object, 'vda', 8192);
    expect(bodiesOf(daemon, 'domainBlockResize')).toMatchObject([{ disk: 'vda', size: 8192n, flags: 1 }]);
  });

  it('force a tray open only when asked to', async () => {
    const { host, daemon } = await open(answered);
    await host.domains.updateDevice(object, '<disk/>');
    await host.domains.updateDevice(object, '<disk/>', { force: true });
    expect(bodiesOf(daemon, 'domainUpdateDeviceFlags')).toMatchObject([{ flags: 1 }, { flags: 5 }]);
  });
});

describe('events', () => {
  it('tell that a guest did not let a device go', async () => {
    const { host, daemon } = await open({});
    const events = host.events()[Symbol.asyncIterator]();
    const dom = { ...object, id: 3 };
    daemon.clients
      .at(-1)
      ?.event<'domainEventCallbackDeviceRemovalFailed'>('domainEventCallbackDeviceRemovalFailed', {
        callbackID: 1,
        dom,
        devAlias: 'net1',
      });
    expect((await events.next()).value).toEqual({
      kind: 'device-removal-failed',
      domain: dom,
      alias: 'net1',
    });
  });
});
