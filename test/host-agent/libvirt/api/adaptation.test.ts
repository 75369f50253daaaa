import { afterEach, describe, expect, it } from '@jest/globals';
import { connectLibvirt, type LibvirtHost } from '../../../../host-agent/libvirt';
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
