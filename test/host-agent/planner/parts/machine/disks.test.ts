import { describe, it } from '@jest/globals';
import type { PlannerInput } from '../../../../../host-agent/planner';
import { newMachine, stopMachine, type SimulatedHost } from '../../../../support/simulated-host';
import { PLAN_DIGEST } from '../../apply';
import { sampleDisk, sampleImage, sampleMachine, samplePool, sampleSeed, uuidOf } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

const MIB = 1024 * 1024;
const ROOT = '/pools/default/web-root.qcow2';
const SEED = '/pools/default/web-seed-1.iso';
const newer = sampleImage({
  name: 'newer',
  key: 'lab/newer',
  fileName: 'base-2.qcow2',
  sha256: '2'.repeat(64),
});
const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const of = (changes: Parameters<typeof sampleMachine>[0] = {}) => ({
  networks: [],
  images: [sampleImage(), newer],
  pools: [samplePool(), fast],
  machines: [sampleMachine({ nics: [], ...changes })],
});
const bare = of();
const seeded = of({ cloudInit: sampleSeed(1) });
const anew = of({ disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] });
const nothing = { ...bare, machines: [] };
const named = { replace: ['web/root'] };

/** Somebody else's machine, which is down and has the file. */
const strangerWith =
  (path: string, ownership: 'foreign' | 'ours' = 'foreign') =>
  (host: SimulatedHost): void => {
    const { stored, ownership: own } = web(host);
    if (stored === undefined) return;
    const disks = stored.disks.slice(0, 1).map((disk) => ({ ...disk, path }));
    host.machines.set('x', {
      ...newMachine({ name: 'x', uuid: 'x' }),
      ownership: ownership === 'foreign' ? { kind: 'foreign' } : own,
      stored: { ...stored, disks, nics: [] },
    });
  };
const unreadable =
  (name: string) =>
  (host: SimulatedHost): void => {
    host.unreadable.push({ kind: 'volume', name, reason: 'I/O error' });
  };
const stopPool = (host: SimulatedHost): void => {
  const pool = host.pools.get(uuidOf(100));
  if (pool !== undefined) pool.active = false;
};
const partlyRead = ({ inventory }: PlannerInput): Partial<PlannerInput> => ({
  inventory: { ...inventory, unreadable: [{ kind: 'machine', name: 'x', reason: 'bad XML' }] },
});

const DISKS: readonly Told[] = [
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
    name: 'a file of another format is not ours',
    before: bare,
    byHand: (host) => {
      const file = host.files.get(ROOT);
      if (file !== undefined) file.format = 'raw';
    },
    plan: bare,
    steps: [],
    refusals: ['volume-not-ours disk web/root path=/pools/default/web-root.qcow2 format=raw'],
  },
  {
    name: 'a file that nobody has on record and that stands on nothing is not ours',
    before: nothing,
    byHand: (host) => host.writeFile('/pools/default/web-data.qcow2'),
    plan: of({ disks: [sampleDisk(), data] }),
    steps: [],
    refusals: ['volume-not-ours disk web/data path=/pools/default/web-data.qcow2 format=qcow2'],
  },
  {
    name: 'a file that is on record for the machine is ours',
    before: nothing,
    byHand: (host) => {
      host.writeFile('/pools/default/web-data.qcow2', { capacityBytes: 32 * MIB });
      host.record('volumes', { pool: 'default', fileName: 'web-data.qcow2', machine: 'web' });
    },
    plan: of({ disks: [sampleDisk(), data] }),
    steps: [
      'create-disk:web/root live',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a file that is on record for another machine is not',
    before: nothing,
    byHand: (host) => {
      host.writeFile('/pools/default/web-data.qcow2', { capacityBytes: 32 * MIB });
      host.record('volumes', { pool: 'default', fileName: 'web-data.qcow2', machine: 'other' });
    },
    plan: of({ disks: [sampleDisk(), data] }),
    steps: [],
    refusals: ['volume-not-ours disk web/data path=/pools/default/web-data.qcow2 format=qcow2'],
  },
  {
    name: 'an overlay of the image under that name can only be ours',
    before: nothing,
    byHand: (host) =>
      host.writeFile(ROOT, { capacityBytes: 32 * MIB, backingPath: '/pools/default/base-1.qcow2' }),
    plan: bare,
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a disk stays on the image that it was made from',
    before: bare,
    plan: anew,
    steps: [],
    refusals: [
      'disk-source-changed disk web/root from=/pools/default/base-1.qcow2 to=/pools/default/base-2.qcow2',
    ],
  },
  {
    name: 'a disk that was made from an image does not become a blank one',
    before: bare,
    plan: of({ disks: [sampleDisk({ source: { kind: 'blank' } })] }),
    steps: [],
    refusals: ['disk-source-changed disk web/root from=/pools/default/base-1.qcow2 to=no image'],
  },
  {
    name: 'nor a blank one one of an image',
    before: of({ disks: [sampleDisk(), data] }),
    plan: of({ disks: [sampleDisk(), { ...data, source: { kind: 'image', image: 'base' } }] }),
    steps: [],
    refusals: ['disk-source-changed disk web/data from=no image to=/pools/default/base-1.qcow2'],
  },
  {
    name: 'a disk that a stranger uses is left alone',
    before: bare,
    byHand: strangerWith(ROOT),
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['volume-in-use-by-foreign disk web/root path=/pools/default/web-root.qcow2 machine=x'],
  },
  {
    name: 'and so is one that another machine of ours uses',
    before: bare,
    byHand: strangerWith(ROOT, 'ours'),
    plan: {
      ...of({ description: 'new' }),
      machines: [
        sampleMachine({ nics: [], description: 'new' }),
        sampleMachine({ nics: [], name: 'x', uuid: uuidOf(9), disks: [], boot: { kind: 'disk', order: [] } }),
      ],
    },
    steps: [],
    refusals: [
      'volume-in-use disk web/root path=/pools/default/web-root.qcow2 machine=x',
      'uuid-changed machine x from=x to=00000000-0000-5000-8000-000000000009',
    ],
  },
  {
    name: 'and one that another file stands on',
    before: bare,
    byHand: (host) => host.writeFile('/pools/default/y.qcow2', { backingPath: ROOT }),
    plan: of({ description: 'new' }),
    steps: [],
    refusals: [
      'volume-has-overlays disk web/root path=/pools/default/web-root.qcow2 overlays=[/pools/default/y.qcow2]',
    ],
  },
  {
    name: 'a disk that cannot be read is left alone, and its machine',
    before: bare,
    byHand: unreadable('default/web-root.qcow2'),
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['unreadable-object disk web/root reason=I/O error'],
    warnings: ['unreadable-object disk default/web-root.qcow2 reason=I/O error'],
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

const REPLACED: readonly Told[] = [
  {
    name: 'a disk that is named is made anew from another image, and the old one kept in the trash',
    before: bare,
    plan: anew,
    policy: named,
    steps: [
      'stop-machine:web replace',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
    changes: [
      'stop-machine:web (machine web): disks.root.source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'trash-volume:default/web-root.qcow2 (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'create-disk:web/root (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'start-machine:web (machine web): powerState running -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'trash-volume:default/web-root.qcow2: pool=default fileName=web-root.qcow2 machine=web',
      'create-disk:web/root: machine=web disk=root',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'one that is named becomes a blank one',
    before: bare,
    plan: of({ disks: [sampleDisk({ source: { kind: 'blank' } })] }),
    policy: named,
    changes: [
      'stop-machine:web (machine web): disks.root.source /pools/default/base-1.qcow2 -> no image replace',
      'trash-volume:default/web-root.qcow2 (disk web/root): source /pools/default/base-1.qcow2 -> no image replace',
      'create-disk:web/root (disk web/root): source /pools/default/base-1.qcow2 -> no image replace',
      'start-machine:web (machine web): powerState running -> running live',
    ],
  },
  {
    name: 'naming the disk of another machine, or another disk, is not naming this one',
    before: bare,
    plan: anew,
    policy: { replace: ['root', 'db/root', 'web/data'] },
    steps: [],
    refusals: [
      'disk-source-changed disk web/root from=/pools/default/base-1.qcow2 to=/pools/default/base-2.qcow2',
    ],
  },
  {
    name: 'a protected machine keeps its disk',
    before: of({ protect: true }),
    plan: of({ protect: true, disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] }),
    policy: named,
    steps: [],
    refusals: ['protected disk web/root'],
  },
  {
    name: 'a disk stays while there is a machine that cannot be read',
    before: bare,
    plan: anew,
    policy: named,
    input: partlyRead,
    steps: [],
    refusals: ['unreadable-object disk web/root reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a disk that is on nobody’s record is not thrown away',
    before: bare,
    byHand: (host) => {
      host.records.volumes = [];
    },
    plan: anew,
    policy: named,
    steps: [],
    refusals: ['volume-unrecorded disk web/root path=/pools/default/web-root.qcow2'],
  },
  {
    name: 'a file that is not even ours is not thrown away either',
    before: bare,
    byHand: (host) => {
      const file = host.files.get(ROOT);
      if (file !== undefined) file.format = 'raw';
    },
    plan: anew,
    policy: named,
    steps: [],
    refusals: ['volume-not-ours disk web/root path=/pools/default/web-root.qcow2 format=raw'],
  },
  {
    name: 'a disk of a machine that is down is made anew without a stop',
    before: bare,
    byHand: (host) => stopMachine(host, web(host)),
    plan: anew,
    policy: named,
    steps: [
      'trash-volume:default/web-root.qcow2 replace',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
    changes: [
      'trash-volume:default/web-root.qcow2 (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'create-disk:web/root (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'start-machine:web (machine web): powerState stopped -> running live',
    ],
  },
  {
    name: 'a disk of a machine that should be down is made anew once it is',
    before: bare,
    plan: of({ powerState: 'stopped', disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] }),
    policy: named,
    steps: [
      'stop-machine:web replace',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
    ],
    changes: [
      'stop-machine:web (machine web): powerState running -> stopped restart; disks.root.source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'trash-volume:default/web-root.qcow2 (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'create-disk:web/root (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
    ],
  },
  {
    name: 'a disk that is on record under the name that its machine loses is made anew too',
    before: bare,
    plan: of({ name: 'www', disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] }),
    policy: { replace: ['www/root'] },
    steps: [
      'stop-machine:www replace',
      'rename-machine:www restart < stop-machine:www',
      'trash-volume:default/web-root.qcow2 replace < rename-machine:www',
      'create-disk:www/root replace < trash-volume:default/web-root.qcow2',
      'define-machine:www live < create-disk:www/root',
      'start-machine:www live < define-machine:www',
    ],
    changes: [
      'stop-machine:www (machine www): name web -> www restart; disks.root.source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'rename-machine:www (machine www): name web -> www restart',
      'trash-volume:default/web-root.qcow2 (disk www/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'create-disk:www/root (disk www/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'define-machine:www (machine www): ',
      'start-machine:www (machine www): powerState running -> running live',
    ],
    actions: [
      'stop-machine:www: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'rename-machine:www: machine=www from=web',
      'trash-volume:default/web-root.qcow2: pool=default fileName=web-root.qcow2 machine=www',
      'create-disk:www/root: machine=www disk=root',
      'define-machine:www: machine=www acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
      'start-machine:www: machine=www',
    ],
  },
  {
    name: 'a disk is made anew once its image is there, and before that nothing is stopped',
    before: { ...bare, images: [sampleImage()] },
    plan: anew,
    policy: named,
    steps: [
      'fetch-image:newer live',
      'stop-machine:web replace < fetch-image:newer',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web fetch-image:newer',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'start-machine:web live < create-disk:web/root',
    ],
  },
];

const SEEDS: readonly Told[] = [
  {
    name: 'a seed is written into a pool that is there, and goes into the drive',
    before: of(),
    plan: seeded,
    steps: [
      'write-seed:web live',
      'stop-machine:web restart < write-seed:web',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    changes: [
      'write-seed:web (machine web): cloudInit -> web-seed-1.iso live',
      'stop-machine:web (machine web): cloudInit -> /pools/default/web-seed-1.iso restart',
      'define-machine:web (machine web): cloudInit -> /pools/default/web-seed-1.iso restart; volumes [disk default/web-root.qcow2] -> [disk default/web-root.qcow2, seed default/web-seed-1.iso] live',
      'start-machine:web (machine web): powerState running -> running live',
    ],
    actions: [
      'write-seed:web: machine=web',
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-1.iso role=seed retain=false}]',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a seed whose file is gone is written again',
    before: seeded,
    byHand: (host) => host.files.delete(SEED),
    plan: seeded,
    steps: ['write-seed:web live'],
  },
  {
    name: 'a seed that nobody can see is there: its machine was defined with it',
    before: seeded,
    byHand: stopPool,
    plan: seeded,
    steps: ['start-pool:default live'],
  },
  {
    name: 'a new seed in a pool that is stopped is written when it has started',
    before: bare,
    byHand: stopPool,
    plan: seeded,
    steps: [
      'start-pool:default live',
      'write-seed:web live < start-pool:default',
      'stop-machine:web restart < write-seed:web start-pool:default',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a seed file that is neither marked nor on record is not ours',
    before: nothing,
    byHand: (host) => host.writeFile(SEED, { format: 'raw' }),
    plan: seeded,
    steps: [],
    refusals: ['volume-not-ours disk web/cloud-init path=/pools/default/web-seed-1.iso format=raw'],
  },
  {
    name: 'a seed file that is on record is',
    before: nothing,
    byHand: (host) => {
      host.writeFile(SEED, { format: 'raw' });
      host.record('volumes', { pool: 'default', fileName: 'web-seed-1.iso', machine: 'web' });
    },
    plan: seeded,
    steps: [
      'create-disk:web/root live',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a seed file that a stranger uses is left alone',
    before: seeded,
    byHand: strangerWith(SEED),
    plan: seeded,
    steps: [],
    refusals: ['volume-in-use-by-foreign disk web/cloud-init path=/pools/default/web-seed-1.iso machine=x'],
  },
  {
    name: 'a seed file that cannot be read is left alone',
    before: seeded,
    byHand: unreadable('web-seed-1.iso'),
    plan: seeded,
    steps: [],
    refusals: ['unreadable-object disk web/cloud-init reason=I/O error'],
    warnings: ['unreadable-object disk web-seed-1.iso reason=I/O error'],
  },
];

describe('disks of machines', () => {
  it.each(DISKS)('$name', holdToWords);
});

describe('disks that are made anew from another image', () => {
  it.each(REPLACED)('$name', holdToWords);
});

describe('seeds of machines', () => {
  it.each(SEEDS)('$name', holdToWords);
});
