import { describe, it } from '@jest/globals';
import type { SimulatedHost } from '../../../../support/simulated-host';
import { otherMachine, sampleDisk } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { DATA, data } from './disk-sample';
import { full, of } from './leftovers-sample';
import { down } from './sample';

/** Nothing in the machine names the disk any more, but its mark does. */
const released = (host: SimulatedHost): void => {
  const machine = web(host);
  for (const side of ['running', 'stored'] as const) {
    const definition = machine[side];
    if (definition !== undefined)
      machine[side] = { ...definition, disks: definition.disks.filter(({ path }) => path !== DATA) };
  }
};

const CASES: readonly Told[] = [
  {
    name: 'a disk goes to the trash when its guest has let it go, and is struck off the mark then',
    before: full,
    plan: of(),
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live; volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
      'trash-volume:default/web-data.qcow2 (disk web/web-data.qcow2): disk default/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
      'trash-volume:default/web-data.qcow2: pool=default fileName=web-data.qcow2 machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk of a machine that is down goes when the definition has let it go',
    before: of({ disks: [sampleDisk(), data], powerState: 'stopped' }),
    plan: of({ powerState: 'stopped' }),
    steps: [
      'define-machine:web live',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
    changes: [
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live; volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
      'trash-volume:default/web-data.qcow2 (disk web/web-data.qcow2): disk default/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
      'trash-volume:default/web-data.qcow2: pool=default fileName=web-data.qcow2 machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk that only the mark still knows goes at once',
    before: full,
    byHand: released,
    plan: of(),
    steps: [
      'trash-volume:default/web-data.qcow2 destroy',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
    changes: [
      'trash-volume:default/web-data.qcow2 (disk web/web-data.qcow2): disk default/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
    actions: [
      'trash-volume:default/web-data.qcow2: pool=default fileName=web-data.qcow2 machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk goes after the start of a machine that is started in the same pass',
    before: full,
    byHand: down,
    plan: of(),
    steps: [
      'define-machine:web live',
      'start-machine:web live < define-machine:web',
      'trash-volume:default/web-data.qcow2 destroy < start-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'two files go in the order of their names',
    before: of({
      disks: [
        sampleDisk(),
        data,
        sampleDisk({ name: 'more', fileName: 'web-a.qcow2', serial: 'web-more', source: { kind: 'blank' } }),
      ],
    }),
    plan: of(),
    steps: [
      'detach-disk:web/vdb live',
      'detach-disk:web/vdc live',
      'define-machine:web live < detach-disk:web/vdb detach-disk:web/vdc',
      'trash-volume:default/web-a.qcow2 destroy < define-machine:web',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-a.qcow2 trash-volume:default/web-data.qcow2',
    ],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'detach-disk:web/vdc: machine=web disk={target=vdc path=/pools/default/web-a.qcow2 serial=web-more}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-a.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
      'trash-volume:default/web-a.qcow2: pool=default fileName=web-a.qcow2 machine=web',
      'trash-volume:default/web-data.qcow2: pool=default fileName=web-data.qcow2 machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk that is gone already is only struck off',
    before: full,
    byHand: (host) => {
      released(host);
      host.files.delete(DATA);
    },
    plan: of(),
    steps: ['set-machine-mark:web live'],
    changes: [
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
    actions: [
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk that the plan gives to another machine is only struck off',
    before: full,
    byHand: released,
    plan: of({}, [
      otherMachine('db', 2, { nics: [], disks: [data], boot: { kind: 'disk', order: ['data'] } }),
    ]),
    steps: ['set-machine-mark:web live'],
    changes: [
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
    refusals: ['volume-not-ours disk db/data path=/pools/default/web-data.qcow2 format=qcow2'],
  },
  {
    name: 'a disk of another pool goes where it lies, while another one comes',
    before: of({ disks: [sampleDisk(), { ...data, pool: 'fast', fileName: 'data.qcow2' }] }),
    plan: of({ disks: [sampleDisk(), { ...data, name: 'new', serial: 'new', fileName: 'web-data.qcow2' }] }),
    steps: [
      'create-disk:web/new live',
      'detach-disk:web/vdb live',
      'attach-disk:web/new live < create-disk:web/new',
      'define-machine:web live < detach-disk:web/vdb attach-disk:web/new',
      'trash-volume:fast/data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:fast/data.qcow2',
    ],
  },
];

describe('disks that a machine has no more, and how they go', () => {
  it.each(CASES)('$name', holdToWords);
});
