import { describe, it } from '@jest/globals';
import { sampleDisk, sampleImage, sampleMachine, samplePool } from '../../sample-plan';
import { data, fast } from '../machine/sample';
import { holdToWords, type Told } from '../told';
import { kept, old, trashed } from './sample';

const older = sampleImage({ name: 'older', key: 'lab/older', fileName: 'old-0.qcow2' });
const withOld = { ...kept, images: [sampleImage(), old] };

const CASES: readonly Told[] = [
  {
    name: 'an image goes that nothing stands on, in order of file names',
    before: { ...kept, images: [sampleImage(), old, older] },
    plan: kept,
    steps: ['delete-image:default/old-0.qcow2 live', 'delete-image:default/old-1.qcow2 live'],
    changes: [
      'delete-image:default/old-0.qcow2 (image old-0.qcow2): image default/old-0.qcow2 -> live',
      'delete-image:default/old-1.qcow2 (image old-1.qcow2): image default/old-1.qcow2 -> live',
    ],
    actions: [
      'delete-image:default/old-0.qcow2: pool=default fileName=old-0.qcow2',
      'delete-image:default/old-1.qcow2: pool=default fileName=old-1.qcow2',
    ],
  },
  {
    name: 'an image goes when the drive that it lies in has let it go',
    before: {
      ...withOld,
      machines: [sampleMachine({ nics: [], cdroms: [{ name: 'tools', image: 'old' }] })],
    },
    plan: { ...kept, machines: [sampleMachine({ nics: [], cdroms: [{ name: 'tools' }] })] },
    steps: [
      'change-medium:web/sdb live',
      'define-machine:web live < change-medium:web/sdb',
      'delete-image:default/old-1.qcow2 live < define-machine:web',
    ],
  },
  {
    name: 'an image stays while a machine that stays as it is has it in a drive',
    before: {
      ...withOld,
      machines: [sampleMachine({ nics: [], cdroms: [{ name: 'tools', image: 'old' }] })],
    },
    plan: {
      ...kept,
      machines: [
        sampleMachine({ nics: [], cdroms: [{ name: 'tools' }], disks: [sampleDisk({ sizeMiB: 16 })] }),
      ],
    },
    steps: [],
    refusals: ['would-shrink-disk disk web/root fromMiB=32 toMiB=16'],
  },
  {
    name: 'an image stays that a disk stands on',
    before: {
      ...withOld,
      machines: [
        sampleMachine({
          nics: [],
          disks: [sampleDisk({ source: { kind: 'image', image: 'old' }, retain: true })],
        }),
      ],
    },
    plan: { ...kept, machines: [sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] } })] },
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    warnings: ['retained-disk disk web/web-root.qcow2 pool=default fileName=web-root.qcow2'],
  },
  {
    name: 'every image stays while something is in the trash',
    before: withOld,
    plan: kept,
    input: trashed(['default', 'x.qcow2', 0]),
    steps: [],
  },
  {
    name: 'every image stays in a pass that moves something to the trash',
    before: {
      ...withOld,
      machines: [sampleMachine({ nics: [], disks: [sampleDisk(), { ...data, pool: 'default' }] })],
    },
    plan: kept,
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'every image stays while something cannot be read',
    before: withOld,
    byHand: (host) => host.unreadable.push({ kind: 'network', name: 'x', reason: 'bad XML' }),
    plan: kept,
    steps: [],
    warnings: ['unreadable-object network x reason=bad XML'],
  },
  {
    name: 'every image stays while a pool is stopped',
    before: { ...withOld, pools: [samplePool(), fast] },
    byHand: (host) => {
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: { ...kept, pools: [samplePool(), fast] },
    steps: ['start-pool:fast live'],
  },
  {
    name: 'an image stays that the operator wants left alone',
    before: withOld,
    plan: kept,
    policy: { held: [{ kind: 'image', name: 'old-1.qcow2' }] },
    steps: [],
    refusals: ['impact-not-allowed image old-1.qcow2 impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'an image stays that goes by another name only',
    before: withOld,
    plan: { ...kept, images: [sampleImage(), { ...old, name: 'renamed' }] },
    steps: [],
  },
  {
    name: 'an image that is gone already is nothing to delete',
    before: withOld,
    byHand: (host) => host.files.delete('/pools/default/old-1.qcow2'),
    plan: kept,
    steps: [],
  },
];

describe('images that the plan does not name any more', () => {
  it.each(CASES)('$name', holdToWords);
});
