import { describe, it } from '@jest/globals';
import type { PlannerInput, Policy } from '../../../../../host-agent/planner';
import type { PlanInput } from '../../../../../lib/plan';
import { newMachine, stopMachine, type SimulatedHost } from '../../../../support/simulated-host';
import { otherMachine, sampleDisk, sampleMachine, samplePool, sampleSeed, uuidOf } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

type MachineInput = PlanInput['machines'][number];

const DATA = '/pools/default/web-data.qcow2';
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });
const of = (
  changes: Partial<MachineInput> = {},
  others: readonly MachineInput[] = [],
): Partial<PlanInput> => ({
  networks: [],
  pools: [samplePool(), fast],
  machines: [sampleMachine({ nics: [], ...changes }), ...others],
});
const full = of({ disks: [sampleDisk(), data] });
const down = (host: SimulatedHost): void => stopMachine(host, web(host));
/** Nothing in the machine names the disk any more, but its mark does. */
const released = (host: SimulatedHost): void => {
  const machine = web(host);
  for (const side of ['running', 'stored'] as const) {
    const definition = machine[side];
    if (definition !== undefined)
      machine[side] = { ...definition, disks: definition.disks.filter(({ path }) => path !== DATA) };
  }
};
const using =
  (path: string) =>
  (host: SimulatedHost): void => {
    const { stored } = web(host);
    if (stored === undefined) return;
    host.machines.set('x', {
      ...newMachine({ name: 'x', uuid: 'x' }),
      stored: { ...stored, disks: stored.disks.slice(0, 1).map((disk) => ({ ...disk, path })) },
    });
  };
const partlyRead = ({ inventory }: PlannerInput): Partial<PlannerInput> => ({
  inventory: { ...inventory, unreadable: [{ kind: 'machine', name: 'x', reason: 'bad XML' }] },
});
const held: Policy = { held: [{ kind: 'disk', name: 'web-data.qcow2', machine: 'web' }] };

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
    byHand: using(DATA),
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
    name: 'a disk stays that the operator wants left alone',
    before: full,
    plan: of(),
    policy: held,
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['impact-not-allowed disk web/web-data.qcow2 impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a disk stays where no more than a restart is allowed',
    before: full,
    plan: of(),
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
    ],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['impact-not-allowed disk web/web-data.qcow2 impact=destroy allowed=restart fields=[disk]'],
  },
  {
    name: 'a disk goes where somebody has approved of it',
    before: full,
    plan: of(),

    policy: {
      maxImpact: { impact: 'restart', of: 'running' },
      approved: [{ subject: { kind: 'disk', name: 'web-data.qcow2', machine: 'web' }, impact: 'destroy' }],
    },
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'a disk of a machine that is down goes where only running machines are looked after',
    before: of({ disks: [sampleDisk(), data], powerState: 'stopped' }),
    plan: of({ powerState: 'stopped' }),
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: [
      'define-machine:web live',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'a disk of a protected machine stays',
    before: of({ disks: [sampleDisk(), data], protect: true }),
    plan: of({ protect: true }),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['protected disk web/web-data.qcow2'],
  },
  {
    name: 'a disk stays where the same plan protects its machine for the first time',
    before: of({ disks: [sampleDisk(), data] }),
    plan: of({ protect: true }),
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    actions: [
      'detach-disk:web/vdb: machine=web disk={target=vdb path=/pools/default/web-data.qcow2 serial=web-data}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-data.qcow2 role=disk retain=false}]',
    ],
    refusals: ['protected disk web/web-data.qcow2'],
  },
  {
    name: 'a disk goes once the plan protects its machine no more',
    before: of({ disks: [sampleDisk(), data], protect: true }),
    plan: of(),
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
    changes: [
      'detach-disk:web/vdb (machine web): disks.vdb /pools/default/web-data.qcow2 -> live',
      'define-machine:web (machine web): disks.vdb /pools/default/web-data.qcow2 -> live; protect true -> false live; volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
      'trash-volume:default/web-data.qcow2 (disk web/web-data.qcow2): disk default/web-data.qcow2 -> destroy',
      'set-machine-mark:web (machine web): volumes [disk default/web-data.qcow2, disk default/web-root.qcow2] -> [disk default/web-root.qcow2] live',
    ],
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
  {
    name: 'a seed that the plan drops is deleted when its drive has let it go',
    before: of({ cloudInit: sampleSeed(1) }),
    plan: of({ cloudInit: sampleSeed(2) }),
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
    changes: [
      'write-seed:web (machine web): cloudInit -> web-seed-2.iso live',
      'change-medium:web/sda (machine web): cloudInit /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso live',
      'define-machine:web (machine web): cloudInit /pools/default/web-seed-1.iso -> /pools/default/web-seed-2.iso live; volumes [disk default/web-root.qcow2, seed default/web-seed-1.iso] -> [disk default/web-root.qcow2, seed default/web-seed-2.iso] live',
      'delete-seed:default/web-seed-1.iso (disk web/web-seed-1.iso): cloudInit default/web-seed-1.iso -> live',
      'set-machine-mark:web (machine web): volumes [disk default/web-root.qcow2, seed default/web-seed-1.iso] -> [disk default/web-root.qcow2, seed default/web-seed-2.iso] live',
    ],
    actions: [
      'write-seed:web: machine=web',
      'change-medium:web/sda: machine=web target=sda path=/pools/default/web-seed-2.iso',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-2.iso role=seed retain=false}, {pool=default fileName=web-seed-1.iso role=seed retain=false}]',
      'delete-seed:default/web-seed-1.iso: pool=default fileName=web-seed-1.iso machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-2.iso role=seed retain=false}]',
    ],
  },
  {
    name: 'a seed is deleted where nothing more than live is allowed: it can be written again',
    before: of({ cloudInit: sampleSeed(1) }),
    plan: of({ cloudInit: sampleSeed(2) }),
    policy: { maxImpact: { impact: 'live', of: 'all' } },
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a seed of a protected machine is deleted, and so it is while a machine cannot be read',
    before: of({ cloudInit: sampleSeed(1), protect: true }),
    plan: of({ cloudInit: sampleSeed(2), protect: true }),
    input: partlyRead,
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
    warnings: ['unreadable-object machine x reason=bad XML'],
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

describe('files that a machine has no more', () => {
  it.each(CASES)('$name', holdToWords);
});
