import { describe, it } from '@jest/globals';
import { sampleDisk, sampleMachine, uuidOf } from '../../sample-plan';
import { holdToWords, type Told } from '../told';
import { bare, data, MIB, nothing, of, ROOT, strangerWith, unreadable } from './disk-sample';

const CASES: readonly Told[] = [
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
];

describe('whether the file of a disk is ours, and ours alone', () => {
  it.each(CASES)('$name', holdToWords);
});
