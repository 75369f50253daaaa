import { describe, it } from '@jest/globals';
import { sampleDisk, sampleMachine, sampleSeed, uuidOf } from '../sample-plan';
import { hold, type Scenario } from '../scenario';

const MIB = 1024 * 1024;

const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a new seed goes into the drive, and the old one is removed',
    before: { machines: [sampleMachine({ cloudInit: sampleSeed(1) })] },
    plan: { machines: [sampleMachine({ cloudInit: sampleSeed(2) })] },
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a disk that the plan drops goes to the trash once the guest has let it go',
    before: { machines: [sampleMachine({ disks: [sampleDisk(), data] })] },
    plan: {},
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'a retained disk stays, and is named',
    before: { machines: [sampleMachine({ disks: [sampleDisk(), { ...data, retain: true }] })] },
    plan: {},
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    warnings: ['retained-disk disk web/web-data.qcow2'],
  },
  {
    name: 'a disk grows under its guest',
    before: {},
    plan: { machines: [sampleMachine({ disks: [sampleDisk({ sizeMiB: 33 })] })] },
    steps: ['grow-attached-disk:web/root live'],
  },
  {
    name: 'a disk never shrinks',
    before: {},
    plan: { machines: [sampleMachine({ disks: [sampleDisk({ sizeMiB: 31 })] })] },
    steps: [],
    refusals: ['would-shrink-disk disk web/root'],
  },
  {
    name: 'a machine deleted by hand comes back with the same disk',
    before: {},
    byHand: (host) => host.machines.delete(uuidOf(1)),
    plan: {},
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'an overlay of our image is taken up even if nobody remembers it, a blank disk is not',
    before: { machines: [sampleMachine({ disks: [sampleDisk(), data] })] },
    byHand: (host) => {
      host.machines.delete(uuidOf(1));
      host.records.volumes = [];
    },
    plan: { machines: [sampleMachine({ disks: [sampleDisk(), data] })] },
    steps: [],
    refusals: ['volume-not-ours disk web/data'],
  },
  {
    name: 'a disk under a running machine that is gone is not made anew',
    before: {},
    byHand: (host) => host.files.delete('/pools/default/web-root.qcow2'),
    plan: { machines: [sampleMachine({ description: 'new' })] },
    steps: [],
    refusals: ['volume-missing disk web/root'],
  },
  {
    name: 'a disk file that is larger by one byte would shrink',
    before: {},
    byHand: (host) => {
      const file = host.files.get('/pools/default/web-root.qcow2');
      if (file !== undefined) file.capacityBytes = 32 * MIB + 1;
    },
    plan: {},
    steps: [],
    refusals: ['would-shrink-disk disk web/root'],
  },
];

describe('disks and seeds of machines', () => {
  it.each(SCENARIOS)('$name', hold);
});
