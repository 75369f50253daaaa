import { describe, it } from '@jest/globals';
import { sampleDisk, sampleNetwork, samplePool } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { data, fast, lan, network, of, on } from './sample';

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

describe('a running machine', () => {
  it.each(LIVE)('$name', holdToWords);
});
