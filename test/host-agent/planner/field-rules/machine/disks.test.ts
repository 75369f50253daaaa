import { describe, it } from '@jest/globals';
import type { ActualDisk } from '../../../../../host-agent/inventory';
import { sampleDisk } from '../../sample-plan';
import { web } from '../../scenario';
import {
  byVirsh,
  byVirshBoth,
  holdPreview,
  machines,
  type MachineInput,
  type HostChange,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

type DiskInput = MachineInput['disks'][number];

const data = (changes: Partial<DiskInput> = {}): DiskInput =>
  sampleDisk({
    name: 'data',
    fileName: 'web-data.qcow2',
    serial: 'web-data',
    source: { kind: 'blank' },
    retain: true,
    ...changes,
  });
const withRoot = (changes: Partial<DiskInput>): PlanChanges => machines({ disks: [sampleDisk(changes)] });
const withData = (changes: Partial<DiskInput> = {}): PlanChanges =>
  machines({ disks: [sampleDisk(), data(changes)] });
const foreign: ActualDisk = {
  device: 'disk',
  target: 'vdx',
  bus: 'virtio',
  path: '/theirs/x.qcow2',
  cache: 'none',
  discard: 'unmap',
  readonly: false,
};
const { path: _none, ...block } = foreign;
const add = (changes: Partial<ActualDisk>): HostChange =>
  byVirshBoth(({ disks }) => ({ disks: [...disks, { ...foreign, ...changes }] }));

const FIELDS: readonly PreviewCase[] = [
  {
    name: 'the bus',
    before: withRoot({}),
    plan: withRoot({ bus: 'scsi' }),
    shows: ['disks.root.bus: virtio -> scsi (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the cache',
    before: withRoot({}),
    plan: withRoot({ cache: 'writethrough' }),
    shows: ['disks.root.cache: none -> writethrough (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'discard',
    before: withRoot({}),
    plan: withRoot({ discard: 'ignore' }),
    shows: ['disks.root.discard: unmap -> ignore (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'the serial number',
    before: withRoot({}),
    plan: withRoot({ serial: 'other' }),
    shows: ['disks.root.serial: web-root -> other (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'limits',
    before: withRoot({}),
    plan: withRoot({
      limits: {
        iops: { read: 100, write: 50, burst: { seconds: 3, read: 400 } },
        bytesPerSecond: { total: 1_000_000, burst: { seconds: 9, total: 2_000_000 } },
      },
    }),
    shows: [
      'disks.root.limits:  -> operations read 100 a second,operations read 400 a second for 3 s,operations write 50 a second,bytes total 1000000 a second,bytes total 2000000 a second for 9 s (live) by limit-disk:web/root, define-machine:web',
    ],
  },
  {
    name: 'the same limits',
    before: withRoot({ limits: { iops: { total: 100 } } }),
    plan: withRoot({ limits: { iops: { total: 100 } } }),
    shows: [],
  },
  {
    name: 'limits lifted',
    before: withRoot({ limits: { bytesPerSecond: { write: 1024 } } }),
    plan: withRoot({}),
    shows: [
      'disks.root.limits: bytes write 1024 a second ->  (live) by limit-disk:web/root, define-machine:web',
    ],
  },
  {
    name: 'limits that only the running machine lost',
    before: withRoot({ limits: { iops: { total: 100 } } }),
    byHand: byVirsh('running', ({ disks }) => ({ disks: disks.map(({ limits: _lost, ...disk }) => disk) })),
    shows: ['disks.root.limits:  -> operations total 100 a second (live) by limit-disk:web/root'],
  },
  {
    name: 'a serial number that was taken away',
    before: withRoot({}),
    byHand: byVirshBoth(({ disks }) => ({ disks: disks.map(({ serial: _lost, ...disk }) => disk) })),
    shows: ['disks.root.serial: nothing -> web-root (restart) by stop-machine:web, define-machine:web'],
  },
];

const ATTACHING: readonly PreviewCase[] = [
  {
    name: 'a virtio disk comes',
    plan: withData(),
    shows: [
      'sizeMiB: nothing -> 32 (live) by create-disk:web/data',
      'disks.data: nothing -> /pools/default/web-data.qcow2 (live) by attach-disk:web/data, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-data.qcow2 retained,disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a SCSI disk comes',
    plan: withData({ bus: 'scsi' }),
    shows: [
      'sizeMiB: nothing -> 32 (live) by create-disk:web/data',
      'disks.data: nothing -> /pools/default/web-data.qcow2 (live) by attach-disk:web/data, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-data.qcow2 retained,disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a SCSI disk comes, where the running machine has no controller for it',
    byHand: byVirsh('running', () => ({ scsiController: false })),
    plan: withData({ bus: 'scsi' }),
    shows: [
      'sizeMiB: nothing -> 32 (live) by create-disk:web/data',
      'disks.data: nothing -> /pools/default/web-data.qcow2 (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-data.qcow2 retained,disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a virtio disk comes, where there is no SCSI controller',
    byHand: byVirsh('running', () => ({ scsiController: false })),
    plan: withData(),
    shows: [
      'sizeMiB: nothing -> 32 (live) by create-disk:web/data',
      'disks.data: nothing -> /pools/default/web-data.qcow2 (live) by attach-disk:web/data, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-data.qcow2 retained,disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a SATA disk comes',
    plan: withData({ bus: 'sata' }),
    shows: [
      'sizeMiB: nothing -> 32 (live) by create-disk:web/data',
      'disks.data: nothing -> /pools/default/web-data.qcow2 (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-data.qcow2 retained,disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a disk that somebody made a medium of',
    byHand: byVirshBoth(({ disks }) => ({ disks: disks.map((disk) => ({ ...disk, device: 'cdrom' })) })),
    shows: [
      'disks.root: nothing -> /pools/default/web-root.qcow2 (restart) by stop-machine:web, define-machine:web',
      'boot.order:  -> root (live) by define-machine:web',
    ],
  },
  {
    name: 'a disk that somebody made read-only',
    byHand: byVirshBoth(({ disks }) => ({ disks: disks.map((disk) => ({ ...disk, readonly: true })) })),
    shows: [
      'disks.root: nothing -> /pools/default/web-root.qcow2 (restart) by stop-machine:web, define-machine:web',
    ],
  },
];

const DETACHING: readonly PreviewCase[] = [
  {
    name: 'a virtio disk goes',
    before: withData(),
    plan: {},
    shows: [
      'disks.vdb: /pools/default/web-data.qcow2 -> nothing (live) by detach-disk:web/vdb (/pools/default/web-data.qcow2, serial web-data), define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a SCSI disk goes',
    before: withData({ bus: 'scsi' }),
    plan: {},
    shows: [
      'disks.sdf: /pools/default/web-data.qcow2 -> nothing (live) by detach-disk:web/sdf (/pools/default/web-data.qcow2, serial web-data), define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a SATA disk goes',
    before: withData({ bus: 'sata' }),
    plan: {},
    shows: [
      'disks.sdf: /pools/default/web-data.qcow2 -> nothing (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a disk goes from a guest that cannot be asked',
    before: withData(),
    byHand: (host) => {
      web(host).guest.agent = false;
    },
    plan: {},
    shows: [
      'disks.vdb: /pools/default/web-data.qcow2 -> nothing (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a disk of somebody else goes',
    byHand: add({}),
    shows: [
      'disks.vdx: /theirs/x.qcow2 -> nothing (live) by detach-disk:web/vdx (/theirs/x.qcow2, serial unknown), define-machine:web',
    ],
  },
  {
    name: 'a disk of somebody else goes, which is no file',
    byHand: byVirshBoth(({ disks }) => ({ disks: [...disks, { ...block, device: 'lun' }] })),
    shows: [
      'disks.vdx: vdx -> nothing (live) by detach-disk:web/vdx (no file, serial unknown), define-machine:web',
    ],
  },
  { name: 'a floppy of somebody else stays', byHand: add({ device: 'floppy', bus: 'fdc' }), shows: [] },
  {
    name: 'a disk goes that is booted from, as the first one where no order is stated',
    before: withData(),
    byHand: byVirshBoth(({ disks }) => ({
      boot: { kind: 'disk', order: [] },
      disks: disks.toReversed(),
    })),
    plan: {},
    shows: [
      'disks.vdb: /pools/default/web-data.qcow2 -> nothing (restart) by stop-machine:web, define-machine:web',
      'boot.order:  -> root (live) by define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a second disk goes, where no order is stated',
    before: withData(),
    byHand: byVirshBoth(() => ({ boot: { kind: 'disk', order: [] } })),
    plan: {},
    shows: [
      'disks.vdb: /pools/default/web-data.qcow2 -> nothing (live) by detach-disk:web/vdb (/pools/default/web-data.qcow2, serial web-data), define-machine:web',
      'boot.order:  -> root (live) by define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a disk goes that is stated to be booted from',
    before: machines({ disks: [sampleDisk(), data()], boot: { kind: 'disk', order: ['data'] } }),
    plan: machines({ boot: { kind: 'disk', order: ['root'] } }),
    shows: [
      'disks.vdb: /pools/default/web-data.qcow2 -> nothing (restart) by stop-machine:web, define-machine:web',
      'boot.order: vdb -> root (live) by define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
  {
    name: 'a disk goes from a machine that boots a kernel',
    before: machines({ disks: [sampleDisk(), data()], boot: { kind: 'kernel', kernel: 'base' } }),
    plan: machines({ boot: { kind: 'kernel', kernel: 'base' } }),
    shows: [
      'disks.vdb: /pools/default/web-data.qcow2 -> nothing (live) by detach-disk:web/vdb (/pools/default/web-data.qcow2, serial web-data), define-machine:web',
      'volumes: disk default/web-data.qcow2 retained,disk default/web-root.qcow2 -> disk default/web-root.qcow2 (live) by define-machine:web',
    ],
  },
];

describe('what a preview shows of a disk', () => {
  it.each(FIELDS)('$name', holdPreview);
});

describe('what a preview shows of disks that come and go', () => {
  it.each([...ATTACHING, ...DETACHING])('$name', holdPreview);
});
