import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readDomain, writeNetwork, type LibvirtEvent } from '../../../../host-agent/libvirt';
import { tinyDomainXml, useLiveHost, waitFor } from '../../../support/live-host';
import { useConnections } from '../live';

const live = useLiveHost();
const connect = useConnections();

const mac = '52:54:00:aa:00:01';

describe('a running guest', () => {
  it('is seen by lease and by its agent, and shuts down when asked', async () => {
    const host = await connect(live.uri);
    const events: LibvirtEvent[] = [];
    void (async () => {
      for await (const event of host.events()) events.push(event);
    })();
    const network = await host.networks.define(
      writeNetwork({
        name: 'guests',
        uuid: '00000000-0000-4000-8000-000000000201',
        metadata: [],
        forward: { mode: 'nat' },
        bridge: { name: 'guests0', stp: false, delay: 0 },
        dnsHosts: [],
        ips: [
          {
            family: 'ipv4',
            address: '10.77.0.1',
            prefix: 24,
            dhcpRanges: [{ start: '10.77.0.100', end: '10.77.0.200' }],
            dhcpHosts: [{ mac, ip: '10.77.0.9' }],
          },
        ],
        dnsmasqOptions: [],
      }),
    );
    await host.networks.start(network);
    const xml = tinyDomainXml({
      name: 'guest',
      guest: live.guest,
      serialLogPath: join(live.sandbox.logDirectory, 'guest.log'),
      network: 'guests',
      mac,
    });
    const domain = await host.domains.define(xml);
    await host.domains.start(domain);
    await live.waitForGuest('10.77.0.9');

    const address = { family: 'ipv4', address: '10.77.0.9', prefix: 24 };
    expect(await host.networks.dhcpLeases(network)).toMatchObject([
      { mac, address: '10.77.0.9', prefix: 24 },
    ]);
    expect(await host.domains.interfaceAddresses(domain, 'lease')).toMatchObject([
      { mac, addresses: [address] },
    ]);
    expect(readDomain(await host.domains.getXml(domain)).devices.interfaces).toMatchObject([
      { type: 'network', source: 'guests', macAddress: mac, targetDevice: expect.stringMatching(/^vnet/) },
    ]);

    await waitFor(() => events.some((event) => event.kind === 'agent-lifecycle' && event.connected), {
      timeoutMs: 60_000,
      intervalMs: 50,
      description: 'the guest agent connects',
    });
    expect(await host.domains.agentCommand(domain, '{"execute":"guest-ping"}')).toBe('{"return":{}}');
    const byAgent = await host.domains.interfaceAddresses(domain, 'agent');
    expect(byAgent.find((entry) => entry.mac === mac)?.addresses).toContainEqual(address);

    await host.domains.shutdown(domain, 'acpi');
    await waitFor(async () => (await host.domains.getState(domain)).state === 'shutoff', {
      timeoutMs: 60_000,
      description: 'the guest shuts down',
    });
    await host.domains.undefine(domain);
    await host.networks.destroy(network);
    await host.networks.undefine(network);
  });
});
