import { describe, expect, it } from '@jest/globals';
import {
  ConstructError,
  type Host,
  Machine,
  Network,
  Size,
  type NetworkProps,
  type NicProps,
} from 'fleetwright';
import { synthPlan, synthTerraform } from 'fleetwright/testing';
import { newHost } from './support';

type NicWords = { readonly [Key in 'ipv4' | 'ipv6' | 'filter']?: string };

/** A host with one machine, whose one NIC is on a network of these properties. */
function hostWith(network: NetworkProps, nic: NicWords = {}): Host {
  const host = newHost();
  const props: NicProps = { network: new Network(host, 'back', network), ...nic };
  new Machine(host, 'web', { disks: [{ size: Size.gibibytes(1) }], nics: [props] });
  return host;
}

const IPV4 = { cidr: '10.9.0.0/24' };
const IPV6 = { cidr: 'fd00:9::/64' };
const cleanTraffic = (address: string) => ({
  name: 'clean-traffic',
  parameters: [{ name: 'IP', value: address }],
});
const MAC_ALONE = { name: 'no-mac-spoofing', parameters: [] };

describe('spoofing', () => {
  it.each<[string, NetworkProps, NicWords, object | undefined]>([
    ['an isolated network', { mode: 'isolated', ipv4: IPV4 }, {}, cleanTraffic('10.9.0.2')],
    ['a fixed address', { mode: 'isolated', ipv4: IPV4 }, { ipv4: '10.9.0.7' }, cleanTraffic('10.9.0.7')],
    ['an address nobody knows', { mode: 'isolated', ipv4: IPV4 }, { ipv4: 'dhcp' }, MAC_ALONE],
    ['no subnet', { mode: 'isolated', ipv4: 'none' }, {}, MAC_ALONE],
    ['IPv6 on the network', { mode: 'isolated', ipv4: IPV4, ipv6: IPV6 }, {}, MAC_ALONE],
    ['permission', { mode: 'isolated', ipv4: IPV4, spoofing: 'allowed' }, {}, undefined],
    ['a NIC without', { mode: 'isolated', ipv4: IPV4 }, { filter: 'none' }, undefined],
    [
      'a NIC with its own',
      { mode: 'isolated', ipv4: IPV4 },
      { filter: 'mine' },
      { name: 'mine', parameters: [] },
    ],
    ['a NAT network', { ipv4: IPV4 }, {}, undefined],
    ['a shared NAT network', { ipv4: IPV4, spoofing: 'blocked' }, {}, cleanTraffic('10.9.0.2')],
    [
      'a shared bridge',
      { mode: 'bridge', existingBridge: 'br0', spoofing: 'blocked' },
      { ipv4: '192.0.2.9' },
      cleanTraffic('192.0.2.9'),
    ],
    ['a bridge', { mode: 'bridge', existingBridge: 'br0' }, {}, undefined],
  ])('on %s', (_, network, nic, filter) => {
    expect(synthPlan(hostWith(network, nic)).machines[0]?.nics[0]?.filter).toEqual(filter);
  });

  it.each<[NetworkProps, NicWords, RegExp]>([
    [
      { ipv4: IPV4, spoofing: 'blocked' },
      { ipv4: 'dhcp' },
      /nobody knows this NIC's IPv4 address\. State its "ipv4"/,
    ],
    [{ ipv4: IPV4, ipv6: IPV6, spoofing: 'blocked' }, {}, /lets no IPv6 through\. Use IPv4 alone/],
    [
      { mode: 'bridge', existingBridge: 'br0', spoofing: 'blocked' },
      {},
      /nobody knows this NIC's IPv4 address/,
    ],
    [
      // A program in JavaScript may say anything.
      JSON.parse('{ "spoofing": "block" }') as NetworkProps,
      {},
      /spoofing is "block"\. Use "blocked" or "allowed"/,
    ],
  ])('%j cannot be promised', (network, nic, message) => {
    expect(() => hostWith(network, nic)).toThrow(ConstructError);
    expect(() => hostWith(network, nic)).toThrow(message);
  });

  it('is blocked on the Terraform road too', () => {
    const document = JSON.stringify(synthTerraform(hostWith({ mode: 'isolated', ipv4: IPV4 })));
    expect(document).toContain(
      '"filter_ref":{"filter":"clean-traffic","parameters":[{"name":"IP","value":"10.9.0.2"}]}',
    );
  });
});
