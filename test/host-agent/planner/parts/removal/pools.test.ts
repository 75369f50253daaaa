import { describe, it } from '@jest/globals';
import { stopMachine } from '../../../../support/simulated-host';
import { otherMachine, sampleDisk, sampleImage, sampleMachine, sampleSeed } from '../../sample-plan';
import { web } from '../../scenario';
import { data, fast } from '../machine/sample';
import { holdToWords, type Told } from '../told';
import { kept, old, trashed, withFast } from './sample';

const withData = { ...withFast, machines: [sampleMachine({ nics: [], disks: [sampleDisk(), data] })] };

const CASES: readonly Told[] = [
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

describe('pools that the plan does not name any more', () => {
  it.each(CASES)('$name', holdToWords);
});
