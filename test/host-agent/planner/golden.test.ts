import { describe, it } from '@jest/globals';
import type { PlanInput } from '../../../lib/plan';
import { startMachine, stopMachine, stopNetwork } from '../../support/simulated-host';
import {
  otherMachine,
  sampleDisk,
  sampleHost,
  sampleImage,
  sampleMachine,
  sampleNetwork,
  samplePool,
  uuidOf,
} from './sample-plan';
import { hold, web, type Scenario } from './scenario';

const MIB = 1024 * 1024;

const data = sampleDisk({
  name: 'data',
  fileName: 'web-data.qcow2',
  serial: 'web-data',
  source: { kind: 'blank' },
});
const seedOf = (version: number): NonNullable<PlanInput['machines'][number]['cloudInit']> => ({
  metaData: { kind: 'text', text: `version ${version}` },
  pool: 'default',
  fileName: `web-seed-${version}.iso`,
});

const nicAt = (ipv4: string): PlanInput['machines'][number]['nics'][number] => ({
  name: 'lan',
  attachment: { kind: 'network', network: 'lan' },
  mac: '52:54:00:00:00:01',
  model: 'virtio',
  linkUp: true,
  ipv4,
});

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'an empty host gets everything, in order',
    plan: {
      machines: [
        sampleMachine({
          cloudInit: seedOf(1),
          readiness: { checks: [{ kind: 'guest-agent' }], timeoutSeconds: 9 },
        }),
      ],
    },
    steps: [
      'create-pool:default live',
      'fetch-image:base live < create-pool:default',
      'create-network:lan live',
      'create-disk:web/root live < fetch-image:base',
      'write-seed:web live < create-pool:default',
      'define-machine:web live < create-disk:web/root write-seed:web create-network:lan',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
      'await-machine:web live < start-machine:web',
    ],
  },
  { name: 'an applied plan leaves nothing to do', before: {}, plan: {}, steps: [] },
  {
    name: 'ranks start one after the other, with the longest delay in between',
    plan: {
      networks: [],
      machines: [
        otherMachine('a', 1, { nics: [], startOrder: { rank: 0, delaySeconds: 3 } }),
        otherMachine('b', 2, { nics: [], startOrder: { rank: 0, delaySeconds: 7 } }),
        otherMachine('c', 3, { nics: [], startOrder: { rank: 5, delaySeconds: 9 } }),
      ],
    },
    steps: [
      'create-pool:default live',
      'fetch-image:base live < create-pool:default',
      'create-disk:a/root live < fetch-image:base',
      'define-machine:a live < create-disk:a/root',
      'set-machine-autostart:a live < define-machine:a',
      'create-disk:b/root live < fetch-image:base',
      'define-machine:b live < create-disk:b/root',
      'set-machine-autostart:b live < define-machine:b',
      'create-disk:c/root live < fetch-image:base',
      'define-machine:c live < create-disk:c/root',
      'set-machine-autostart:c live < define-machine:c',
      'start-machine:a live < define-machine:a',
      'start-machine:b live < define-machine:b',
      'wait-start-delay:0 live < start-machine:a start-machine:b',
      'start-machine:c live < define-machine:c wait-start-delay:0',
    ],
  },
  {
    name: 'another ceiling needs a restart, a description does not',
    before: {},
    plan: {
      machines: [
        sampleMachine({ vcpus: { current: 2, maximum: 4, ceiling: 'stated' }, description: 'front' }),
      ],
    },
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'a description alone is live',
    before: {},
    plan: { machines: [sampleMachine({ description: 'front' })] },
    steps: ['define-machine:web live'],
  },
  {
    name: 'protection is written to the mark, live',
    before: {},
    plan: { machines: [sampleMachine({ protect: true })] },
    steps: ['set-machine-mark:web live'],
  },
  {
    name: 'autostart is a switch',
    before: {},
    plan: { machines: [sampleMachine({ autostart: false })] },
    steps: ['set-machine-autostart:web live'],
  },
  {
    name: 'a new seed goes into the drive, and the old one is removed',
    before: { machines: [sampleMachine({ cloudInit: seedOf(1) })] },
    plan: { machines: [sampleMachine({ cloudInit: seedOf(2) })] },
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-1.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a disk that the plan drops goes to the trash once the guest has let it go',
    before: { machines: [sampleMachine({ disks: [sampleDisk(), data] })] },
    plan: {},
    steps: [
      'detach-disk:web/vdb live',
      'define-machine:web live < detach-disk:web/vdb',
      'trash-volume:default/web-data.qcow2 destroy < define-machine:web',
      'set-machine-mark:web live < trash-volume:default/web-data.qcow2',
    ],
  },
  {
    name: 'a retained disk stays, and is named',
    before: { machines: [sampleMachine({ disks: [sampleDisk(), { ...data, retain: true }] })] },
    plan: {},
    steps: ['detach-disk:web/vdb live', 'define-machine:web live < detach-disk:web/vdb'],
    warnings: ['retained-disk disk web/web-data.qcow2'],
  },
  {
    name: 'a disk grows under its guest',
    before: {},
    plan: { machines: [sampleMachine({ disks: [sampleDisk({ sizeMiB: 33 })] })] },
    steps: ['grow-attached-disk:web/root live'],
  },
  {
    name: 'a disk never shrinks',
    before: {},
    plan: { machines: [sampleMachine({ disks: [sampleDisk({ sizeMiB: 31 })] })] },
    steps: [],
    refusals: ['would-shrink-disk disk web/root'],
  },
  {
    name: 'a machine deleted by hand comes back with the same disk',
    before: {},
    byHand: (host) => host.machines.delete(uuidOf(1)),
    plan: {},
    steps: [
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
  },
  {
    name: 'an overlay of our image is taken up even if nobody remembers it, a blank disk is not',
    before: { machines: [sampleMachine({ disks: [sampleDisk(), data] })] },
    byHand: (host) => {
      host.machines.delete(uuidOf(1));
      host.records.volumes = [];
    },
    plan: { machines: [sampleMachine({ disks: [sampleDisk(), data] })] },
    steps: [],
    refusals: ['volume-not-ours disk web/data'],
  },
  {
    name: 'a network stopped by hand comes back, and its guest goes on',
    before: {},
    byHand: (host) => {
      for (const network of host.networks.values()) stopNetwork(host, network);
    },
    plan: {},
    steps: ['start-network:lan live'],
  },
  {
    name: 'a reservation changes in place',
    before: {},
    plan: {
      networks: [
        sampleNetwork({
          ipv4: {
            cidr: '10.0.1.0/24',
            gateway: '10.0.1.1',
            reservations: [{ mac: '52:54:00:00:00:99', name: 'printer', address: '10.0.1.99' }],
          },
        }),
      ],
    },
    steps: ['redefine-network:lan live', 'update-network-entries:lan live < redefine-network:lan'],
  },
  {
    name: 'another bridge name restarts the network, and not its guests',
    before: {},
    plan: { networks: [sampleNetwork({ bridgeName: 'fw-new' })] },
    steps: ['redefine-network:lan live', 'restart-network:lan restart < redefine-network:lan'],
  },
  {
    name: 'another subnet restarts the network, and its guests around it',
    before: {},
    plan: {
      networks: [sampleNetwork({ ipv4: { cidr: '10.0.9.0/24', gateway: '10.0.9.1', reservations: [] } })],
      machines: [sampleMachine({ nics: [nicAt('10.0.9.11')] })],
    },
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'restart-network:lan restart < redefine-network:lan stop-machine:web',
      'start-machine:web live < restart-network:lan',
    ],
  },
  {
    name: 'another fixed address restarts the guest, which asks for it only when it boots',
    before: {},
    plan: { machines: [sampleMachine({ nics: [nicAt('10.0.1.12')] })] },
    steps: [
      'redefine-network:lan live',
      'stop-machine:web restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:web',
      'start-machine:web live < update-network-entries:lan',
    ],
  },
  {
    name: 'a machine that the plan drops is stopped, its disk moved to the trash, and deleted last',
    before: { machines: [sampleMachine({ cloudInit: seedOf(1) }), otherMachine('db', 2)] },
    plan: { machines: [otherMachine('db', 2)] },
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-seed:default/web-seed-1.iso live < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2 delete-seed:default/web-seed-1.iso',
    ],
  },
  {
    name: 'a machine whose disk nobody has on record stays, and its mark with it',
    before: { machines: [sampleMachine(), otherMachine('db', 2)] },
    byHand: (host) => {
      host.records.volumes = [];
    },
    plan: { machines: [otherMachine('db', 2)] },
    steps: [],
    refusals: ['volume-unrecorded machine web'],
  },
  {
    name: 'a protected machine stays although the plan drops it, and keeps its address',
    before: { machines: [sampleMachine({ protect: true }), otherMachine('db', 2)] },
    plan: { machines: [otherMachine('db', 2)] },
    steps: [],
    refusals: ['protected machine web'],
  },
  {
    name: 'two deletions are refused where one is allowed',
    before: { machines: [sampleMachine(), otherMachine('db', 2), otherMachine('dc', 3)] },
    plan: {
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
      machines: [otherMachine('dc', 3)],
    },
    steps: [],
    refusals: ['deletion-limit machine db', 'deletion-limit machine web'],
  },
  {
    name: 'two deletions go where the operator allows two',
    before: {
      machines: [sampleMachine({ nics: [] }), otherMachine('db', 2, { nics: [] }), otherMachine('dc', 3)],
    },
    plan: {
      host: sampleHost({ limits: { machineDeletionsMax: 1, allowEmpty: false } }),
      machines: [otherMachine('dc', 3)],
    },
    policy: { machineDeletionsMax: 2 },
    steps: [
      'stop-machine:db restart',
      'trash-volume:default/db-root.qcow2 destroy < stop-machine:db',
      'delete-machine:db destroy < trash-volume:default/db-root.qcow2',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'a plan without machines deletes none',
    before: {},
    plan: { machines: [] },
    steps: [],
    refusals: ['empty-plan machine web'],
  },
  {
    name: 'unless the operator says so',
    before: {},
    plan: { machines: [] },
    policy: { allowEmpty: true },
    steps: [
      'redefine-network:lan live',
      'update-network-entries:lan live < redefine-network:lan',
      'stop-machine:web restart',
      'trash-volume:default/web-root.qcow2 destroy < stop-machine:web',
      'delete-machine:web destroy < trash-volume:default/web-root.qcow2',
    ],
  },
  {
    name: 'a plan without anything deletes nothing',
    before: { machines: [] },
    plan: { machines: [], networks: [], images: [], pools: [] },
    steps: [],
    refusals: ['empty-plan network lan', 'empty-plan pool default'],
  },
  {
    name: 'an old image goes when nothing stands on it',
    before: {
      machines: [],
      images: [sampleImage(), sampleImage({ name: 'old', fileName: 'old-1.qcow2', key: 'lab/old' })],
    },
    plan: { machines: [] },
    steps: ['delete-image:default/old-1.qcow2 live'],
  },
  {
    name: 'a pool that the plan drops is forgotten',
    before: {
      machines: [],
      pools: [
        samplePool(),
        samplePool({ name: 'fast', uuid: uuidOf(101), key: 'lab/fast', path: '/pools/fast' }),
      ],
    },
    plan: { machines: [] },
    steps: ['delete-pool:fast destroy'],
  },
  {
    name: 'trash goes for good exactly after the retention time',
    before: { machines: [] },
    byHand: (host) => {
      const file = host.writeFile('/trash/x');
      host.files.clear();
      host.writeFile('/pools/default/base-1.qcow2');
      const hourMs = 60 * 60 * 1000;
      const trashed = (fileName: string, agoMs: number): void => {
        host.trash.push({ pool: 'default', fileName, trashedAtMs: host.agent.nowMs - agoMs, file });
      };
      trashed('young.qcow2', 24 * hourMs - 1);
      trashed('old.qcow2', 24 * hourMs);
    },
    plan: { machines: [] },
    steps: ['empty-trash:default destroy'],
  },
  {
    name: 'a stopped machine is started, a paused one goes on',
    before: { machines: [sampleMachine(), otherMachine('db', 2)] },
    byHand: (host) => {
      stopMachine(host, web(host));
      const db = host.machines.get(uuidOf(2));
      if (db !== undefined) db.state = 'paused';
    },
    plan: { machines: [sampleMachine(), otherMachine('db', 2)] },
    steps: ['resume-machine:db live', 'start-machine:web live'],
  },
  {
    name: 'a machine that is to be stopped is stopped',
    before: {},
    plan: { machines: [sampleMachine({ powerState: 'stopped' })] },
    steps: ['stop-machine:web restart'],
  },
  {
    name: 'a saved memory image is not brought back under another definition',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      machine.saved = machine.running;
      machine.running = undefined;
      machine.state = 'stopped';
    },
    plan: { machines: [sampleMachine({ vcpus: { current: 2, maximum: 2, ceiling: 'stated' } })] },
    steps: [],
    refusals: ['has-managed-save machine web'],
  },
  {
    name: 'a saved memory image is brought back where nothing changes',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      machine.saved = machine.running;
      machine.running = undefined;
      machine.state = 'stopped';
    },
    plan: {},
    steps: ['start-machine:web live'],
  },
  {
    name: 'what the balloon does is nobody’s wish',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      if (machine.running !== undefined) {
        machine.running = {
          ...machine.running,
          memory: { currentMiB: 77, bootMiB: 256, maximumMiB: 256, hugepages: false },
        };
      }
    },
    plan: {},
    steps: [],
  },
  {
    name: 'another name needs a machine that is down, and keeps its disk',
    before: {},
    plan: { machines: [sampleMachine({ name: 'www' })] },
    steps: [
      'redefine-network:lan live',
      'stop-machine:www restart',
      'update-network-entries:lan live < redefine-network:lan stop-machine:www',
      'rename-machine:www restart < stop-machine:www',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www update-network-entries:lan',
    ],
  },
  {
    name: 'another construct under the same name is refused',
    before: {},
    plan: { machines: [sampleMachine({ uuid: uuidOf(9), key: 'lab/other' })] },
    steps: [],
    refusals: ['uuid-changed machine web'],
  },
  {
    name: 'a pool in another directory is refused, and what lies in it',
    before: {},
    plan: { pools: [samplePool({ path: '/elsewhere' })], machines: [sampleMachine({ description: 'new' })] },
    steps: [],
    refusals: [
      'depends-on-refused image base',
      'depends-on-refused machine web',
      'pool-path-changed pool default',
    ],
  },
  {
    name: 'a pool of somebody else is not taken over',
    byHand: (host) => {
      host.pools.set(uuidOf(7), {
        name: 'default',
        uuid: uuidOf(7),
        type: 'dir',
        path: '/pools/default',
        active: true,
        autostart: true,
      });
    },
    plan: { networks: [], machines: [sampleMachine({ nics: [] })] },
    steps: [],
    refusals: [
      'depends-on-refused image base',
      'depends-on-refused machine web',
      'pool-not-ours pool default',
    ],
  },
  {
    name: 'a pool that is stopped is started, and its autostart set',
    before: {},
    byHand: (host) => {
      const pool = host.pools.get(uuidOf(100));
      if (pool !== undefined) Object.assign(pool, { active: false, autostart: false });
    },
    plan: {},
    steps: ['start-pool:default live', 'set-pool-autostart:default live'],
  },
  {
    name: 'software emulation is said aloud',
    facts: { acceleration: { usable: false, reasons: ['no vmx'] } },
    plan: {
      networks: [],
      images: [],
      machines: [sampleMachine({ nics: [], disks: [], boot: { kind: 'disk', order: [] } })],
    },
    steps: [
      'create-pool:default live',
      'define-machine:web live',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
    ],
    warnings: ['software-emulation host kvm-1'],
  },
  {
    name: 'KVM that cannot work is not tried',
    facts: { acceleration: { usable: false, reasons: ['no vmx'] } },
    plan: {
      host: sampleHost({ acceleration: 'kvm' }),
      networks: [],
      machines: [sampleMachine({ nics: [] })],
    },
    steps: ['create-pool:default live', 'fetch-image:base live < create-pool:default'],
    refusals: ['acceleration-unavailable machine web'],
  },
  {
    name: 'a disk under a running machine that is gone is not made anew',
    before: {},
    byHand: (host) => host.files.delete('/pools/default/web-root.qcow2'),
    plan: { machines: [sampleMachine({ description: 'new' })] },
    steps: [],
    refusals: ['volume-missing disk web/root'],
  },
  {
    name: 'a disk file that is larger by one byte would shrink',
    before: {},
    byHand: (host) => {
      const file = host.files.get('/pools/default/web-root.qcow2');
      if (file !== undefined) file.capacityBytes = 32 * MIB + 1;
    },
    plan: {},
    steps: [],
    refusals: ['would-shrink-disk disk web/root'],
  },
  {
    name: 'a machine started by hand without its last change is restarted',
    before: { machines: [sampleMachine({ powerState: 'stopped' })] },
    byHand: (host) => {
      const machine = web(host);
      startMachine(host, machine);
      if (machine.running !== undefined) machine.running = { ...machine.running, rng: false };
    },
    plan: {},
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
  },
];

describe('change plans', () => {
  it.each(SCENARIOS)('$name', hold);
});
