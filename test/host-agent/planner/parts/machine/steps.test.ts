import { describe, it } from '@jest/globals';
import { sampleDisk, sampleImage, sampleNetwork, samplePool, sampleSeed, uuidOf } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { data, down, fast, images, network, nothing, of, on, ready, tools } from './sample';

const FROM_NOTHING: readonly Told[] = [
  {
    name: 'a machine is defined when all that it is made of is there, each thing waited for once',
    before: nothing,
    plan: of(
      {
        boot: { kind: 'kernel', kernel: 'kernel', initrd: 'initrd' },
        disks: [sampleDisk(), data],
        cdroms: [{ name: 'tools', image: 'tools' }, { name: 'empty' }],
        cloudInit: { ...sampleSeed(1), pool: 'fast' },
        nics: [on('lan', 0), on('dmz', 1), { ...on('lan', 2), name: 'again' }],
        ...ready,
      },
      { pools: [samplePool(), fast], images, networks: [sampleNetwork(), network('dmz', 1)] },
    ),
    steps: [
      'create-pool:default live',
      'create-pool:fast live',
      'fetch-image:base live < create-pool:default',
      'fetch-image:initrd live < create-pool:default',
      'fetch-image:kernel live < create-pool:default',
      'fetch-image:tools live < create-pool:default',
      'create-network:dmz live',
      'create-network:lan live',
      'create-disk:web/root live < fetch-image:base',
      'create-disk:web/data live < create-pool:fast',
      'write-seed:web live < create-pool:fast',
      'define-machine:web live < create-disk:web/root create-disk:web/data write-seed:web fetch-image:kernel fetch-image:initrd fetch-image:tools create-network:lan create-network:dmz',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
      'await-machine:web live < start-machine:web',
    ],
    changes: [
      'create-pool:default (pool default): path -> /pools/default live',
      'create-pool:fast (pool fast): path -> /pools/fast live',
      'fetch-image:base (image base): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
      'fetch-image:initrd (image initrd): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
      'fetch-image:kernel (image kernel): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
      'fetch-image:tools (image tools): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
      'create-network:dmz (network dmz): mode -> nat live',
      'create-network:lan (network lan): mode -> nat live',
      'create-disk:web/root (disk web/root): sizeMiB -> 32 live',
      'create-disk:web/data (disk web/data): sizeMiB -> 32 live',
      'write-seed:web (machine web): cloudInit -> web-seed-1.iso live',
      'define-machine:web (machine web): vcpus.current -> 1 live; vcpus.maximum -> 2 live; memory.currentMiB -> 128 live; memory.maximumMiB -> 256 live; disks -> [root, data] live; nics -> [lan, dmz, again] live',
      'set-machine-autostart:web (machine web): autostart false -> true live',
      'start-machine:web (machine web): powerState absent -> running live',
      'await-machine:web (machine web): ',
    ],
    actions: [
      'create-pool:default: pool=default',
      'create-pool:fast: pool=fast',
      'fetch-image:base: image=base',
      'fetch-image:initrd: image=initrd',
      'fetch-image:kernel: image=kernel',
      'fetch-image:tools: image=tools',
      'create-network:dmz: network=dmz',
      'create-network:lan: network=lan',
      'create-disk:web/root: machine=web disk=root',
      'create-disk:web/data: machine=web disk=data',
      'write-seed:web: machine=web',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=fast fileName=web-data.qcow2 role=disk retain=false}, {pool=fast fileName=web-seed-1.iso role=seed retain=false}]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
      'await-machine:web: machine=web',
    ],
  },
  {
    name: 'a disk of another pool than its image waits for both',
    before: nothing,
    plan: of({ disks: [sampleDisk({ pool: 'fast' })] }, { pools: [samplePool(), fast] }),
    steps: [
      'create-pool:default live',
      'create-pool:fast live',
      'fetch-image:base live < create-pool:default',
      'create-disk:web/root live < fetch-image:base create-pool:fast',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a copy of an image waits for it like an overlay',
    before: nothing,
    plan: of({ disks: [sampleDisk({ source: { kind: 'copy', image: 'base' } })] }),
    steps: [
      'create-pool:default live',
      'fetch-image:base live < create-pool:default',
      'create-disk:web/root live < fetch-image:base',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a machine that should be down is not started, and one that should not start with the host is not told to',
    before: nothing,
    plan: of({ powerState: 'stopped', autostart: false }),
    steps: [
      'create-pool:default live',
      'fetch-image:base live < create-pool:default',
      'create-disk:web/root live < fetch-image:base',
      'define-machine:web live < create-disk:web/root',
    ],
  },
  {
    name: 'a machine on networks that run waits for none of them',
    before: { ...nothing, networks: [sampleNetwork()] },
    plan: of(
      { nics: [on('lan', 0)], disks: [], boot: { kind: 'disk', order: [] } },
      { networks: [sampleNetwork()], images: [] },
    ),
    steps: [
      'create-pool:default live',
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a machine is defined beside a network that stands still, and started when it runs',
    before: { ...nothing, networks: [sampleNetwork()] },
    byHand: (host) => {
      for (const known of host.networks.values()) known.running = undefined;
    },
    plan: of(
      { nics: [on('lan', 0)], disks: [], boot: { kind: 'disk', order: [] } },
      { networks: [sampleNetwork()], images: [] },
    ),
    steps: [
      'create-pool:default live',
      'start-network:lan live',
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web start-network:lan',
    ],
  },
];

const AWAITED: readonly Told[] = [
  {
    name: 'a machine that is started waits for its pools to start',
    before: of({ disks: [sampleDisk(), data], cloudInit: sampleSeed(1) }, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      down(host);
      for (const pool of host.pools.values()) pool.active = false;
    },
    plan: of({ disks: [sampleDisk(), data], cloudInit: sampleSeed(1) }, { pools: [samplePool(), fast] }),
    steps: [
      'start-pool:default live',
      'start-pool:fast live',
      'start-machine:web live < start-pool:default start-pool:fast',
    ],
  },
  {
    name: 'also for one where only its seed lies',
    before: of({ cloudInit: { ...sampleSeed(1), pool: 'fast' } }, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      down(host);
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: of({ cloudInit: { ...sampleSeed(1), pool: 'fast' } }, { pools: [samplePool(), fast] }),
    steps: ['start-pool:fast live', 'start-machine:web live < start-pool:fast'],
  },
  {
    name: 'a machine that is started waits for boot files and media that are fetched again',
    before: of(
      {
        boot: { kind: 'kernel', kernel: 'kernel', initrd: 'initrd' },
        cdroms: [{ name: 'tools', image: 'tools' }],
      },
      { images },
    ),
    byHand: (host) => {
      down(host);
      for (const name of ['kernel-1', 'initrd-1', 'tools-1.iso', 'base-1.qcow2'])
        host.files.delete(`/pools/default/${name}`);
    },
    plan: of(
      {
        boot: { kind: 'kernel', kernel: 'kernel', initrd: 'initrd' },
        cdroms: [{ name: 'tools', image: 'tools' }],
      },
      { images },
    ),
    steps: [
      'fetch-image:base live',
      'fetch-image:initrd live',
      'fetch-image:kernel live',
      'fetch-image:tools live',
      'start-machine:web live < fetch-image:base fetch-image:kernel fetch-image:initrd fetch-image:tools',
    ],
  },
  {
    name: 'a disk is made when the pool has started in which its image lies',
    before: { ...nothing, pools: [samplePool(), fast], images: [sampleImage()] },
    byHand: (host) => {
      const pool = host.pools.get(uuidOf(100));
      if (pool !== undefined) pool.active = false;
    },
    plan: of({ disks: [sampleDisk({ pool: 'fast' })] }, { pools: [samplePool(), fast] }),
    steps: [
      'start-pool:default live',
      'create-disk:web/root live < start-pool:default',
      'define-machine:web live < create-disk:web/root',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a medium comes into its drive when it is there',
    before: of({ cdroms: [{ name: 'tools' }] }, { images: [sampleImage()] }),
    plan: of({ cdroms: [{ name: 'tools', image: 'tools' }] }, { images: [sampleImage(), tools] }),
    steps: [
      'fetch-image:tools live',
      'change-medium:web/sdb live < fetch-image:tools',
      'define-machine:web live < change-medium:web/sdb',
    ],
    changes: [
      'fetch-image:tools (image tools): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
      'change-medium:web/sdb (machine web): cdroms.tools.image -> /pools/default/tools-1.iso live',
      'define-machine:web (machine web): cdroms.tools.image -> /pools/default/tools-1.iso live',
    ],
    actions: [
      'fetch-image:tools: image=tools',
      'change-medium:web/sdb: machine=web target=sdb path=/pools/default/tools-1.iso',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a drive is emptied at once, whatever else is fetched',
    before: of({ cdroms: [{ name: 'tools', image: 'tools' }] }, { images: [sampleImage(), tools] }),
    byHand: (host) => host.files.delete('/pools/default/base-1.qcow2'),
    plan: of({ cdroms: [{ name: 'tools' }] }, { images: [sampleImage(), tools] }),
    steps: [
      'fetch-image:base live',
      'change-medium:web/sdb live',
      'define-machine:web live < change-medium:web/sdb fetch-image:base',
    ],
    changes: [
      'fetch-image:base (image base): sha256 -> 1111111111111111111111111111111111111111111111111111111111111111 live',
      'change-medium:web/sdb (machine web): cdroms.tools.image /pools/default/tools-1.iso -> live',
      'define-machine:web (machine web): cdroms.tools.image /pools/default/tools-1.iso -> live',
    ],
  },
  {
    name: 'a seed goes into its drive when it is written, not when something else is fetched',
    before: of({ cloudInit: sampleSeed(1), cdroms: [{ name: 'tools' }] }, { images: [sampleImage()] }),
    plan: of(
      { cloudInit: sampleSeed(2), cdroms: [{ name: 'tools', image: 'tools' }] },
      { images: [sampleImage(), tools] },
    ),
    steps: [
      'fetch-image:tools live',
      'write-seed:web live',
      'change-medium:web/sdb live < fetch-image:tools',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sdb change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a disk that is there already is plugged in at once',
    before: of({}, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      host.writeFile('/pools/fast/web-data.qcow2', { capacityBytes: 16 * 1024 * 1024 });
      host.record('volumes', { pool: 'fast', fileName: 'web-data.qcow2', machine: 'web' });
    },
    plan: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    steps: [
      'attach-disk:web/data live',
      'grow-attached-disk:web/data live < attach-disk:web/data',
      'define-machine:web live < attach-disk:web/data grow-attached-disk:web/data',
    ],
    changes: [
      'attach-disk:web/data (disk web/data): disks.data -> /pools/fast/web-data.qcow2 live',
      'grow-attached-disk:web/data (disk web/data): disks.data.sizeMiB 16 -> 32 live',
      'define-machine:web (machine web): disks.data -> /pools/fast/web-data.qcow2 live; volumes [disk default/web-root.qcow2] -> [disk default/web-root.qcow2, disk fast/web-data.qcow2] live',
    ],
  },
  {
    name: 'a disk that is replaced by a copy waits for its image, one that stays does not',
    before: of({ disks: [sampleDisk({ source: { kind: 'copy', image: 'base' } })] }),
    byHand: (host) => {
      down(host);
      host.files.delete('/pools/default/base-1.qcow2');
    },
    plan: of({ disks: [sampleDisk({ source: { kind: 'copy', image: 'base' } })] }),
    steps: ['fetch-image:base live', 'start-machine:web live'],
  },
];

describe('a machine that is made', () => {
  it.each(FROM_NOTHING)('$name', holdToWords);
});

describe('what a machine waits for', () => {
  it.each(AWAITED)('$name', holdToWords);
});
