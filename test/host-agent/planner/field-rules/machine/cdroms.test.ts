import { describe, it } from '@jest/globals';
import type { ActualDisk } from '../../../../../host-agent/inventory';
import { sampleImage, sampleMachine } from '../../sample-plan';
import {
  byVirsh,
  byVirshBoth,
  holdPreview,
  type MachineInput,
  type HostChange,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

const iso = sampleImage({ name: 'iso', key: 'lab/iso', fileName: 'tools-1.iso', format: 'raw' });
const drivers = sampleImage({
  name: 'drivers',
  key: 'lab/drivers',
  fileName: 'drivers-1.iso',
  format: 'raw',
});
const withDrives = (cdroms: MachineInput['cdroms'], changes: Partial<MachineInput> = {}): PlanChanges => ({
  images: [sampleImage(), iso, drivers],
  machines: [sampleMachine({ cdroms, ...changes })],
});
const tools = { name: 'tools', image: 'iso' };
const drive = (changes: Partial<ActualDisk>): ActualDisk => ({
  device: 'cdrom',
  target: 'sdb',
  bus: 'scsi',
  cache: 'default',
  discard: 'ignore',
  readonly: true,
  ...changes,
});
const add = (changes: Partial<ActualDisk>): HostChange =>
  byVirshBoth(({ disks }) => ({ disks: [...disks, drive(changes)] }));

const CASES: readonly PreviewCase[] = [
  {
    name: 'another medium',
    before: withDrives([tools]),
    plan: withDrives([{ name: 'tools', image: 'drivers' }]),
    shows: [
      'cdroms.tools.image: /pools/default/tools-1.iso -> /pools/default/drivers-1.iso (live) by change-medium:web/sdb (/pools/default/drivers-1.iso), define-machine:web',
    ],
  },
  {
    name: 'no medium',
    before: withDrives([tools]),
    plan: withDrives([{ name: 'tools' }]),
    shows: [
      'cdroms.tools.image: /pools/default/tools-1.iso -> nothing (live) by change-medium:web/sdb (none), define-machine:web',
    ],
  },
  {
    name: 'a medium in the second drive',
    before: withDrives([tools, { name: 'spare' }]),
    plan: withDrives([tools, { name: 'spare', image: 'drivers' }]),
    shows: [
      'cdroms.spare.image: nothing -> /pools/default/drivers-1.iso (live) by change-medium:web/sdc (/pools/default/drivers-1.iso), define-machine:web',
    ],
  },
  {
    name: 'an empty drive that comes',
    before: withDrives([]),
    plan: withDrives([{ name: 'spare' }]),
    shows: ['cdroms.spare: nothing -> empty (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a full drive that comes',
    before: withDrives([tools]),
    plan: withDrives([tools, { name: 'more', image: 'drivers' }]),
    shows: [
      'cdroms.more: nothing -> /pools/default/drivers-1.iso (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'what is no CD drive in the place of one',
    before: withDrives([{ name: 'spare' }]),
    byHand: byVirshBoth(({ disks }) => ({
      disks: disks.map((disk) => (disk.target === 'sdb' ? { ...disk, device: 'floppy' } : disk)),
    })),
    shows: ['cdroms.spare: nothing -> empty (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'a full drive that goes',
    before: withDrives([tools]),
    plan: withDrives([]),
    shows: [
      'cdroms.sdb: /pools/default/tools-1.iso -> nothing (live) by change-medium:web/sdb (none), define-machine:web',
    ],
  },
  {
    name: 'of two drives the second goes',
    before: withDrives([tools, { name: 'more', image: 'drivers' }]),
    plan: withDrives([tools]),
    shows: [
      'cdroms.sdc: /pools/default/drivers-1.iso -> nothing (live) by change-medium:web/sdc (none), define-machine:web',
    ],
  },
  {
    name: 'an empty drive that goes waits for the next boot',
    before: withDrives([{ name: 'spare' }]),
    plan: withDrives([]),
    shows: ['cdroms.sdb: empty -> nothing (live) by define-machine:web'],
  },
  {
    name: 'a medium that somebody else put into a drive of ours',
    before: withDrives([{ name: 'spare' }]),
    byHand: byVirsh('running', ({ disks }) => ({
      disks: disks.map((disk) => (disk.target === 'sdb' ? { ...disk, path: '/theirs/x.iso' } : disk)),
    })),
    shows: ['cdroms.spare.image: /theirs/x.iso -> nothing (live) by change-medium:web/sdb (none)'],
  },
  {
    name: 'a medium of somebody else in a drive of somebody else',
    before: withDrives([]),
    byHand: add({ target: 'sdc', path: '/theirs/x.iso' }),
    shows: [],
  },
  {
    name: 'an image of ours in a drive of somebody else',
    before: withDrives([]),
    byHand: add({ target: 'sdc', path: '/pools/default/tools-1.iso' }),
    shows: [
      'cdroms.sdc: /pools/default/tools-1.iso -> nothing (live) by change-medium:web/sdc (none), define-machine:web',
    ],
  },
  {
    name: 'an image of ours that the plan has dropped, in a drive of somebody else',
    before: withDrives([]),
    byHand: add({ target: 'sdc', path: '/pools/default/tools-1.iso' }),
    plan: {},
    shows: [
      'cdroms.sdc: /pools/default/tools-1.iso -> nothing (live) by change-medium:web/sdc (none), define-machine:web',
      'image: default/drivers-1.iso -> nothing (live) by delete-image:default/drivers-1.iso',
      'image: default/tools-1.iso -> nothing (live) by delete-image:default/tools-1.iso',
    ],
  },
  {
    name: 'an image of ours in a drive beyond the places of ours',
    before: withDrives([]),
    byHand: add({ target: 'sdz', path: '/pools/default/tools-1.iso' }),
    shows: [],
  },
  {
    name: 'an image of ours in a drive on another bus',
    before: withDrives([]),
    byHand: add({ bus: 'sata', path: '/pools/default/tools-1.iso' }),
    shows: [],
  },
  {
    name: 'an image of ours in what is no CD drive',
    before: withDrives([]),
    byHand: add({ device: 'floppy', path: '/pools/default/tools-1.iso' }),
    shows: [],
  },
];

describe('what a preview shows of CD drives', () => {
  it.each(CASES)('$name', holdPreview);
});
