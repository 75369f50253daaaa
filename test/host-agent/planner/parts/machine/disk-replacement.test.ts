import { describe, it } from '@jest/globals';
import { stopMachine } from '../../../../support/simulated-host';
import { sampleDisk, sampleImage } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { bare, data, of, partlyRead, ROOT } from './disk-sample';

const anew = of({ disks: [sampleDisk({ source: { kind: 'image', image: 'newer' } })] });
const named = { replace: ['web/root'] };

const KEPT: readonly Told[] = [
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

describe('disks that are not named stay on what they were made from', () => {
  it.each(KEPT)('$name', holdToWords);
});

describe('disks that are made anew from another image', () => {
  it.each(REPLACED)('$name', holdToWords);
});
