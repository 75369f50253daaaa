import { describe, it } from '@jest/globals';
import type { NetworkSettings } from '../../../../../host-agent/inventory';
import type { PlanInput } from '../../../../../lib/plan';
import { sampleNetwork, uuidOf, type ManagedNetworkInput } from '../../sample-plan';
import { holdPreview, type HostChange, type PlanChanges, type PreviewCase } from '../preview';

const ipv6 = { cidr: 'fd00:1::/64', gateway: 'fd00:1::1', reservations: [] };
const lan = (changes: Partial<ManagedNetworkInput>): PlanChanges => ({
  networks: [sampleNetwork(changes)],
  machines: [],
});
const onBridge = (bridge: string): PlanChanges => ({
  networks: [
    {
      mode: 'bridge',
      name: 'lan',
      uuid: uuidOf(200),
      key: 'lab/lan',
      autostart: true,
      existingBridge: bridge,
    },
  ] satisfies PlanInput['networks'],
  machines: [],
});
/** Changes what libvirt has of the network, running and stored. */
const byVirsh =
  (change: (settings: NetworkSettings) => Partial<NetworkSettings>): HostChange =>
  (host) => {
    for (const network of host.networks.values()) {
      for (const side of ['running', 'stored'] as const) {
        const settings = network[side];
        if (settings !== undefined) network[side] = { ...settings, ...change(settings) };
      }
    }
  };

const CASES: readonly PreviewCase[] = [
  {
    name: 'the mode',
    before: lan({}),
    plan: lan({ mode: 'isolated' as 'nat' }),
    shows: [
      'mode: nat -> isolated (live) by redefine-network:lan',
      'mode: nat -> isolated (restart) by restart-network:lan',
    ],
  },
  {
    name: 'the name of the bridge',
    before: lan({}),
    plan: lan({ bridgeName: 'fw-new' }),
    shows: [
      'bridgeName: fw-lan -> fw-new (live) by redefine-network:lan',
      'bridgeName: fw-lan -> fw-new (restart) by restart-network:lan',
    ],
  },
  {
    name: 'another bridge of the host',
    before: onBridge('br0'),
    plan: onBridge('br1'),
    shows: [
      'bridgeName: br0 -> br1 (live) by redefine-network:lan',
      'bridgeName: br0 -> br1 (restart) by restart-network:lan',
    ],
  },
  { name: 'the same bridge of the host', before: onBridge('br0'), shows: [] },
  {
    name: 'a bridge of the host instead of one of its own',
    before: lan({}),
    plan: onBridge('br0'),
    shows: [
      'mode: nat -> bridge (live) by redefine-network:lan',
      'bridgeName: fw-lan -> br0 (live) by redefine-network:lan',
      'ipv4: 10.0.1.0/24 -> nothing (live) by redefine-network:lan',
      'mode: nat -> bridge (restart) by restart-network:lan',
      'bridgeName: fw-lan -> br0 (restart) by restart-network:lan',
      'ipv4: 10.0.1.0/24 -> nothing (restart) by restart-network:lan',
    ],
  },
  {
    name: 'a network of its own instead of a bridge of the host',
    before: onBridge('br0'),
    plan: lan({ ipv6 }),
    shows: [
      'mode: bridge -> nat (live) by redefine-network:lan',
      'bridgeName: br0 -> fw-lan (live) by redefine-network:lan',
      'ipv4: nothing -> 10.0.1.0/24 (live) by redefine-network:lan',
      'ipv6: nothing -> fd00:1::/64 (live) by redefine-network:lan',
      'mode: bridge -> nat (restart) by restart-network:lan',
      'bridgeName: br0 -> fw-lan (restart) by restart-network:lan',
      'ipv4: nothing -> 10.0.1.0/24 (restart) by restart-network:lan',
      'ipv6: nothing -> fd00:1::/64 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'the MTU',
    before: lan({ mtu: 1500 }),
    plan: lan({ mtu: 9000 }),
    shows: [
      'mtu: 1500 -> 9000 (live) by redefine-network:lan',
      'mtu: 1500 -> 9000 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'a first MTU',
    before: lan({}),
    plan: lan({ mtu: 9000 }),
    shows: [
      'mtu: nothing -> 9000 (live) by redefine-network:lan',
      'mtu: nothing -> 9000 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'an MTU that the plan does not state any more',
    before: lan({ mtu: 9000 }),
    plan: lan({}),
    shows: [],
  },
  {
    name: 'the subnet',
    before: lan({}),
    plan: lan({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    shows: [
      'ipv4.cidr: 10.0.1.0/24 -> 10.0.2.0/24 (live) by redefine-network:lan',
      'ipv4.gateway: 10.0.1.1 -> 10.0.2.1 (live) by redefine-network:lan',
      'ipv4.cidr: 10.0.1.0/24 -> 10.0.2.0/24 (restart) by restart-network:lan',
      'ipv4.gateway: 10.0.1.1 -> 10.0.2.1 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'the gateway alone',
    before: lan({}),
    plan: lan({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.254', reservations: [] } }),
    shows: [
      'ipv4.gateway: 10.0.1.1 -> 10.0.1.254 (live) by redefine-network:lan',
      'ipv4.gateway: 10.0.1.1 -> 10.0.1.254 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'a first IPv6 subnet',
    before: lan({}),
    plan: lan({ ipv6 }),
    shows: [
      'ipv6: nothing -> fd00:1::/64 (live) by redefine-network:lan',
      'ipv6: nothing -> fd00:1::/64 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'an IPv6 subnet that goes',
    before: lan({ ipv6 }),
    plan: lan({}),
    shows: [
      'ipv6: fd00:1::/64 -> nothing (live) by redefine-network:lan',
      'ipv6: fd00:1::/64 -> nothing (restart) by restart-network:lan',
    ],
  },
  {
    name: 'another IPv6 subnet',
    before: lan({ ipv6 }),
    plan: lan({ ipv6: { ...ipv6, cidr: 'fd00:2::/64', gateway: 'fd00:2::1' } }),
    shows: [
      'ipv6.cidr: fd00:1::/64 -> fd00:2::/64 (live) by redefine-network:lan',
      'ipv6.gateway: fd00:1::1 -> fd00:2::1 (live) by redefine-network:lan',
      'ipv6.cidr: fd00:1::/64 -> fd00:2::/64 (restart) by restart-network:lan',
      'ipv6.gateway: fd00:1::1 -> fd00:2::1 (restart) by restart-network:lan',
    ],
  },
  {
    name: 'an IPv6 subnet in another spelling',
    before: lan({ ipv6 }),
    byHand: byVirsh(({ ipv6: found }) =>
      found === undefined ? {} : { ipv6: { ...found, cidr: 'FD00:1:0::/64', gateway: 'fd00:1:0:0::1' } },
    ),
    shows: [],
  },
  {
    name: 'the DNS domain',
    before: lan({ dns: { domain: 'a.test', hosts: [] } }),
    plan: lan({ dns: { domain: 'b.test', hosts: [] } }),
    shows: [
      'dns.domain: a.test -> b.test (live) by redefine-network:lan',
      'dns.domain: a.test -> b.test (restart) by restart-network:lan',
    ],
  },
  {
    name: 'a first DNS domain',
    before: lan({}),
    plan: lan({ dns: { domain: 'b.test', hosts: [] } }),
    shows: [
      'dns.domain: nothing -> b.test (live) by redefine-network:lan',
      'dns.domain: nothing -> b.test (restart) by restart-network:lan',
    ],
  },
  {
    name: 'a DNS domain that the plan does not state any more',
    before: lan({ dns: { domain: 'a.test', hosts: [] } }),
    plan: lan({}),
    shows: [],
  },
  {
    name: 'autostart',
    before: lan({}),
    plan: lan({ autostart: false }),
    shows: ['autostart: true -> false (live) by set-network-autostart:lan'],
  },
];

describe('what a preview shows of networks', () => {
  it.each(CASES)('$name', holdPreview);
});
