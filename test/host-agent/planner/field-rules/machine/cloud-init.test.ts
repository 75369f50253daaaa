import { describe, it } from '@jest/globals';
import type { ActualDisk } from '../../../../../host-agent/inventory';
import { sampleMachine, sampleSeed } from '../../sample-plan';
import {
  byVirsh,
  byVirshBoth,
  holdPreview,
  type MachineInput,
  type HostChange,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

const withDrives = (cdroms: MachineInput['cdroms'], changes: Partial<MachineInput> = {}): PlanChanges => ({
  machines: [sampleMachine({ cdroms, ...changes })],
});
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

const seeded = (version: number, changes: Partial<MachineInput> = {}): PlanChanges =>
  withDrives([], { cloudInit: sampleSeed(version), ...changes });
const seedPath = '/pools/default/web-seed-1.iso';

const CASES: readonly PreviewCase[] = [
  {
    name: 'another seed',
    before: seeded(1),
    plan: seeded(2),
    shows: [
      'cloudInit: nothing -> web-seed-2.iso (live) by write-seed:web',
      'cloudInit: /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso (live) by change-medium:web/sda (/pools/default/web-seed-2.iso), define-machine:web',
      'volumes: disk default/web-root.qcow2,seed default/web-seed-1.iso -> disk default/web-root.qcow2,seed default/web-seed-2.iso (live) by define-machine:web, set-machine-mark:web',
      'cloudInit: default/web-seed-1.iso -> nothing (live) by delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'no seed any more',
    before: seeded(1),
    plan: withDrives([]),
    shows: [
      'cloudInit: /pools/default/web-seed-1.iso -> nothing (live) by change-medium:web/sda (none), define-machine:web',
      'volumes: disk default/web-root.qcow2,seed default/web-seed-1.iso -> disk default/web-root.qcow2 (live) by define-machine:web, set-machine-mark:web',
      'cloudInit: default/web-seed-1.iso -> nothing (live) by delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a first seed',
    before: withDrives([]),
    plan: seeded(1),
    shows: [
      'cloudInit: nothing -> web-seed-1.iso (live) by write-seed:web',
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-root.qcow2,seed default/web-seed-1.iso (live) by define-machine:web',
    ],
  },
  {
    name: 'a first seed, where there is a drive for it already',
    before: withDrives([]),
    byHand: add({ target: 'sda' }),
    plan: seeded(1),
    shows: [
      'cloudInit: nothing -> web-seed-1.iso (live) by write-seed:web',
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (live) by change-medium:web/sda (/pools/default/web-seed-1.iso), define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-root.qcow2,seed default/web-seed-1.iso (live) by define-machine:web',
    ],
  },
  {
    name: 'a first seed, where there is only another drive',
    before: withDrives([{ name: 'spare' }]),
    plan: withDrives([{ name: 'spare' }], { cloudInit: sampleSeed(1) }),
    shows: [
      'cloudInit: nothing -> web-seed-1.iso (live) by write-seed:web',
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-root.qcow2,seed default/web-seed-1.iso (live) by define-machine:web',
    ],
  },
  {
    name: 'a seed that somebody took out',
    before: seeded(1),
    byHand: byVirsh('running', ({ disks }) => ({
      disks: disks.map(({ path, ...disk }) =>
        path === seedPath || path === undefined ? disk : { ...disk, path },
      ),
    })),
    shows: [
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (live) by change-medium:web/sda (/pools/default/web-seed-1.iso)',
    ],
  },
  {
    name: 'a medium of somebody else in the drive of the seed',
    before: seeded(1),
    byHand: byVirsh('running', ({ disks }) => ({
      disks: disks.map((disk) => (disk.path === seedPath ? { ...disk, path: '/theirs/x.iso' } : disk)),
    })),
    shows: [
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (live) by change-medium:web/sda (/pools/default/web-seed-1.iso)',
    ],
  },
  {
    name: 'a medium of somebody else, and no seed in the plan',
    before: withDrives([]),
    byHand: add({ target: 'sda', path: '/theirs/x.iso' }),
    shows: [],
  },
  {
    name: 'a medium of somebody else beside the seed',
    before: seeded(1),
    byHand: add({ target: 'sdx', path: '/theirs/x.iso' }),
    shows: [],
  },
  {
    name: 'a seed in what is no CD drive',
    before: seeded(1),
    byHand: byVirshBoth(({ disks }) => ({
      disks: disks.map((disk) => (disk.path === seedPath ? { ...disk, device: 'floppy' } : disk)),
    })),
    shows: [
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (restart) by stop-machine:web, define-machine:web',
    ],
  },
  {
    name: 'another seed that the guest does not let in comes by a restart',
    before: seeded(1),
    byHand: (host) => {
      for (let time = 0; time < 3; time += 1) host.noteFailure('change-medium:web/sda', 'locked');
    },
    plan: seeded(2),
    shows: [
      'cloudInit: nothing -> web-seed-2.iso (live) by write-seed:web',
      'cloudInit: /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso (restart) by stop-machine:web, define-machine:web',
      'volumes: disk default/web-root.qcow2,seed default/web-seed-1.iso -> disk default/web-root.qcow2,seed default/web-seed-2.iso (live) by define-machine:web, set-machine-mark:web',
      'cloudInit: default/web-seed-1.iso -> nothing (live) by delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a seed that goes after the first boot waits for one',
    before: withDrives([]),
    plan: seeded(1, { cloudInit: { ...sampleSeed(1), afterFirstBoot: 'remove' } }),
    shows: [
      'cloudInit: nothing -> web-seed-1.iso (live) by write-seed:web',
      'cloudInit: nothing -> /pools/default/web-seed-1.iso (live) by define-machine:web',
      'volumes: disk default/web-root.qcow2 -> disk default/web-root.qcow2,seed default/web-seed-1.iso (live) by define-machine:web',
    ],
  },
  {
    name: 'another seed that goes after the first boot: the old one leaves, and the new one waits',
    before: seeded(1),
    plan: seeded(2, { cloudInit: { ...sampleSeed(2), afterFirstBoot: 'remove' } }),
    shows: [
      'cloudInit: nothing -> web-seed-2.iso (live) by write-seed:web',
      'cloudInit: /pools/default/web-seed-1.iso -> nothing (live) by change-medium:web/sda (none)',
      'cloudInit: /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso (live) by define-machine:web',
      'volumes: disk default/web-root.qcow2,seed default/web-seed-1.iso -> disk default/web-root.qcow2,seed default/web-seed-2.iso (live) by define-machine:web, set-machine-mark:web',
      'cloudInit: default/web-seed-1.iso -> nothing (live) by delete-seed:default/web-seed-1.iso',
    ],
  },
];

describe('what a preview shows of seeds', () => {
  it.each(CASES)('$name', holdPreview);
});
