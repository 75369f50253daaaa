import { describe, it } from '@jest/globals';
import type { SimulatedHost } from '../../../../support/simulated-host';
import { stopMachine } from '../../../../support/simulated-host';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleMachine,
  samplePool,
  sampleSeed,
  uuidOf,
} from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

const db = otherMachine('db', 2, { nics: [] });
const seeded = sampleMachine({ nics: [], cloudInit: sampleSeed(1) });
const before = { networks: [], machines: [sampleMachine({ nics: [] }), db] };
const plan = { networks: [], machines: [db] };
const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const fast = samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' });

const CASES: readonly Told[] = [
  {
    name: 'a machine goes: a minute to power off, its disk to the trash, its seed for good',
    before: { ...before, machines: [seeded, db] },
    plan,
    steps: [
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-seed:default/web-seed-1.iso live < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2 delete-seed:default/web-seed-1.iso',
    ],
    changes: [
      'stop-machine:web (machine web): powerState running -> stopped restart',
      'trash-volume:default/web-root.qcow2 (disk web/web-root.qcow2): disk default/web-root.qcow2 -> destroy',
      'delete-seed:default/web-seed-1.iso (disk web/web-seed-1.iso): cloudInit default/web-seed-1.iso -> live',
      'delete-machine:web (machine web): machine web -> destroy',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=60 onTimeout=force}',
      'trash-volume:default/web-root.qcow2: pool=default fileName=web-root.qcow2 machine=web',
      'delete-seed:default/web-seed-1.iso: pool=default fileName=web-seed-1.iso machine=web',
      'delete-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001}',
    ],
  },
  {
    name: 'a machine that has crashed is not waited for',
    before,
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan,
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=0 onTimeout=force}',
      'trash-volume:default/web-root.qcow2: pool=default fileName=web-root.qcow2 machine=web',
      'delete-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001}',
    ],
    changes: [
      'stop-machine:web (machine web): powerState crashed -> stopped restart',
      'trash-volume:default/web-root.qcow2 (disk web/web-root.qcow2): disk default/web-root.qcow2 -> destroy',
      'delete-machine:web (machine web): machine web -> destroy',
    ],
  },
  {
    name: 'a machine that is down is not stopped',
    before,
    byHand: (host) => stopMachine(host, web(host)),
    plan,
    steps: [
      'trash-volume:default/web-root.qcow2 destroy',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'a machine without files is deleted when it has stopped',
    before: {
      networks: [],
      images: [],
      machines: [sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] } }), db],
    },
    plan: { ...plan },
    steps: [
      'fetch-image:base live',
      'create-disk:db/root live < fetch-image:base',
      'define-machine:db live < create-disk:db/root',
      'set-machine-autostart:db live < define-machine:db',
      'start-machine:db live < define-machine:db',
      'stop-machine:web restart',
      'delete-machine:web destroy < stop-machine:web',
    ],
  },
  {
    name: 'a retained disk stays behind, and is named',
    before: { ...before, machines: [sampleMachine({ nics: [], disks: [sampleDisk({ retain: true })] }), db] },
    plan,
    steps: ['stop-machine:web restart', 'delete-machine:web destroy < stop-machine:web'],
    warnings: ['retained-disk disk web/web-root.qcow2 pool=default fileName=web-root.qcow2'],
  },
  {
    name: 'a protected machine stays',
    before: { ...before, machines: [sampleMachine({ nics: [], protect: true }), db] },
    plan,
    steps: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'a machine in a state that nobody knows stays',
    before,
    byHand: (host) => {
      web(host).state = 'unknown';
    },
    plan,
    steps: [],
    refusals: ['unreadable-object machine web reason=its state is unknown'],
  },
  {
    name: 'a machine that would vanish by itself stays',
    before,
    byHand: (host) => {
      web(host).persistent = false;
    },
    plan,
    steps: [],
    refusals: ['machine-is-transient machine web state=running'],
  },
  {
    name: 'a machine that can be read only in part stays',
    before,
    plan,
    input: ({ inventory }) => ({
      inventory: { ...inventory, unreadable: [{ kind: 'machine', name: 'web', reason: 'bad XML' }] },
    }),
    steps: [],
    refusals: ['unreadable-object machine web reason=bad XML'],
    warnings: ['unreadable-object machine web reason=bad XML'],
  },
  {
    name: 'a machine with a disk in a pool that is stopped stays',
    before: {
      ...before,
      pools: [samplePool(), fast],
      machines: [sampleMachine({ nics: [], disks: [sampleDisk(), { ...data, pool: 'fast' }] }), db],
    },
    byHand: (host) => {
      const pool = host.pools.get(fast.uuid);
      if (pool !== undefined) pool.active = false;
    },
    plan: { ...plan, pools: [samplePool()] },
    steps: [],
    refusals: ['pool-inactive machine web pool=fast'],
    warnings: ['pool-kept pool fast reason=not-active'],
  },
  {
    name: 'a machine whose disk nobody has on record stays',
    before,
    byHand: (host) => {
      host.records.volumes = host.records.volumes.filter(({ machine }) => machine !== 'web');
    },
    plan,
    steps: [],
    refusals: ['volume-unrecorded machine web path=/pools/default/web-root.qcow2'],
  },
  {
    name: 'a disk that cannot be read keeps its machine',
    before,
    byHand: (host) => {
      host.unreadable.push({ kind: 'volume', name: 'web-root.qcow2', reason: 'I/O error' });
    },
    plan,
    steps: [],
    refusals: ['unreadable-object machine web reason=I/O error'],
    warnings: ['unreadable-object disk web-root.qcow2 reason=I/O error'],
  },
  {
    name: 'a disk that a stranger uses stays, and its machine goes',
    before,
    byHand: (host) => stranger(host),
    plan,
    steps: ['stop-machine:web restart', 'delete-machine:web destroy < stop-machine:web'],
    refusals: [
      'volume-in-use-by-foreign disk web/web-root.qcow2 path=/pools/default/web-root.qcow2 machine=x',
    ],
  },
  {
    name: 'a machine that the operator wants left alone stays',
    before,
    plan,
    policy: { held: [{ kind: 'machine', name: 'web' }] },
    steps: [],
    refusals: ['impact-not-allowed machine web impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a running machine stays where no more than a restart is allowed',
    before,
    plan,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: [],
    refusals: ['impact-not-allowed machine web impact=destroy allowed=restart fields=[machine]'],
  },
  {
    name: 'a machine that is down goes all the same, where only running ones are looked after',
    before,
    byHand: (host) => stopMachine(host, web(host)),
    plan,
    policy: { maxImpact: { impact: 'restart', of: 'running' } },
    steps: [
      'trash-volume:default/web-root.qcow2 destroy',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'more than may be deleted is no deletion at all',
    before: {
      networks: [],
      machines: [sampleMachine({ nics: [] }), db, otherMachine('dc', 3, { nics: [] })],
    },
    plan: {
      networks: [],
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
      machines: [db],
    },
    steps: [],
    refusals: [
      'deletion-limit machine dc machines=2 limit=1',
      'deletion-limit machine web machines=2 limit=1',
    ],
  },
  {
    name: 'as many as may be deleted are deleted, and those that stay anyway do not count',
    before: {
      networks: [],
      machines: [sampleMachine({ nics: [], protect: true }), db, otherMachine('dc', 3, { nics: [] })],
    },
    plan: {
      networks: [],
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
      machines: [db],
    },
    steps: [
      'stop-machine:dc restart',
      'trash-volume:default/dc-root.qcow2 destroy < stop-machine:dc',
      'delete-machine:dc destroy < trash-volume:default/dc-root.qcow2',
    ],
    refusals: ['protected machine web'],
  },
  {
    name: 'a plan without machines deletes none',
    before,
    plan: { networks: [], machines: [] },
    steps: [],
    refusals: ['empty-plan machine db machines=2', 'empty-plan machine web machines=2'],
  },
  {
    name: 'nor does one that the operator forbids it',
    before,
    plan: {
      networks: [],
      machines: [],
      host: sampleHost({ limits: { machineDeletionsMax: 10, allowEmpty: true } }),
    },
    policy: { allowEmpty: false },
    steps: [],
    refusals: ['empty-plan machine db machines=2', 'empty-plan machine web machines=2'],
  },
  {
    name: 'a plan without machines may delete where it says so',
    before: { ...before, machines: [sampleMachine({ nics: [] })] },
    plan: {
      networks: [],
      machines: [],
      host: sampleHost({ limits: { machineDeletionsMax: 10, allowEmpty: true } }),
    },
    steps: [
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'a machine of another host of the fleet is none of ours',
    before,
    byHand: (host) => {
      const machine = web(host);
      if (machine.ownership.kind === 'ours')
        machine.ownership = { kind: 'ours', mark: { ...machine.ownership.mark, host: 'kvm-2' } };
    },
    plan,
    steps: [],
  },
];

/** Somebody else's machine that has our disk. */
function stranger(host: SimulatedHost): void {
  const { running, stored } = web(host);
  host.machines.set('x', {
    ...web(host),
    name: 'x',
    uuid: 'x',
    ownership: { kind: 'foreign' },
    running,
    stored,
  });
}

describe('machines that the plan does not name any more', () => {
  it.each(CASES)('$name', holdToWords);
});
