import { describe, expect, it } from '@jest/globals';
import { Machine, Network, Size, type NetworkProps } from 'fleetwright';
import { documentOf, resourceIn } from './support';

function networkOf(props: NetworkProps): object {
  return resourceIn(
    documentOf((host) => new Network(host, 'lan', props)),
    'libvirt_network',
    'lan',
  );
}

describe('the network', () => {
  it.each([
    [{ ipv4: { cidr: '10.0.0.0/24' } }, { mode: 'nat' }],
    [
      { ipv4: { cidr: '10.0.0.0/24' }, ipv6: { cidr: 'fd00:1::/64' } },
      { mode: 'nat', nat: { ipv6: 'yes' } },
    ],
    [{ mode: 'routed' as const, ipv4: { cidr: '10.0.0.0/24' } }, { mode: 'route' }],
    [{ mode: 'bridge' as const, existingBridge: 'br0' }, { mode: 'bridge' }],
    [{ mode: 'isolated' as const, ipv4: { cidr: '10.0.0.0/24' } }, undefined],
  ])('forwards as its mode says: %j', (props, forward) => {
    expect(Reflect.get(networkOf(props), 'forward')).toEqual(forward);
  });

  it('looks for no loops on a bridge of its own, and leaves that of another alone', () => {
    expect(networkOf({ ipv4: 'none', bridgeName: 'virbr9' })).toHaveProperty('bridge', {
      name: 'virbr9',
      stp: 'off',
      delay: '0',
    });
    expect(networkOf({ mode: 'bridge', existingBridge: 'br0' })).toHaveProperty('bridge', { name: 'br0' });
  });

  it('serves names, a range without pings, and reservations of its own and of machines', () => {
    const document = documentOf((host) => {
      const network = new Network(host, 'lan', {
        mtu: 9000,
        ipv4: {
          cidr: '10.0.0.0/24',
          dhcpRange: { start: '10.0.0.100', end: '10.0.0.199' },
          reservations: [{ mac: '52:54:00:00:00:01', address: '10.0.0.9', name: 'printer' }],
        },
        ipv6: { cidr: 'fd00:1::/64' },
        dns: { domain: 'lab.example', hosts: [{ address: '10.0.0.1', names: ['gate.lab.example'] }] },
      });
      new Machine(host, 'web', {
        disks: [{ size: Size.gibibytes(1) }],
        nics: [{ network, ipv4: '10.0.0.7', ipv6: 'fd00:1::7', mac: '52:54:00:00:00:07' }],
      });
    });
    expect(resourceIn(document, 'libvirt_network', 'lan')).toMatchObject({
      autostart: true,
      mtu: { size: 9000 },
      domain: { name: 'lab.example', local_only: 'yes' },
      dns: { host: [{ ip: '10.0.0.1', hostnames: [{ hostname: 'gate.lab.example' }] }] },
      dnsmasq_options: { option: [{ value: 'no-ping' }] },
      ips: [
        {
          family: 'ipv4',
          address: '10.0.0.1',
          prefix: 24,
          dhcp: {
            ranges: [{ start: '10.0.0.100', end: '10.0.0.199' }],
            hosts: [
              { ip: '10.0.0.7', mac: '52:54:00:00:00:07', name: 'web' },
              { ip: '10.0.0.9', mac: '52:54:00:00:00:01', name: 'printer' },
            ],
          },
        },
        {
          family: 'ipv6',
          address: 'fd00:1::1',
          prefix: 64,
          // DHCPv6 knows no MAC addresses: libvirt takes a host's name there.
          dhcp: { hosts: [{ ip: 'fd00:1::7', name: 'web' }] },
        },
      ],
    });
  });
});
