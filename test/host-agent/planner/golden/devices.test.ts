import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../../lib/plan';
import type { SimulatedHost } from '../../../support/simulated-host';
import { sampleDisk, sampleImage, sampleMachine, sampleNetwork, uuidOf } from '../sample-plan';
import { hold, web, type Scenario } from '../scenario';

type MachineInput = PlanInput['machines'][number];
type NicInput = MachineInput['nics'][number];

const machines = (changes: Partial<MachineInput>): Pick<PlanInput, 'machines'> => ({
  machines: [sampleMachine(changes)],
});
const dmz = sampleNetwork({
  name: 'dmz',
  uuid: uuidOf(201),
  key: 'lab/dmz',
  bridgeName: 'fw-dmz',
  ipv4: { cidr: '10.0.2.0/24', gateway: '10.0.2.1', reservations: [] },
});
const data = (changes: Partial<MachineInput['disks'][number]> = {}): MachineInput['disks'][number] =>
  sampleDisk({
    name: 'data',
    fileName: 'web-data.qcow2',
    serial: 'web-data',
    source: { kind: 'blank' },
    ...changes,
  });
const nic = (changes: Partial<NicInput> = {}): NicInput => ({
  name: 'lan',
  attachment: { kind: 'network', network: 'lan' },
  mac: '52:54:00:00:00:01',
  model: 'virtio',
  linkUp: true,
  ...changes,
});
const second = nic({ name: 'second', mac: '52:54:00:00:00:02' });

const iso = sampleImage({ name: 'iso', key: 'lab/iso', fileName: 'tools-1.iso', format: 'raw' });
const images = [sampleImage(), iso];
const seed = {
  metaData: { kind: 'text', text: 'one' },
  pool: 'default',
  fileName: 'web-seed-1.iso',
} as const;

const withSlots = (freePciSlots: number) => (host: SimulatedHost) => {
  const machine = web(host);
  if (machine.running !== undefined) machine.running = { ...machine.running, freePciSlots };
};
const RESTARTED = [
  'stop-machine:web restart',
  'define-machine:web restart < stop-machine:web',
  'start-machine:web live < define-machine:web',
];

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a disk that comes, in a pool that is there',
    before: {},
    plan: machines({ disks: [sampleDisk(), data()] }),
    steps: [
      'create-disk:web/data live',
      'attach-disk:web/data live < create-disk:web/data',
      'define-machine:web live < attach-disk:web/data',
    ],
    settles: true,
  },
  {
    name: 'a disk that comes where the machine has no slot left',
    before: {},
    byHand: withSlots(0),
    plan: machines({ disks: [sampleDisk(), data()] }),
    steps: [
      'create-disk:web/data live',
      'stop-machine:web restart < create-disk:web/data',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    settles: true,
  },
  {
    name: 'two devices that come where the machine has one slot left: all of it waits for the restart',
    before: {},
    byHand: withSlots(1),
    plan: machines({ disks: [sampleDisk(), data()], nics: [nic({ ipv4: '10.0.1.11' }), second] }),
    steps: [
      'create-disk:web/data live',
      'stop-machine:web restart < create-disk:web/data',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    settles: true,
  },
  {
    name: 'a SCSI disk needs no slot',
    before: {},
    byHand: withSlots(0),
    plan: machines({ disks: [sampleDisk(), data({ bus: 'scsi' })] }),
    steps: [
      'create-disk:web/data live',
      'attach-disk:web/data live < create-disk:web/data',
      'define-machine:web live < attach-disk:web/data',
    ],
    settles: true,
  },
  {
    name: 'a SATA disk comes with a restart',
    before: {},
    plan: machines({ disks: [sampleDisk(), data({ bus: 'sata' })] }),
    steps: [
      'create-disk:web/data live',
      'stop-machine:web restart < create-disk:web/data',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    settles: true,
  },
  {
    name: 'a disk of a guest that nobody can ask goes with a restart',
    before: machines({ disks: [sampleDisk(), data({ retain: true })] }),
    byHand: (host) => {
      web(host).guest.agent = false;
    },
    plan: {},
    steps: RESTARTED,
    warnings: ['retained-disk disk web/web-data.qcow2'],
    settles: true,
  },
  {
    name: 'the disk that is booted from goes with a restart',
    before: machines({
      disks: [sampleDisk(), data({ retain: true })],
      boot: { kind: 'disk', order: ['data'] },
    }),
    plan: {},
    steps: RESTARTED,
    warnings: ['retained-disk disk web/web-data.qcow2'],
    settles: true,
  },
  {
    name: 'limits of a disk',
    before: {},
    plan: machines({ disks: [sampleDisk({ limits: { iops: { total: 100 } } })] }),
    steps: ['limit-disk:web/root live', 'define-machine:web live < limit-disk:web/root'],
    settles: true,
  },
  {
    name: 'the cache of a disk restarts',
    before: {},
    plan: machines({ disks: [sampleDisk({ cache: 'writeback' })] }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'a disk that comes and is too small grows where it then is',
    before: machines({ disks: [sampleDisk(), data({ retain: true })] }),
    byHand: (host) => {
      const machine = web(host);
      for (const side of ['stored', 'running'] as const) {
        const definition = machine[side];
        if (definition !== undefined)
          machine[side] = { ...definition, disks: definition.disks.filter(({ target }) => target !== 'vdb') };
      }
    },
    plan: machines({ disks: [sampleDisk(), data({ retain: true, sizeMiB: 64 })] }),
    steps: [
      'attach-disk:web/data live',
      'grow-attached-disk:web/data live < attach-disk:web/data',
      'define-machine:web live < attach-disk:web/data grow-attached-disk:web/data',
    ],
    settles: true,
  },
  {
    name: 'boot order is written down for the next boot',
    before: machines({ disks: [sampleDisk(), data()] }),
    plan: machines({ disks: [sampleDisk(), data()], boot: { kind: 'disk', order: ['data', 'root'] } }),
    steps: ['define-machine:web live'],
    settles: true,
  },
  {
    name: 'another medium',
    before: { images, machines: [sampleMachine({ cdroms: [{ name: 'tools' }] })] },
    plan: { images, machines: [sampleMachine({ cdroms: [{ name: 'tools', image: 'iso' }] })] },
    steps: ['change-medium:web/sdb live', 'define-machine:web live < change-medium:web/sdb'],
    settles: true,
  },
  {
    name: 'a drive that comes needs a restart',
    before: { images },
    plan: { images, machines: [sampleMachine({ cdroms: [{ name: 'tools', image: 'iso' }] })] },
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'a drive that goes is emptied, and stays empty until the next boot',
    before: { images, machines: [sampleMachine({ cdroms: [{ name: 'tools', image: 'iso' }] })] },
    plan: { images },
    steps: ['change-medium:web/sdb live', 'define-machine:web live < change-medium:web/sdb'],
    settles: true,
  },
  {
    name: 'a first seed needs a drive, and that a restart',
    before: {},
    plan: machines({ cloudInit: seed }),
    steps: [
      'write-seed:web live',
      'stop-machine:web restart < write-seed:web',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    settles: true,
  },
  {
    name: 'a seed that goes is taken out of its drive',
    before: machines({ cloudInit: seed }),
    plan: {},
    steps: [
      'change-medium:web/sda live',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
    settles: true,
  },
  {
    name: 'a NIC that comes, on a network that comes',
    before: { machines: [sampleMachine({ nics: [nic()] })] },
    plan: {
      networks: [sampleNetwork(), dmz],
      machines: [
        sampleMachine({ nics: [nic(), { ...second, attachment: { kind: 'network', network: 'dmz' } }] }),
      ],
    },
    steps: [
      'create-network:dmz live',
      'attach-nic:web/second live < create-network:dmz',
      'define-machine:web live < attach-nic:web/second create-network:dmz',
    ],
    settles: true,
  },
  {
    name: 'a NIC that goes',
    before: machines({ nics: [nic(), second] }),
    plan: machines({ nics: [nic()] }),
    steps: [
      'detach-nic:web/52:54:00:00:00:02 live',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:02',
    ],
    settles: true,
  },
  {
    name: 'network, link, bandwidth and filter of a NIC in one step',
    before: { networks: [sampleNetwork(), dmz], ...machines({ nics: [nic()] }) },
    plan: {
      networks: [sampleNetwork(), dmz],
      ...machines({
        nics: [
          nic({
            attachment: { kind: 'network', network: 'dmz' },
            linkUp: false,
            bandwidth: { inbound: { averageKiBPerSecond: 1000 } },
            filter: { name: 'clean-traffic', parameters: [] },
          }),
        ],
      }),
    },
    steps: ['update-nic:web/lan live', 'define-machine:web live < update-nic:web/lan'],
    settles: true,
  },
  {
    name: 'a NIC with a fixed address that moves, and asks for its new one by itself',
    before: { networks: [sampleNetwork(), dmz], ...machines({ nics: [nic({ ipv4: '10.0.1.11' })] }) },
    plan: {
      networks: [sampleNetwork(), dmz],
      ...machines({ nics: [nic({ attachment: { kind: 'network', network: 'dmz' }, ipv4: '10.0.2.11' })] }),
    },
    steps: [
      'redefine-network:dmz live',
      'update-network-entries:dmz live < redefine-network:dmz',
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'update-nic:web/lan live < update-network-entries:dmz',
      'define-machine:web live < update-nic:web/lan',
    ],
    settles: true,
  },
  {
    name: 'another model, and another MAC address, by plugging out and in, in the slot that is there',
    before: machines({ nics: [nic(), second] }),
    byHand: withSlots(0),
    plan: machines({ nics: [nic({ model: 'e1000e' }), { ...second, mac: '52:54:00:00:00:99' }] }),
    steps: [
      'detach-nic:web/52:54:00:00:00:01 live',
      'detach-nic:web/52:54:00:00:00:02 live',
      'attach-nic:web/lan live < detach-nic:web/52:54:00:00:00:01',
      'attach-nic:web/second live < detach-nic:web/52:54:00:00:00:02',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:01 detach-nic:web/52:54:00:00:00:02 attach-nic:web/lan attach-nic:web/second',
    ],
    settles: true,
  },
  {
    name: 'an MTU that the plan states',
    before: machines({ nics: [nic()] }),
    plan: machines({ nics: [nic({ mtu: 1400 })] }),
    steps: [
      'detach-nic:web/52:54:00:00:00:01 live',
      'attach-nic:web/lan live < detach-nic:web/52:54:00:00:00:01',
      'define-machine:web live < detach-nic:web/52:54:00:00:00:01 attach-nic:web/lan',
    ],
    settles: true,
  },
  {
    name: 'an old model that PCI Express ports do not take',
    before: machines({ nics: [nic()] }),
    plan: machines({ nics: [nic({ model: 'e1000' })] }),
    steps: RESTARTED,
    settles: true,
  },
  {
    name: 'a DHCP range changes in place',
    before: {},
    plan: {
      networks: [
        sampleNetwork({
          ipv4: {
            cidr: '10.0.1.0/24',
            gateway: '10.0.1.1',
            dhcpRange: { start: '10.0.1.100', end: '10.0.1.200' },
            reservations: [],
          },
        }),
      ],
    },
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
    settles: true,
  },
];

describe('changes of disks, drives, NICs and networks', () => {
  it.each(SCENARIOS)('$name', hold);
});
