import { describe, it } from '@jest/globals';
import { sampleDisk } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { DATA, data, partlyRead, strangerWith } from './disk-sample';
import { full, of } from './leftovers-sample';
import { fast } from './sample';

const CASES: readonly Told[] = [
  {
    name: 'a retained disk stays, is struck off the mark, and is named',
    before: of({ disks: [sampleDisk(), { ...data, retain: true }] }),
    plan: of(),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live; volumes [disk default/web-data.qcow2 retained, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
    warnings: ['retained-disk disk web/web-data.qcow2 pool=default fileName=web-data.qcow2'],
  },
  {
    name: 'a disk stays that nobody has on record',
    before: full,
    plan: of(),
    byHand: (host) => {
      host.records.volumes = [];
    },
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
    ],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['volume-unrecorded disk web/web-data.qcow2 path=/pools/default/web-data.qcow2'],
  },
  {
    name: 'a disk stays that is on record for another machine',
    before: full,
    plan: of(),
    byHand: (host) => {
      host.records.volumes = host.records.volumes.map((volume) => ({ ...volume, machine: 'db' }));
    },
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: ['volume-unrecorded disk web/web-data.qcow2 path=/pools/default/web-data.qcow2'],
  },
  {
    name: 'a disk stays while there is a machine that cannot be read',
    before: full,
    plan: of(),
    input: partlyRead,
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: ['unreadable-object disk web/web-data.qcow2 reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a disk stays that a stranger uses',
    before: full,
    plan: of(),
    byHand: strangerWith(DATA),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: [
      'volume-in-use-by-foreign disk web/web-data.qcow2 path=/pools/default/web-data.qcow2 machine=x',
    ],
  },
  {
    name: 'a disk stays that another file stands on',
    before: full,
    plan: of(),
    byHand: (host) => host.writeFile('/pools/fast/y.qcow2', { backingPath: DATA }),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: [
      'volume-has-overlays disk web/web-data.qcow2 path=/pools/default/web-data.qcow2 overlays=[/pools/fast/y.qcow2]',
    ],
  },
  {
    name: 'a disk stays that cannot be read',
    before: full,
    plan: of(),
    byHand: (host) => host.unreadable.push({ kind: 'volume', name: DATA, reason: 'I/O error' }),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    refusals: ['unreadable-object disk web/web-data.qcow2 reason=I/O error'],
    warnings: ['unreadable-object disk /pools/default/web-data.qcow2 reason=I/O error'],
  },
  {
    name: 'a disk in a pool that is stopped stays until somebody can see it',
    before: of({ disks: [sampleDisk(), { ...data, pool: 'fast' }] }),
    byHand: (host) => {
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: of(),
    steps: [
      'start-pool:fast live',
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
    ],
    actions: [
      'start-pool:fast: pool=fast',
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/fast/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=fast fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['pool-inactive disk web/web-data.qcow2 pool=fast'],
  },
  {
    name: 'a disk that its guest keeps until its next boot stays until then, and in the mark',
    before: of({ disks: [sampleDisk(), data], onRestartNeeded: 'defer' }),
    byHand: (host) => {
      web(host).guest.agent = false;
    },
    plan: of({ onRestartNeeded: 'defer' }),
    steps: ['define-machine:web next-boot'],
    changes: ['define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> next-boot'],
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
  },
];

describe('disks that a machine has no more, and that stay all the same', () => {
  it.each(CASES)('$name', holdToWords);
});
