import { describe, it } from '@jest/globals';
import { sampleNetwork, uuidOf } from '../../sample-plan';
import {
  byVirsh,
  byVirshBoth,
  holdPreview,
  machines,
  type MachineInput,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

type NicInput = MachineInput['nics'][number];

const nic = (changes: Partial<NicInput> = {}): NicInput => ({
  name: 'lan',
  attachment: { kind: 'network', network: 'lan' },
  mac: '52:54:00:00:00:01',
  model: 'virtio',
  linkUp: true,
  ...changes,
});
const withNic = (changes: Partial<NicInput>): PlanChanges => machines({ nics: [nic(changes)] });
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: uuidOf(201),
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});
const networks = [sampleNetwork(), dmz];

const CASES: readonly PreviewCase[] = [
  {
    name: 'another network',
    before: { networks, ...withNic({}) },
    plan: { networks, ...withNic({ attachment: { kind: 'network', network: 'dmz' } }) },
    shows: [
      'nics.lan.attachment: network lan -> network dmz (live) by update-nic:web/lan (moves), define-machine:web',
    ],
  },
  {
    name: 'a bridge of the host',
    before: withNic({}),
    plan: withNic({ attachment: { kind: 'bridge', bridge: 'br0' } }),
    shows: [
      'nics.lan.attachment: network lan -> bridge br0 (live) by update-nic:web/lan (moves), define-machine:web',
    ],
  },
  {
    name: 'the link',
    before: withNic({}),
    plan: withNic({ linkUp: false }),
    shows: ['nics.lan.linkUp: true -> false (live) by update-nic:web/lan, define-machine:web'],
  },
  {
    name: 'bandwidth',
    before: withNic({ bandwidth: { inbound: { averageKiBPerSecond: 100 } } }),
    plan: withNic({
      bandwidth: {
        inbound: { averageKiBPerSecond: 100, peakKiBPerSecond: 200, burstKiB: 50 },
        outbound: { averageKiBPerSecond: 70 },
      },
    }),
    shows: [
      'nics.lan.bandwidth: inbound 100 KiB/s -> inbound 100 KiB/s, peak 200 KiB/s, burst 50 KiB,outbound 70 KiB/s (live) by update-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'bandwidth lifted',
    before: withNic({ bandwidth: { outbound: { averageKiBPerSecond: 100, burstKiB: 5 } } }),
    plan: withNic({}),
    shows: [
      'nics.lan.bandwidth: outbound 100 KiB/s, burst 5 KiB ->  (live) by update-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'the same bandwidth, written anew',
    before: withNic({ bandwidth: { outbound: { averageKiBPerSecond: 100 } } }),
    plan: withNic({ bandwidth: { outbound: { averageKiBPerSecond: 100 } } }),
    shows: [],
  },
  {
    name: 'a filter and its parameters, in any order',
    before: withNic({
      filter: {
        name: 'clean-traffic',
        parameters: [
          { name: 'IP', value: '10.0.1.5' },
          { name: 'GW', value: 'x' },
        ],
      },
    }),
    plan: withNic({
      filter: {
        name: 'clean-traffic',
        parameters: [
          { name: 'IP', value: '10.0.1.5' },
          { name: 'GW', value: 'x' },
        ],
      },
    }),
    shows: [],
  },
  {
    name: 'a parameter of a filter',
    before: withNic({ filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.0.1.5' }] } }),
    plan: withNic({
      filter: {
        name: 'clean-traffic',
        parameters: [
          { name: 'IP', value: '10.0.1.5' },
          { name: 'CTRL_IP_LEARNING', value: 'none' },
        ],
      },
    }),
    shows: [
      'nics.lan.filter: clean-traffic,IP=10.0.1.5 -> clean-traffic,CTRL_IP_LEARNING=none,IP=10.0.1.5 (live) by update-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'a filter lifted',
    before: withNic({ filter: { name: 'clean-traffic', parameters: [] } }),
    plan: withNic({}),
    shows: ['nics.lan.filter: clean-traffic ->  (live) by update-nic:web/lan, define-machine:web'],
  },
  {
    name: 'an MTU',
    before: withNic({ mtu: 1500 }),
    plan: withNic({ mtu: 1400 }),
    shows: [
      'nics.lan.mtu: 1500 -> 1400 (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'an MTU that the plan does not state any more is nobody’s wish',
    before: withNic({ mtu: 1400 }),
    plan: withNic({}),
    shows: [],
  },
  {
    name: 'a model that can be plugged',
    before: withNic({}),
    plan: withNic({ model: 'e1000e' }),
    shows: [
      'nics.lan.model: virtio -> e1000e (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'a model that cannot be plugged',
    before: withNic({}),
    plan: withNic({ model: 'rtl8139' }),
    shows: ['nics.lan.model: virtio -> rtl8139 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'on a machine without PCI Express, an old model can be plugged',
    before: machines({ machineType: 'pc', nics: [nic()] }),
    plan: machines({ machineType: 'pc', nics: [nic({ model: 'rtl8139' })] }),
    shows: [
      'nics.lan.model: virtio -> rtl8139 (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'on a machine without PCI Express, a model for it cannot be plugged',
    before: machines({ machineType: 'pc', nics: [nic()] }),
    plan: machines({ machineType: 'pc', nics: [nic({ model: 'e1000e' })] }),
    shows: ['nics.lan.model: virtio -> e1000e (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a model beside another change of the same NIC: all by one re-plug',
    before: withNic({}),
    plan: withNic({ model: 'e1000e', linkUp: false }),
    shows: [
      'nics.lan.linkUp: true -> false (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
      'nics.lan.model: virtio -> e1000e (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'a MAC address and another change of the same NIC: all by one re-plug',
    before: withNic({}),
    plan: withNic({ mac: '52:54:00:00:00:77', linkUp: false }),
    shows: [
      'nics.lan.mac: 52:54:00:00:00:01 -> 52:54:00:00:00:77 (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
      'nics.lan.linkUp: true -> false (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
    ],
  },
  {
    name: 'a NIC that comes and cannot be plugged',
    before: machines({ nics: [nic()] }),
    plan: machines({ nics: [nic(), nic({ name: 'old', mac: '52:54:00:00:00:02', model: 'e1000' })] }),
    shows: [
      'nics.old: nothing -> 52:54:00:00:00:02 on network lan (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'a NIC that comes',
    before: machines({ nics: [nic()] }),
    plan: machines({
      nics: [
        nic(),
        nic({ name: 'second', mac: '52:54:00:00:00:02', attachment: { kind: 'bridge', bridge: 'br0' } }),
      ],
    }),
    shows: [
      'nics.second: nothing -> 52:54:00:00:00:02 on bridge br0 (live) by attach-nic:web/second, define-machine:web',
    ],
  },
  {
    name: 'a NIC that goes',
    before: machines({ nics: [nic(), nic({ name: 'second', mac: '52:54:00:00:00:02' })] }),
    plan: machines({ nics: [nic()] }),
    shows: [
      'nics.52:54:00:00:00:02: 52:54:00:00:00:02 on network lan -> nothing (live) by detach-nic:web/52:54:00:00:00:02, define-machine:web',
    ],
  },
  {
    name: 'two NICs change their MAC addresses, and one comes: first with first, the last is new',
    before: machines({ nics: [nic(), nic({ name: 'b', mac: '52:54:00:00:00:02' })] }),
    plan: machines({
      nics: [
        nic({ mac: '52:54:00:00:00:11' }),
        nic({ name: 'b', mac: '52:54:00:00:00:12' }),
        nic({ name: 'c', mac: '52:54:00:00:00:13' }),
      ],
    }),
    shows: [
      'nics.lan.mac: 52:54:00:00:00:01 -> 52:54:00:00:00:11 (live) by detach-nic:web/52:54:00:00:00:01, attach-nic:web/lan, define-machine:web',
      'nics.b.mac: 52:54:00:00:00:02 -> 52:54:00:00:00:12 (live) by detach-nic:web/52:54:00:00:00:02, attach-nic:web/b, define-machine:web',
      'nics.c: nothing -> 52:54:00:00:00:13 on network lan (live) by attach-nic:web/c, define-machine:web',
    ],
  },
  {
    name: 'of three NICs one changes its MAC address and one goes',
    before: machines({
      nics: [
        nic(),
        nic({ name: 'b', mac: '52:54:00:00:00:02' }),
        nic({ name: 'c', mac: '52:54:00:00:00:03' }),
      ],
    }),
    plan: machines({ nics: [nic(), nic({ name: 'b', mac: '52:54:00:00:00:12' })] }),
    shows: [
      'nics.b.mac: 52:54:00:00:00:02 -> 52:54:00:00:00:12 (live) by detach-nic:web/52:54:00:00:00:02, attach-nic:web/b, define-machine:web',
      'nics.52:54:00:00:00:03: 52:54:00:00:00:03 on network lan -> nothing (live) by detach-nic:web/52:54:00:00:00:03, define-machine:web',
    ],
  },
  {
    name: 'a NIC that somebody moved while the machine runs comes back',
    before: withNic({}),
    byHand: byVirsh('running', ({ nics }) => ({
      nics: nics.map((each) => ({ ...each, attachment: { kind: 'other', name: 'tap7' }, linkUp: false })),
    })),
    shows: [
      'nics.lan.attachment: other tap7 -> network lan (live) by update-nic:web/lan (moves)',
      'nics.lan.linkUp: false -> true (live) by update-nic:web/lan (moves)',
    ],
  },
  {
    name: 'a NIC that somebody took from what is stored is written down again',
    before: withNic({}),
    byHand: byVirsh('stored', () => ({ nics: [] })),
    shows: ['nics.lan: nothing -> 52:54:00:00:00:01 on network lan (live) by define-machine:web'],
  },
  {
    name: 'a NIC that somebody added to both goes again',
    before: withNic({}),
    byHand: byVirshBoth(({ nics }) => ({
      nics: [...nics, ...nics.map((each) => ({ ...each, mac: '52:54:00:00:00:66' }))],
    })),
    shows: [
      'nics.52:54:00:00:00:66: 52:54:00:00:00:66 on network lan -> nothing (live) by detach-nic:web/52:54:00:00:00:66, define-machine:web',
    ],
  },
];

describe('what a preview shows of NICs', () => {
  it.each(CASES)('$name', holdPreview);
});
