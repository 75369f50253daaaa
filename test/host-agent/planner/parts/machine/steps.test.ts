import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../../../lib/plan';
import {
  newMachine,
  startMachine,
  stopMachine,
  type SimulatedHost,
} from '../../../../support/simulated-host';
import {
  otherMachine,
  sampleDisk,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePool,
  sampleSeed,
  uuidOf,
} from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

type MachineInput = PlanInput['machines'][number];

const [lan] = sampleMachine().nics;
if (lan === undefined) throw new Error('the sample machine has no NIC');
const network = (name: string, number: number) =>
  sampleNetwork({
    name,
    uuid: uuidOf(200 + number),
    key: `lab/${name}`,
    bridgeName: `fw-${name}`,
    ipv4: { cidr: `10.0.${number + 1}.0/24`, gateway: `10.0.${number + 1}.1`, reservations: [] },
  });
const on = (name: string, number: number) =>
  ({
    ...lan,
    name,
    mac: `52:54:00:00:00:${number}0`,
    ipv4: undefined,
    attachment: { kind: 'network', network: name },
  }) as const;
const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
const kernel = sampleImage({ name: 'kernel', key: 'lab/kernel', fileName: 'kernel-1', format: 'boot-file' });
const initrd = sampleImage({ name: 'initrd', key: 'lab/initrd', fileName: 'initrd-1', format: 'boot-file' });
const tools = sampleImage({ name: 'tools', key: 'lab/tools', fileName: 'tools-1.iso', format: 'raw' });
const images = [sampleImage(), kernel, initrd, tools];
const data = sampleDisk({
  name: 'data',
  pool: 'fast',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const of = (changes: Partial<MachineInput> = {}, rest: Partial<PlanInput> = {}): Partial<PlanInput> => ({
  networks: [],
  machines: [sampleMachine({ nics: [], ...changes })],
  ...rest,
});
const nothing = { networks: [], images: [], pools: [], machines: [] };
const down = (host: SimulatedHost): void => stopMachine(host, web(host));
const ready = { readiness: { checks: [{ kind: 'guest-agent' as const }], timeoutSeconds: 9 } };
const ranked = (name: string, number: number, rank: number, changes: Partial<MachineInput> = {}) =>
  otherMachine(name, number, { nics: [], startOrder: { rank, delaySeconds: 0 }, ...changes });

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

const LIVE: readonly Told[] = [
  {
    name: 'what goes is taken away before what comes is plugged in',
    before: of(
      { disks: [sampleDisk(), data], nics: [on('dmz', 1)] },
      { pools: [samplePool(), fast], networks: [network('dmz', 1), network('ext', 2)] },
    ),
    plan: of(
      {
        disks: [sampleDisk(), { ...data, name: 'more', fileName: 'web-more.qcow2', serial: 'web-more' }],
        nics: [on('ext', 2)],
      },
      { pools: [samplePool(), fast], networks: [network('dmz', 1), network('ext', 2)] },
    ),
    steps: [
      'create-disk:web/more live',
      'detach-disk:web/vdb live',
      'detach-nic:web/52:54:00:00:00:10 live',
      'attach-disk:web/more live < create-disk:web/more',
      'attach-nic:web/ext live < detach-nic:web/52:54:00:00:00:10',
      'define-machine:web live < detach-disk:web/vdb detach-nic:web/52:54:00:00:00:10 attach-disk:web/more attach-nic:web/ext',
      'trash-volume:fast/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:fast/web-data.qcow2',
    ],
    changes: [
      'create-disk:web/more (disk web/more): sizeMiB -> 32 live',
      'detach-disk:web/vdb (machine web): disks.vdb /pools/fast/web-data.qcow2 -> live',
      'detach-nic:web/52:54:00:00:00:10 (machine web): nics.ext.mac 52:54:00:00:00:10 -> 52:54:00:00:00:20 live; nics.ext.attachment network dmz -> network ext live',
      'attach-disk:web/more (disk web/more): disks.more -> /pools/fast/web-more.qcow2 live',
      'attach-nic:web/ext (machine web): nics.ext.mac 52:54:00:00:00:10 -> 52:54:00:00:00:20 live; nics.ext.attachment network dmz -> network ext live',
      'define-machine:web (machine web): disks.more -> /pools/fast/web-more.qcow2 live; disks.vdb /pools/fast/web-data.qcow2 -> live; nics.ext.mac 52:54:00:00:00:10 -> 52:54:00:00:00:20 live; nics.ext.attachment network dmz -> network ext live; volumes [disk default/web-root.qcow2, disk fast/web-data.qcow2] -> [disk default/web-root.qcow2, disk fast/web-more.qcow2] live',
      'trash-volume:fast/web-data.qcow2 (disk web/web-data.qcow2): disk fast/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-root.qcow2, disk fast/web-data.qcow2] -> [disk default/web-root.qcow2, disk fast/web-more.qcow2] live',
    ],
    actions: [
      'create-disk:web/more: machine=web disk=more',
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/fast/web-data.qcow2 serial=web-data}',
      'detach-nic:web/52:54:00:00:00:10: machine=web mac=52:54:00:00:00:10',
      'attach-disk:web/more: machine=web disk=more',
      'attach-nic:web/ext: machine=web nic={name=ext attachment={kind=network network=ext} mac=52:54:00:00:00:20 model=virtio linkUp=true}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=fast fileName=web-more.qcow2 role=disk retain=false}, {pool=fast fileName=web-data.qcow2 role=disk retain=false}]',
      'trash-volume:fast/web-data.qcow2: pool=fast fileName=web-data.qcow2 machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=fast fileName=web-more.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a NIC comes when its network runs',
    before: of({}, { networks: [] }),
    plan: of({ nics: [on('dmz', 1)] }, { networks: [network('dmz', 1)] }),
    steps: [
      'create-network:dmz live',
      'attach-nic:web/dmz live < create-network:dmz',
      'define-machine:web live < attach-nic:web/dmz create-network:dmz',
    ],
  },
  {
    name: 'a NIC on a bridge waits for nothing',
    before: of({}, { networks: [] }),
    plan: of(
      { nics: [{ ...lan, ipv4: undefined, attachment: { kind: 'bridge', bridge: 'br0' } }] },
      { networks: [network('dmz', 1)] },
    ),
    steps: [
      'create-network:dmz live',
      'attach-nic:web/lan live',
      'define-machine:web live < attach-nic:web/lan',
    ],
  },
  {
    name: 'a disk is limited in place, under its own name',
    before: of(),
    plan: of({ disks: [sampleDisk({ limits: { iops: { total: 100 } } })] }),
    steps: ['limit-disk:web/root live', 'define-machine:web live < limit-disk:web/root'],
    changes: [
      'limit-disk:web/root (disk web/root): disks.root.limits [] -> [operations total 100 a second] live',
      'define-machine:web (machine web): disks.root.limits [] -> [operations total 100 a second] live',
    ],
    actions: [
      'limit-disk:web/root: machine=web disk=root',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a paused machine can let no disk go: it restarts',
    before: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      web(host).state = 'paused';
    },
    plan: of({}, { pools: [samplePool(), fast] }),
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
      'trash-volume:fast/web-data.qcow2 destroy < start-machine:web',
      'set-machine-mark:web live < trash-volume:fast/web-data.qcow2',
    ],
    changes: [
      'stop-machine:web (machine web): disks.vdb /pools/fast/web-data.qcow2 -> restart',
      'define-machine:web (machine web): disks.vdb /pools/fast/web-data.qcow2 -> restart; volumes [disk default/web-root.qcow2, disk fast/web-data.qcow2] -> [disk default/web-root.qcow2] live',
      'start-machine:web (machine web): powerState paused -> running live',
      'trash-volume:fast/web-data.qcow2 (disk web/web-data.qcow2): disk fast/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-root.qcow2, disk fast/web-data.qcow2] -> [disk default/web-root.qcow2] live',
    ],
  },
  {
    name: 'a paused machine goes on before it is given a disk',
    before: of({}, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      web(host).state = 'paused';
    },
    plan: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    steps: [
      'create-disk:web/data live',
      'resume-machine:web live < create-disk:web/data',
      'attach-disk:web/data live < resume-machine:web create-disk:web/data',
      'define-machine:web live < attach-disk:web/data',
    ],
    changes: [
      'create-disk:web/data (disk web/data): sizeMiB -> 32 live',
      'resume-machine:web (machine web): powerState paused -> running live',
      'attach-disk:web/data (disk web/data): disks.data -> /pools/fast/web-data.qcow2 live',
      'define-machine:web (machine web): disks.data -> /pools/fast/web-data.qcow2 live; volumes [disk default/web-root.qcow2] -> [disk default/web-root.qcow2, disk fast/web-data.qcow2] live',
    ],
  },
  {
    name: 'one that is only written down goes on afterwards',
    before: of(),
    byHand: (host) => {
      web(host).state = 'suspended';
    },
    plan: of({ description: 'new' }),
    steps: ['define-machine:web live', 'resume-machine:web live < define-machine:web'],
    changes: [
      'define-machine:web (machine web): description -> new live',
      'resume-machine:web (machine web): powerState suspended -> running live',
    ],
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
      'resume-machine:web: machine=web',
    ],
  },
  {
    name: 'one whose network stands still goes on when it runs',
    before: of({ nics: [on('lan', 0)] }, { networks: [sampleNetwork()] }),
    byHand: (host) => {
      web(host).state = 'paused';
      for (const known of host.networks.values()) known.running = undefined;
    },
    plan: of({ nics: [on('lan', 0)] }, { networks: [sampleNetwork()] }),
    steps: ['start-network:lan live', 'resume-machine:web live < start-network:lan'],
  },
];

const STOPS: readonly Told[] = [
  {
    name: 'a stop that the plan asks for says just that',
    before: of(),
    plan: of({
      powerState: 'stopped',
      stop: { timeoutSeconds: 7, onTimeout: 'refuse' },
      vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
    }),
    steps: ['stop-machine:web restart', 'define-machine:web restart < stop-machine:web'],
    changes: [
      'stop-machine:web (machine web): powerState running -> stopped restart',
      'define-machine:web (machine web): vcpus.current 1 -> 2 restart',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=7 onTimeout=refuse}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a stop on the way to a start says all that the start brings',
    before: of(),
    plan: of({
      rng: false,
      vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
      disks: [sampleDisk({ sizeMiB: 33 })],
      description: 'new',
    }),
    steps: [
      'stop-machine:web restart',
      'grow-disk:web/root restart < stop-machine:web',
      'define-machine:web restart < grow-disk:web/root',
      'start-machine:web live < define-machine:web',
    ],
    changes: [
      'stop-machine:web (machine web): rng true -> false restart; vcpus.current 1 -> 2 restart; disks.root.sizeMiB 32 -> 33 restart',
      'grow-disk:web/root (disk web/root): sizeMiB 32 -> 33 restart',
      'define-machine:web (machine web): description -> new live; vcpus.current 1 -> 2 restart; rng true -> false restart',
      'start-machine:web (machine web): powerState running -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'grow-disk:web/root: machine=web disk=root',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a guest that has crashed is cut off and started again',
    before: of(),
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan: of(),
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
    changes: [
      'stop-machine:web (machine web): powerState crashed -> running restart',
      'start-machine:web (machine web): powerState crashed -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=0 onTimeout=force}',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a guest that is on its way down is waited for and started again',
    before: of(),
    byHand: (host) => {
      web(host).state = 'stopping';
    },
    plan: of(),
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
    changes: [
      'stop-machine:web (machine web): powerState stopping -> running restart',
      'start-machine:web (machine web): powerState stopping -> running live',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'start-machine:web: machine=web',
    ],
  },
  {
    name: 'a guest that is on its way down does not wait for its next boot',
    before: of({ onRestartNeeded: 'defer' }),
    byHand: (host) => {
      web(host).state = 'stopping';
    },
    plan: of({ onRestartNeeded: 'defer', rng: false }),
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    changes: [
      'stop-machine:web (machine web): rng true -> false restart; powerState stopping -> running restart',
      'define-machine:web (machine web): rng true -> false restart',
      'start-machine:web (machine web): powerState stopping -> running live',
    ],
  },
  {
    name: 'a machine that was started by hand is stopped, and its definition stays',
    before: of({ powerState: 'stopped' }),
    byHand: (host) => startMachine(host, web(host)),
    plan: of({ powerState: 'stopped' }),
    steps: ['stop-machine:web restart'],
    changes: ['stop-machine:web (machine web): powerState running -> stopped restart'],
  },
  {
    name: 'ranks that stop go down from the highest, each waiting for the next one that stops',
    before: {
      networks: [],
      machines: [
        ranked('a', 1, 0),
        ranked('b', 2, 3),
        ranked('c', 3, 5),
        ranked('d', 4, 9),
        ranked('e', 5, 9),
      ],
    },
    plan: {
      networks: [],
      machines: [
        ranked('a', 1, 0, { rng: false }),
        ranked('b', 2, 3, { description: 'new' }),
        ranked('c', 3, 5, { rng: false }),
        ranked('d', 4, 9, { powerState: 'stopped' }),
        ranked('e', 5, 9, { rng: false }),
      ],
    },
    steps: [
      'stop-machine:d restart',
      'stop-machine:e restart',
      'stop-machine:c restart < stop-machine:d stop-machine:e',
      'stop-machine:a restart < stop-machine:c',
      'define-machine:a restart < stop-machine:a',
      'define-machine:b live',
      'define-machine:c restart < stop-machine:c',
      'define-machine:e restart < stop-machine:e',
      'start-machine:a live < define-machine:a',
      'start-machine:c live < define-machine:c start-machine:a',
      'start-machine:e live < define-machine:e start-machine:c',
    ],
    actions: [
      'stop-machine:d: machine={name=d uuid=00000000-0000-5000-8000-000000000004 timeoutSeconds=30 onTimeout=force}',
      'stop-machine:e: machine={name=e uuid=00000000-0000-5000-8000-000000000005 timeoutSeconds=30 onTimeout=force}',
      'stop-machine:c: machine={name=c uuid=00000000-0000-5000-8000-000000000003 timeoutSeconds=30 onTimeout=force}',
      'stop-machine:a: machine={name=a uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:a: machine=a acceleration=kvm markedVolumes=[{pool=default fileName=a-root.qcow2 role=disk retain=false}]',
      'define-machine:b: machine=b acceleration=kvm markedVolumes=[{pool=default fileName=b-root.qcow2 role=disk retain=false}]',
      'define-machine:c: machine=c acceleration=kvm markedVolumes=[{pool=default fileName=c-root.qcow2 role=disk retain=false}]',
      'define-machine:e: machine=e acceleration=kvm markedVolumes=[{pool=default fileName=e-root.qcow2 role=disk retain=false}]',
      'start-machine:a: machine=a',
      'start-machine:c: machine=c',
      'start-machine:e: machine=e',
    ],
  },
  {
    name: 'ranks that start wait for the longest delay of the one before, and for no readiness',
    before: {
      networks: [],
      machines: [ranked('a', 1, 5), ranked('b', 2, 2), ranked('c', 3, 2), ranked('d', 4, 10)],
    },
    byHand: (host) => {
      for (const machine of host.machines.values()) stopMachine(host, machine);
    },
    plan: {
      networks: [],
      machines: [
        ranked('a', 1, 5),
        ranked('b', 2, 2, { startOrder: { rank: 2, delaySeconds: 4 }, ...ready }),
        ranked('c', 3, 2, { startOrder: { rank: 2, delaySeconds: 8 } }),
        ranked('d', 4, 10, { startOrder: { rank: 10, delaySeconds: 8 } }),
      ],
    },
    steps: [
      'start-machine:b live',
      'start-machine:c live',
      'await-machine:b live < start-machine:b',
      'wait-start-delay:2 live < start-machine:b start-machine:c',
      'start-machine:a live < wait-start-delay:2',
      'start-machine:d live < start-machine:a',
    ],
    changes: [
      'start-machine:b (machine b): powerState stopped -> running live',
      'start-machine:c (machine c): powerState stopped -> running live',
      'await-machine:b (machine b): ',
      'wait-start-delay:2 (host start-order): ',
      'start-machine:a (machine a): powerState stopped -> running live',
      'start-machine:d (machine d): powerState stopped -> running live',
    ],
    actions: [
      'start-machine:b: machine=b',
      'start-machine:c: machine=c',
      'await-machine:b: machine=b',
      'wait-start-delay:2: rank=2 seconds=8',
      'start-machine:a: machine=a',
      'start-machine:d: machine=d',
    ],
  },
];

const MARKS: readonly Told[] = [
  {
    name: 'a machine is renamed when it is down',
    before: of(),
    byHand: down,
    plan: of({ name: 'www' }),
    steps: [
      'rename-machine:www live',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www',
    ],
    changes: [
      'rename-machine:www (machine www): name web -> www live',
      'define-machine:www (machine www): ',
      'start-machine:www (machine www): powerState stopped -> running live',
    ],
    actions: [
      'rename-machine:www: machine=www from=web',
      'define-machine:www: machine=www acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
      'start-machine:www: machine=www',
    ],
  },
  {
    name: 'a machine is renamed while it is stopped for another reason, although it may not be restarted for that',
    before: of({ onRestartNeeded: 'defer' }),
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan: of({ name: 'www', onRestartNeeded: 'defer' }),
    steps: [
      'stop-machine:www restart',
      'rename-machine:www restart < stop-machine:www',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www',
    ],
    changes: [
      'stop-machine:www (machine www): name web -> www restart; powerState crashed -> running restart',
      'rename-machine:www (machine www): name web -> www restart',
      'define-machine:www (machine www): ',
      'start-machine:www (machine www): powerState crashed -> running live',
    ],
  },
  {
    name: 'another construct path and protection are written into the mark alone',
    before: of(),
    plan: of({ key: 'lab/front', protect: true }),
    steps: ['set-machine-mark:web live'],
    changes: [
      'set-machine-mark:web (machine web): key lab/web -> lab/front live; protect false -> true live',
    ],
    actions: [
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'with the definition, where that changes too',
    before: of(),
    plan: of({ key: 'lab/front', description: 'new' }),
    steps: ['define-machine:web live'],
    changes: ['define-machine:web (machine web): description -> new live; key lab/web -> lab/front live'],
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk that is retained from now on is marked as such',
    before: of(),
    plan: of({ disks: [sampleDisk({ retain: true })] }),
    steps: ['set-machine-mark:web live'],
    changes: [
      'set-machine-mark:web (machine web): volumes [disk default/web-root.qcow2] -> [disk default/web-root.qcow2 retained] live',
    ],
    actions: [
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=true}]',
    ],
  },
  {
    name: 'a mark that lists the same volumes in another order is the same mark',
    before: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      const { ownership } = web(host);
      if (ownership.kind === 'ours')
        web(host).ownership = {
          kind: 'ours',
          mark: { ...ownership.mark, volumes: ownership.mark.volumes.toReversed() },
        };
    },
    plan: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    steps: [],
  },
  {
    name: 'a machine is told not to start with the host',
    before: of(),
    plan: of({ autostart: false }),
    steps: ['set-machine-autostart:web live'],
    changes: ['set-machine-autostart:web (machine web): autostart true -> false live'],
    actions: ['set-machine-autostart:web: machine=web'],
  },
];

const LEFT_ALONE: readonly Told[] = [
  {
    name: 'a machine whose state nobody knows',
    before: of(),
    byHand: (host) => {
      web(host).state = 'unknown';
    },
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['unreadable-object machine web reason=its state is unknown'],
  },
  {
    name: 'a machine that would vanish by itself',
    before: of(),
    byHand: (host) => {
      web(host).persistent = false;
    },
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['machine-is-transient machine web state=running'],
  },
  {
    name: 'a machine that cannot be read, under whatever name',
    before: of(),
    byHand: (host) =>
      host.unreadable.push({ kind: 'machine', name: 'x', uuid: uuidOf(1), reason: 'bad XML' }),
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['unreadable-object machine web reason=bad XML'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a machine that the operator wants left alone',
    before: of(),
    plan: of({ description: 'new' }),
    policy: { held: [{ kind: 'machine', name: 'web' }] },
    steps: [],
    refusals: ['impact-not-allowed machine web impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a saved memory image where the definition changes',
    before: of(),
    byHand: save,
    plan: of({ description: 'new', rng: false }),
    steps: [],
    refusals: ['has-managed-save machine web fields=[description, rng]'],
  },
  {
    name: 'a saved memory image where a disk grows',
    before: of(),
    byHand: save,
    plan: of({ disks: [sampleDisk({ sizeMiB: 33 })] }),
    steps: [],
    refusals: ['has-managed-save machine web fields=[]'],
  },
  {
    name: 'a saved memory image where a name changes',
    before: of(),
    byHand: save,
    plan: of({ name: 'www' }),
    steps: [],
    refusals: ['has-managed-save machine www fields=[]'],
  },
  {
    name: 'a saved memory image where a seed is written again',
    before: of({ cloudInit: sampleSeed(1) }),
    byHand: (host) => {
      save(host);
      host.files.delete('/pools/default/web-seed-1.iso');
    },
    plan: of({ cloudInit: sampleSeed(1) }),
    steps: [],
    refusals: ['has-managed-save machine web fields=[]'],
  },
  {
    name: 'but not a saved memory image where only the mark and the switch change',
    before: of(),
    byHand: save,
    plan: of({ autostart: false, protect: true }),
    steps: ['set-machine-mark:web live', 'set-machine-autostart:web live', 'start-machine:web live'],
  },
  {
    name: 'a stranger’s machine of that name',
    before: { ...nothing, pools: [samplePool()] },
    byHand: (host) => host.machines.set('x', newMachine({ name: 'web', uuid: 'x' })),
    plan: of(),
    steps: ['fetch-image:base live'],
    refusals: ['name-taken-by-foreign machine web name=web uuid=x'],
  },
];

function save(host: SimulatedHost): void {
  const machine = web(host);
  machine.saved = machine.running;
  machine.running = undefined;
  machine.state = 'stopped';
}

describe('a machine that is made', () => {
  it.each(FROM_NOTHING)('$name', holdToWords);
});

describe('what a machine waits for', () => {
  it.each(AWAITED)('$name', holdToWords);
});

describe('a running machine', () => {
  it.each(LIVE)('$name', holdToWords);
});

describe('stops and starts', () => {
  it.each(STOPS)('$name', holdToWords);
});

describe('names, marks and switches', () => {
  it.each(MARKS)('$name', holdToWords);
});

describe('left alone is', () => {
  it.each(LEFT_ALONE)('$name', holdToWords);
});
