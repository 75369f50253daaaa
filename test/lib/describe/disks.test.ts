import { describe, expect, it } from '@jest/globals';
import {
  describeAttachedDisk,
  describeCdrom,
  describeDiskTuning,
  describeSeedDrive,
} from '../../../lib/describe';
import { changedMachine, describeChanged, machineOf } from './sample';
import { samplePlanWith } from '../plan/sample-plan';

const plan = samplePlanWith(() => {});
const WITH_DRIVES = (machine: Parameters<Parameters<typeof describeChanged>[1]>[0]): void => {
  machine.cdroms = [{ name: 'tools' }, { name: 'installer', image: 'rescue' }];
  machine.boot = { kind: 'disk', order: ['installer', 'root', 'tools'] };
};

describe('CD drives', () => {
  it('sit between seed and disks, empty or with the file of their image, and can be booted from', () => {
    const { disks } = describeChanged('web', WITH_DRIVES).devices;
    expect(disks.map(({ target, bootOrder }) => [target.device, bootOrder])).toEqual([
      ['vda', 2],
      ['sdf', undefined],
      ['sdg', undefined],
      ['sdb', 3],
      ['sdc', 1],
      ['sda', undefined],
    ]);
    const [empty, full] = disks.slice(3);
    expect(empty).toEqual({
      device: 'cdrom',
      type: 'file',
      driver: { name: 'qemu', type: 'raw' },
      target: { device: 'sdb', bus: 'scsi' },
      readonly: true,
      bootOrder: 3,
    });
    expect(full?.source).toBe('/var/lib/fleetwright/default/image-rescue-abababababababab');
  });
});

describe('a single drive', () => {
  it('is described as it is in the whole machine', () => {
    const changed = changedMachine('web', WITH_DRIVES);
    const { disks } = describeChanged('web', WITH_DRIVES).devices;
    const single = [
      ...changed.machine.disks.map((disk) => describeAttachedDisk(changed.plan, changed.machine, disk)),
      ...changed.machine.cdroms.map((cdrom) => describeCdrom(changed.plan, changed.machine, cdrom)),
      describeSeedDrive(changed.plan, changed.machine),
    ];
    expect(single).toEqual(disks);
  });

  it('must be one of the machine', () => {
    const [web, tiny] = [machineOf(plan, 'web'), machineOf(plan, 'tiny')];
    const [disk] = web.disks;
    if (disk === undefined) throw new Error('the machine web of the sample has no disk');
    expect(() => describeAttachedDisk(plan, tiny, { ...disk, name: 'other' })).toThrow(
      'machine "tiny" has no disk "other"',
    );
    expect(() => describeCdrom(plan, tiny, { name: 'other' })).toThrow(
      'machine "tiny" has no CD drive "other"',
    );
    expect(describeSeedDrive(plan, tiny)).toBeUndefined();
  });
});

describe('limits of a disk', () => {
  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ iops: { total: 100 } }, { totalIopsSec: 100 }],
    [
      { bytesPerSecond: { read: 10, write: 20, burst: { write: 40, seconds: 5 } } },
      { readBytesSec: 10, writeBytesSec: 20, writeBytesSecMax: 40, writeBytesSecMaxLength: 5 },
    ],
    [
      { iops: { total: 1, burst: { total: 3, seconds: 2 } }, bytesPerSecond: { total: 9 } },
      { totalIopsSec: 1, totalIopsSecMax: 3, totalIopsSecMaxLength: 2, totalBytesSec: 9 },
    ],
  ])('%j are %j in the words of libvirt', (limits, tuning) => {
    expect(describeDiskTuning(limits)).toEqual(tuning);
  });

  it('are those of its disk alone', () => {
    const { disks } = describeChanged('web', (machine) => {
      const [root] = machine.disks;
      if (root !== undefined) root.limits = { iops: { total: 100 } };
    }).devices;
    expect(disks.map(({ tuning }) => tuning)).toEqual([
      { totalIopsSec: 100 },
      undefined,
      undefined,
      undefined,
    ]);
  });
});
