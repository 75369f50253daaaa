import { expect } from '@jest/globals';
import { join } from 'node:path';
import { labDisk, labSeed } from '../lab';
import { diskOf, hasDisk, type RefusedRow, type Row } from './row';

const MIB = 1024 * 1024;

export const diskRows: readonly Row[] = [
  {
    name: 'a virtio disk attached',
    edit: (web) => web.disks.push(labDisk('web', 'data')),
    impact: 'live',
    fields: ['disks.data'],
    guest: (state) => hasDisk(state, 'data', 32),
    virsh: [
      ['domblklist web', /web-data\.qcow2$/m],
      ['domblklist web --inactive', /web-data\.qcow2$/m],
    ],
  },
  {
    name: 'a SCSI disk attached',
    edit: (web) => web.disks.push(labDisk('web', 'logs', { bus: 'scsi', sizeMiB: 24 })),
    impact: 'live',
    fields: ['disks.logs'],
    guest: ({ disks }) => Object.values(disks).some(({ bytes }) => bytes === 24 * MIB),
  },
  {
    name: 'a disk grown',
    edit: (web) => (diskOf(web, 'data').sizeMiB = 48),
    impact: 'live',
    fields: ['disks.data.sizeMiB'],
    guest: (state) => hasDisk(state, 'data', 48),
    virsh: [['domblkinfo web vdb', /^Capacity: +50331648$/m]],
  },
  {
    name: 'an overlay of an image grown',
    edit: (web) => (diskOf(web, 'root').sizeMiB = 96),
    impact: 'live',
    fields: ['disks.root.sizeMiB'],
    guest: (state) => hasDisk(state, 'root', 96),
  },
  {
    name: 'limits on a disk',
    edit: (web) =>
      (diskOf(web, 'data').limits = {
        iops: { total: 500 },
        bytesPerSecond: { read: 4 * MIB, write: 2 * MIB },
      }),
    impact: 'live',
    fields: ['disks.data.limits'],
    virsh: [
      ['blkdeviotune web vdb --live', /total_iops_sec *: 500$/m],
      ['blkdeviotune web vdb --config', /read_bytes_sec *: 4194304$/m],
    ],
  },
  {
    name: 'limits with a burst',
    edit: (web) => (diskOf(web, 'data').limits = { iops: { total: 300, burst: { total: 900, seconds: 5 } } }),
    impact: 'live',
    fields: ['disks.data.limits'],
    virsh: [
      ['blkdeviotune web vdb --live', /total_iops_sec_max *: 900$/m],
      ['blkdeviotune web vdb --live', /total_iops_sec_max_length *: 5$/m],
      ['blkdeviotune web vdb --live', /read_bytes_sec *: 0$/m],
    ],
  },
  {
    name: 'limits lifted',
    edit: (web) => delete diskOf(web, 'data').limits,
    impact: 'live',
    fields: ['disks.data.limits'],
    virsh: [['blkdeviotune web vdb --live', /total_iops_sec *: 0$/m]],
  },
  {
    name: 'another cache mode and discard',
    edit: (web) => Object.assign(diskOf(web, 'data'), { cache: 'none', discard: 'ignore' }),
    impact: 'restart',
    fields: ['disks.data.cache', 'disks.data.discard'],
    virsh: [['dumpxml web', /cache='none'/]],
  },
  {
    name: 'a disk detached, its file in the trash',
    edit: (web) => (web.disks = web.disks.filter(({ name }) => name !== 'logs')),
    impact: 'destroy',
    reboots: false,
    fields: [],
    guest: ({ disks }) => Object.values(disks).every(({ bytes }) => bytes !== 24 * MIB),
    check: async (live) => {
      const trash = await live.sandbox.exec([
        'ls',
        join(live.sandbox.poolDirectory, 'main/.fleetwright/trash'),
      ]);
      expect(trash.stdout).toContain('web-logs.qcow2');
      expect(await live.virsh('domblklist', 'web')).not.toContain('web-logs');
    },
  },
  {
    name: 'a CD drive',
    edit: (web) => (web.cdroms = [{ name: 'cd' }]),
    impact: 'restart',
    fields: ['cdroms.cd'],
    guest: ({ disks }) => 'sr1' in disks,
  },
  {
    name: 'a medium in the CD drive',
    edit: (web) => (web.cdroms = [{ name: 'cd', image: 'cd-one' }]),
    impact: 'live',
    fields: ['cdroms.cd.image'],
    guest: ({ disks }) => Object.values(disks).some(({ bytes }) => bytes === MIB),
  },
  {
    name: 'another medium',
    edit: (web) => (web.cdroms = [{ name: 'cd', image: 'cd-two' }]),
    impact: 'live',
    fields: ['cdroms.cd.image'],
    guest: ({ disks }) => Object.values(disks).some(({ bytes }) => bytes === 2 * MIB),
    virsh: [['domblklist web', /^ *sdb +.*cd-two/m]],
  },
  {
    name: 'no medium any more',
    edit: (web) => (web.cdroms = [{ name: 'cd' }]),
    impact: 'live',
    fields: ['cdroms.cd.image'],
    virsh: [['domblklist web', /^ *sdb +-$/m]],
  },
  {
    name: 'another cloud-init seed',
    edit: (web) => (web.cloudInit = labSeed('web', 2)),
    impact: 'live',
    fields: ['cloudInit'],
    guest: ({ seed }) => seed?.instanceId === 'web-2',
  },
  {
    name: 'another image under a disk, by name',
    edit: (web) => (diskOf(web, 'root').source = { kind: 'image', image: 'second' }),
    policy: { replace: ['web/root'] },
    impact: 'replace',
    fields: [],
    guest: ({ imageLabel }) => imageLabel.startsWith('a second image'),
  },
];

export const refusedDiskRows: readonly RefusedRow[] = [
  {
    name: 'a smaller disk',
    edit: (web) => (diskOf(web, 'root').sizeMiB = 72),
    code: 'would-shrink-disk',
  },
  {
    name: 'another image under a disk that nobody named',
    edit: (web) => (diskOf(web, 'root').source = { kind: 'image', image: 'second' }),
    code: 'disk-source-changed',
  },
];
