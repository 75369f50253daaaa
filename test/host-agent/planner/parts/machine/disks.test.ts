import { describe, it } from '@jest/globals';
import { stopMachine } from '../../../../support/simulated-host';
import { PLAN_DIGEST } from '../../apply';
import { sampleDisk } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { bare, data, MIB, of, ROOT, stopPool } from './disk-sample';

const CASES: readonly Told[] = [
  {
    name: 'a disk that comes says how large it is, one that grows how large it was',
    before: bare,
    plan: of({ disks: [sampleDisk({ sizeMiB: 33 }), data] }),
    steps: [
      'create-disk:web/data live',
      'attach-disk:web/data live < create-disk:web/data',
      'grow-attached-disk:web/root live',
      'define-machine:web live < attach-disk:web/data grow-attached-disk:web/root',
    ],
    changes: [
      'create-disk:web/data (disk web/data): sizeMiB -> 32 live',
      'attach-disk:web/data (disk web/data): disks.data -> /pools/default/web-data.qcow2 live',
      'grow-attached-disk:web/root (disk web/root): disks.root.sizeMiB 32 -> 33 live',
      'define-machine:web (machine web): disks.data -> /pools/default/web-data.qcow2 live; volumes [disk default/web-root.qcow2] -> [disk default/web-data.qcow2, disk default/web-root.qcow2] live',
    ],
    actions: [
      'create-disk:web/data: machine=web disk=data',
      'attach-disk:web/data: machine=web disk=data',
      'grow-attached-disk:web/root: machine=web disk=root',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk grows before its machine starts',
    before: bare,
    byHand: (host) => stopMachine(host, web(host)),
    plan: of({ disks: [sampleDisk({ sizeMiB: 33 })] }),
    steps: ['grow-disk:web/root live', 'start-machine:web live < grow-disk:web/root'],
    changes: [
      'grow-disk:web/root (disk web/root): sizeMiB 32 -> 33 live',
      'start-machine:web (machine web): powerState stopped -> running live',
    ],
    actions: ['grow-disk:web/root: machine=web disk=root', 'start-machine:web: machine=web'],
  },
  {
    name: 'a disk that would not grow under its guest three times grows around a restart',
    before: bare,
    byHand: (host) => {
      host.attempts.push({
        step: 'grow-attached-disk:web/root',
        planDigest: PLAN_DIGEST,
        count: 3,
        lastAtMs: 0,
        code: 'libvirt',
        message: 'it did not',
      });
    },
    plan: of({ disks: [sampleDisk({ sizeMiB: 33 })] }),
    steps: [
      'stop-machine:web restart',
      'grow-disk:web/root restart < stop-machine:web',
      'start-machine:web live < grow-disk:web/root',
    ],
    changes: [
      'stop-machine:web (machine web): disks.root.sizeMiB 32 -> 33 restart',
      'grow-disk:web/root (disk web/root): sizeMiB 32 -> 33 restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'the file of a disk of a machine that should be down is made anew, and nothing else',
    before: of({ powerState: 'stopped' }),
    byHand: (host) => host.files.delete(ROOT),
    plan: of({ powerState: 'stopped' }),
    steps: ['create-disk:web/root live'],
  },
  {
    name: 'a disk of a machine that should be down grows, and nothing else happens',
    before: of({ powerState: 'stopped' }),
    plan: of({ powerState: 'stopped', disks: [sampleDisk({ sizeMiB: 33 })] }),
    steps: ['grow-disk:web/root live'],
  },
  {
    name: 'a disk never shrinks',
    before: bare,
    byHand: (host) => {
      const file = host.files.get(ROOT);
      if (file !== undefined) file.capacityBytes = 40 * MIB;
    },
    plan: bare,
    steps: [],
    refusals: ['would-shrink-disk disk web/root fromMiB=40 toMiB=32'],
  },
  {
    name: 'the file of a disk under a running guest is not made anew',
    before: bare,
    byHand: (host) => host.files.delete(ROOT),
    plan: bare,
    steps: [],
    refusals: ['volume-missing disk web/root path=/pools/default/web-root.qcow2'],
  },
  {
    name: 'the file of one disk of several under a running guest is not made anew either',
    before: of({ disks: [sampleDisk(), data] }),
    byHand: (host) => host.files.delete(ROOT),
    plan: of({ disks: [sampleDisk(), data] }),
    steps: [],
    refusals: ['volume-missing disk web/root path=/pools/default/web-root.qcow2'],
  },
  {
    name: 'the file of a disk that no guest has open is made anew',
    before: bare,
    byHand: (host) => {
      stopMachine(host, web(host));
      host.files.delete(ROOT);
    },
    plan: bare,
    steps: ['create-disk:web/root live', 'start-machine:web live < create-disk:web/root'],
  },
  {
    name: 'a disk does not move to another pool',
    before: bare,
    plan: of({ disks: [sampleDisk({ pool: 'fast' })] }),
    steps: [],
    refusals: ['disk-moved disk web/root from=default to=fast'],
  },
  {
    name: 'a defined machine has its disks, although nobody can see into their pool',
    before: bare,
    byHand: stopPool,
    plan: of({ description: 'new' }),
    steps: ['start-pool:default live', 'define-machine:web live < start-pool:default'],
  },
  {
    name: 'a new disk in a pool that is stopped waits for it',
    before: bare,
    byHand: stopPool,
    plan: of({ disks: [sampleDisk(), data] }),
    steps: [
      'start-pool:default live',
      'create-disk:web/data live < start-pool:default',
      'attach-disk:web/data live < create-disk:web/data',
      'define-machine:web live < attach-disk:web/data start-pool:default',
    ],
    warnings: ['capacity-unknown pool default'],
  },
];

describe('how disks come, grow and stay where they are', () => {
  it.each(CASES)('$name', holdToWords);
});
