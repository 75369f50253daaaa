import { describe, expect, it } from '@jest/globals';
import { describeNetwork } from '../../../lib/describe';
import { samplePlanWith } from '../plan/sample-plan';

const plan = samplePlanWith(() => {});

function described(name: string) {
  const network = plan.networks.find((candidate) => candidate.name === name);
  if (network === undefined) throw new Error(`the sample has no network ${name}`);
  return describeNetwork(plan, network);
}

describe('describeNetwork', () => {
  it('serves listed and fixed addresses: IPv4 by MAC address, IPv6 by name', () => {
    expect(described('lan')).toEqual({
      name: 'lan',
      uuid: '00000000-0000-5000-8000-000000000011',
      metadata: [],
      bridge: { name: 'fw-lan', stp: false, delay: 0 },
      forward: { mode: 'nat', natIpv6: true },
      mtu: 1500,
      domain: { name: 'lab.internal', localOnly: true },
      dnsHosts: [{ ip: '10.10.0.1', hostnames: ['gateway.lab.internal'] }],
      ips: [
        {
          family: 'ipv4',
          address: '10.10.0.1',
          prefix: 24,
          dhcpRanges: [{ start: '10.10.0.100', end: '10.10.0.199' }],
          dhcpHosts: [
            { mac: '52:54:00:00:00:01', name: 'web', ip: '10.10.0.10' },
            { mac: '52:54:00:aa:00:01', name: 'printer', ip: '10.10.0.50' },
            { mac: '52:54:00:00:00:06', name: 'vault', ip: '10.10.0.60' },
          ],
        },
        {
          family: 'ipv6',
          address: 'fd00:10::1',
          prefix: 64,
          dhcpRanges: [],
          dhcpHosts: [
            { name: 'web', ip: 'fd00:10::10' },
            { name: 'printer', ip: 'fd00:10::50' },
          ],
        },
      ],
      dnsmasqOptions: ['no-ping'],
    });
  });

  it.each([
    ['storage', undefined],
    ['dmz', { mode: 'route' }],
  ])('forwards %s as its mode says', (name, forward) => {
    expect(described(name).forward).toEqual(forward);
    expect(described(name).dnsmasqOptions).toEqual([]);
  });

  it('leaves a bridge of others as it is', () => {
    expect(described('office')).toEqual({
      name: 'office',
      uuid: '00000000-0000-5000-8000-000000000014',
      metadata: [],
      bridge: { name: 'br0' },
      forward: { mode: 'bridge' },
      dnsHosts: [],
      ips: [],
      dnsmasqOptions: [],
    });
  });
});
