import { describe, it } from '@jest/globals';
import type { NetworkSettings } from '../../../../../host-agent/inventory';
import type { SimulatedHost } from '../../../../support/simulated-host';
import { uuidOf } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { alone, IPV6, of, stopped, without } from './sample';

const put =
  (settings: Partial<NetworkSettings>, stored = false) =>
  (host: SimulatedHost): void => {
    const made: NetworkSettings = { mode: 'nat', bridgeName: 'virbr7', dnsHosts: [], ...settings };
    host.networks.set(uuidOf(7), {
      name: 'theirs',
      uuid: uuidOf(7),
      ownership: { kind: 'foreign' },
      autostart: false,
      stored: stored ? made : undefined,
      running: stored ? undefined : made,
    });
  };

const CASES: readonly Told[] = [
  {
    name: 'a subnet that a stranger runs is not taken',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.0.0/16', gateway: '10.0.0.1', reservations: [] } }),
    plan: of(),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24] network=theirs taken=10.0.0.0/16',
    ],
  },
  {
    name: 'nor one that a stranger would run',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.1.128/25', gateway: '10.0.1.129', reservations: [] } }, true),
    plan: of(),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24] network=theirs taken=10.0.1.128/25',
    ],
  },
  {
    name: 'nor one of IPv6',
    before: without,
    byHand: put({ ipv6: { cidr: 'fd00:1::/48', gateway: 'fd00:1::1', reservations: [] } }),
    plan: of({ ipv6: IPV6 }),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24, fd00:1::/64] network=theirs taken=fd00:1::/48',
    ],
  },
  {
    name: 'a subnet beside a stranger’s is',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    plan: of(),
    steps: ['create-network:lan live'],
  },
  {
    name: 'a network does not move onto a stranger’s subnet',
    before: of(),
    byHand: put({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    plan: of({ ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] } }),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.2.0/24] network=theirs taken=10.0.2.0/24',
    ],
  },
  {
    name: 'a network is not started beside a stranger who has its subnet by now',
    before: of(),
    byHand: (host) => {
      stopped(host);
      put({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] } })(host);
    },
    plan: of(),
    steps: [],
    refusals: [
      'subnet-overlaps-foreign-network network lan subnets=[10.0.1.0/24] network=theirs taken=10.0.1.0/24',
    ],
  },
  {
    name: 'a network that runs beside a stranger with its subnet only has its switch changed',
    before: of(),
    byHand: put({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] } }),
    plan: of({ autostart: false }),
    steps: ['set-network-autostart:lan live'],
    changes: ['set-network-autostart:lan (network lan): autostart true -> false live'],
  },
  {
    name: 'a bridge has no subnet that could be taken',
    before: without,
    byHand: put({ ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] } }),
    plan: {
      ...alone,
      networks: [
        {
          mode: 'bridge',
          name: 'lan',
          uuid: uuidOf(200),
          key: 'lab/lan',
          autostart: true,
          existingBridge: 'br0',
        },
      ],
    },
    steps: ['create-network:lan live'],
    changes: ['create-network:lan (network lan): mode -> bridge live'],
  },
];

describe('networks beside those of strangers', () => {
  it.each(CASES)('$name', holdToWords);
});
