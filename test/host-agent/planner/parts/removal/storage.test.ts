import { describe, it } from '@jest/globals';
import type { PlannerInput } from '../../../../../host-agent/planner';
import { stopMachine } from '../../../../support/simulated-host';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleImage,
  sampleMachine,
  samplePool,
  sampleSeed,
  uuidOf,
} from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

const HOUR_MS = 60 * 60 * 1000;
const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
const old = sampleImage({ name: 'old', key: 'lab/old', fileName: 'old-1.qcow2' });
const older = sampleImage({ name: 'older', key: 'lab/older', fileName: 'old-0.qcow2' });
const machine = sampleMachine({ nics: [] });
const kept = { networks: [], machines: [machine] };
const withOld = { ...kept, images: [sampleImage(), old] };
const withFast = { ...kept, pools: [samplePool(), fast] };
const data = sampleDisk({
  name: 'data',
  pool: 'fast',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const withData = { ...withFast, machines: [sampleMachine({ nics: [], disks: [sampleDisk(), data] })] };
const trashed =
  (...files: readonly (readonly [pool: string, fileName: string, agoMs: number])[]) =>
  ({ nowMs }: PlannerInput): Partial<PlannerInput> => ({
    trash: files.map(([pool, fileName, agoMs]) => ({ pool, fileName, trashedAtMs: nowMs - agoMs })),
  });

const IMAGES: readonly Told[] = [
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

const TRASH: readonly Told[] = [
  {
    name: 'what has lain there for the retention time goes, pool by pool, in order',
    before: withFast,
    plan: { ...withFast, host: sampleHost({ trashRetentionHours: 2 }) },
    input: trashed(
      ['fast', 'c.qcow2', 3 * HOUR_MS],
      ['default', 'b.qcow2', 2 * HOUR_MS],
      ['default', 'a.qcow2', 2 * HOUR_MS],
      ['default', 'young.qcow2', 2 * HOUR_MS - 1],
    ),
    steps: ['empty-trash:default destroy', 'empty-trash:fast destroy'],
    changes: [
      'empty-trash:default (pool default): trash [a.qcow2, b.qcow2] -> destroy',
      'empty-trash:fast (pool fast): trash [c.qcow2] -> destroy',
    ],
    actions: [
      'empty-trash:default: pool=default fileNames=[a.qcow2, b.qcow2]',
      'empty-trash:fast: pool=fast fileNames=[c.qcow2]',
    ],
  },
  {
    name: 'trash in a pool that is stopped, or gone, is not looked at',
    before: withFast,
    byHand: (host) => {
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: withFast,
    input: trashed(['fast', 'c.qcow2', 99 * HOUR_MS], ['lost', 'b.qcow2', 99 * HOUR_MS]),
    steps: ['start-pool:fast live'],
  },
  {
    name: 'trash stays in a pool that the operator wants left alone',
    before: withFast,
    plan: withFast,
    policy: { held: [{ kind: 'pool', name: 'fast' }] },
    input: trashed(['fast', 'c.qcow2', 99 * HOUR_MS]),
    steps: [],
    refusals: ['impact-not-allowed pool fast impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'trash stays where no more than a restart is allowed of anything',
    before: kept,
    plan: kept,
    policy: { maxImpact: { impact: 'restart', of: 'all' } },
    input: trashed(['default', 'c.qcow2', 99 * HOUR_MS]),
    steps: [],
    refusals: ['impact-not-allowed pool default impact=destroy allowed=restart fields=[trash]'],
  },
  {
    name: 'trash is no running machine: it goes where only those are looked after',
    before: kept,
    plan: kept,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    input: trashed(['default', 'c.qcow2', 99 * HOUR_MS]),
    steps: ['empty-trash:default destroy'],
  },
];

const POOLS: readonly Told[] = [
  {
    name: 'a pool goes that nothing is in',
    before: withFast,
    plan: kept,
    steps: ['delete-pool:fast destroy'],
    changes: ['delete-pool:fast (pool fast): pool /pools/fast -> destroy'],
    actions: ['delete-pool:fast: pool={name=fast uuid=00000000-0000-5000-8000-000000000101}'],
  },
  {
    name: 'a pool of ours that has no directory goes by its name',
    before: withFast,
    plan: kept,
    input: ({ inventory }) => ({
      inventory: {
        ...inventory,
        pools: inventory.pools.map(({ path, ...pool }) =>
          pool.name === 'fast' ? pool : { ...pool, ...(path === undefined ? {} : { path }) },
        ),
      },
    }),
    changes: ['delete-pool:fast (pool fast): pool fast -> destroy'],
  },
  {
    name: 'a pool stays until the disk that goes to its trash is gone for good',
    before: withData,
    plan: kept,
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:fast/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:fast/web-data.qcow2',
    ],
    warnings: ['pool-kept pool fast reason=trash'],
  },
  {
    name: 'a pool stays while its trash does',
    before: withFast,
    plan: kept,
    input: trashed(['fast', 'c.qcow2', 0]),
    steps: [],
    warnings: ['pool-kept pool fast reason=trash'],
  },
  {
    name: 'a pool goes although there is trash elsewhere',
    before: withFast,
    plan: kept,
    input: trashed(['default', 'c.qcow2', 0]),
    steps: ['delete-pool:fast destroy'],
  },
  {
    name: 'a pool goes after the seed that lay in it',
    before: {
      ...withFast,
      machines: [sampleMachine({ nics: [], cloudInit: { ...sampleSeed(1), pool: 'fast' } })],
    },
    plan: { ...kept, machines: [sampleMachine({ nics: [], cloudInit: sampleSeed(1) })] },
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:fast/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:fast/web-seed-1.iso',
      'delete-pool:fast destroy < delete-seed:fast/web-seed-1.iso',
    ],
  },
  {
    name: 'a pool goes after the image that lay in it',
    before: { ...withFast, images: [sampleImage(), { ...old, pool: 'fast' }] },
    plan: kept,
    steps: ['delete-image:fast/old-1.qcow2 live', 'delete-pool:fast destroy < delete-image:fast/old-1.qcow2'],
  },
  {
    name: 'a pool goes after its user has let it go, whose disk stays',
    before: {
      ...withData,
      machines: [sampleMachine({ nics: [], disks: [sampleDisk(), { ...data, retain: true }] })],
    },
    plan: kept,
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'delete-pool:fast destroy < define-machine:web',
    ],
    warnings: ['retained-disk disk web/web-data.qcow2 pool=fast fileName=web-data.qcow2'],
  },
  {
    name: 'a pool stays with machines that stay as they are',
    before: withData,
    plan: { ...kept, machines: [sampleMachine({ nics: [], disks: [sampleDisk({ sizeMiB: 16 })] })] },
    steps: [],
    refusals: ['would-shrink-disk disk web/root fromMiB=32 toMiB=16', 'pool-in-use pool fast machines=[web]'],
  },
  {
    name: 'a pool stays with overlays in it, which hold on to an image',
    before: withFast,
    byHand: (host) =>
      host.writeFile('/pools/fast/lost.qcow2', { backingPath: '/pools/default/base-1.qcow2' }),
    plan: kept,
    steps: [],
    warnings: ['pool-kept pool fast reason=overlays'],
  },
  {
    name: 'a pool goes with files in it that stand on nothing: they stay in their directory',
    before: withFast,
    byHand: (host) => host.writeFile('/pools/fast/lost.qcow2'),
    plan: kept,
    steps: ['delete-pool:fast destroy'],
  },
  {
    name: 'a pool stays that is stopped: nobody can see into it',
    before: withFast,
    byHand: (host) => {
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: kept,
    steps: [],
    warnings: ['pool-kept pool fast reason=not-active'],
  },
  {
    name: 'a pool stays that cannot be read in full',
    before: withFast,
    plan: kept,
    input: ({ inventory }) => ({
      inventory: {
        ...inventory,
        unreadable: [{ kind: 'pool', name: 'other', uuid: fast.uuid, reason: 'I/O error' }],
      },
    }),
    steps: [],
    refusals: ['unreadable-object pool fast reason=I/O error'],
    warnings: ['unreadable-object pool other reason=I/O error'],
  },
  {
    name: 'a pool stays while there is a machine that cannot be read',
    before: withFast,
    byHand: (host) => host.unreadable.push({ kind: 'machine', name: 'x', reason: 'bad XML' }),
    plan: kept,
    steps: [],
    refusals: ['unreadable-object pool fast reason=a machine that cannot be read may use it'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a pool stays that the operator wants left alone',
    before: withFast,
    plan: kept,
    policy: { held: [{ kind: 'pool', name: 'fast' }] },
    steps: [],
    refusals: ['impact-not-allowed pool fast impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a pool stays where no more than a restart is allowed of anything',
    before: withFast,
    plan: kept,
    policy: { maxImpact: { impact: 'restart', of: 'all' } },
    steps: [],
    refusals: ['impact-not-allowed pool fast impact=destroy allowed=restart fields=[pool]'],
  },
  {
    name: 'a pool goes where only running machines are looked after',
    before: withFast,
    plan: kept,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: ['delete-pool:fast destroy'],
  },
  {
    name: 'a pool that is on nobody’s record is a stranger’s',
    before: withFast,
    byHand: (host) => {
      host.records.pools = host.records.pools.filter(({ name }) => name !== 'fast');
    },
    plan: kept,
    steps: [],
  },
  {
    name: 'a pool goes although a disk elsewhere goes to the trash',
    before: {
      ...withFast,
      machines: [sampleMachine({ nics: [], disks: [sampleDisk(), { ...data, pool: 'default' }] })],
    },
    plan: kept,
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
      'delete-pool:fast destroy',
    ],
  },
  {
    name: 'a pool in use names its users in order',
    before: {
      ...withFast,
      machines: ['b', 'a'].map((name, index) =>
        otherMachine(name, index + 1, {
          nics: [],
          protect: true,
          disks: [sampleDisk({ pool: 'fast', fileName: `${index}.qcow2`, serial: name })],
        }),
      ),
    },
    plan: {
      ...kept,
      machines: [otherMachine('c', 3, { nics: [], disks: [], boot: { kind: 'disk', order: [] } })],
    },
    steps: [
      'define-machine:c live',
      'set-machine-autostart:c live < define-machine:c',
      'start-machine:c live < define-machine:c',
    ],
    refusals: ['protected machine a', 'protected machine b', 'pool-in-use pool fast machines=[a, b]'],
  },
  {
    name: 'a machine that is down uses its pool as well',
    before: withData,
    byHand: (host) => stopMachine(host, web(host)),
    plan: {
      ...kept,
      machines: [sampleMachine({ nics: [], powerState: 'stopped', disks: [sampleDisk({ sizeMiB: 16 })] })],
    },
    steps: [],
    refusals: ['would-shrink-disk disk web/root fromMiB=32 toMiB=16', 'pool-in-use pool fast machines=[web]'],
  },
];

describe('images that the plan does not name any more', () => {
  it.each(IMAGES)('$name', holdToWords);
});

describe('trash', () => {
  it.each(TRASH)('$name', holdToWords);
});

describe('pools that the plan does not name any more', () => {
  it.each(POOLS)('$name', holdToWords);
});
