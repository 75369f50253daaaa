import type { ActualMachine, Inventory } from '../../../../host-agent/inventory';
import type { ChangePlan, Step } from '../../../../host-agent/planner';
import { samplePlanWith } from '../../../lib/plan/sample-plan';

export const plan = samplePlanWith(() => undefined);

function find<Item extends { readonly name: string }>(items: readonly Item[], name: string): Item {
  const item = items.find((candidate) => candidate.name === name);
  if (item === undefined) throw new Error(`the sample has no ${name}`);
  return item;
}

const web = find(plan.machines, 'web');
const tiny = find(plan.machines, 'tiny');
const lan = find(plan.networks, 'lan');
const rootDisk = find(web.disks, 'root');

/** A machine of which only the name matters. */
function machineNamed(name: string): ActualMachine {
  return {
    name,
    uuid: `uuid of ${name}`,
    ownership: { kind: 'foreign' },
    state: 'running',
    persistent: true,
    autostart: false,
    hasManagedSave: false,
    agentConnected: false,
    addresses: [],
  };
}

/** A machine of which only the name and the network that it runs on matter. */
export function runningOn(name: string, network: string): ActualMachine {
  return {
    ...machineNamed(name),
    running: {
      vcpus: { current: 1, maximum: 1, removable: 0 },
      cpu: { pinning: [] },
      memory: { currentMiB: 128, bootMiB: 128, maximumMiB: 128, hugepages: false },
      acceleration: 'tcg',
      architecture: 'x86_64',
      machineType: 'q35',
      firmware: 'bios',
      secureBoot: false,
      tpm: false,
      cpuMode: 'maximum',
      boot: { kind: 'disk', order: [] },
      disks: [],
      nics: [
        {
          mac: '52:54:00:00:00:01',
          attachment: { kind: 'network', name: network },
          model: 'virtio',
          linkUp: true,
        },
      ],
      freePciSlots: 0,
      scsiController: true,
      serialConsole: true,
      guestAgent: false,
      rng: true,
    },
  };
}

/** A host with two machines and nothing else. */
export const emptyInventory: Inventory = {
  host: {
    hostname: 'kvm-1',
    libvirtVersion: '9.0.0',
    hypervisorVersion: '7.2.22',
    architecture: 'x86_64',
    cpus: 8,
    memoryMiB: 32_768,
    memoryFreeMiB: 16_384,
    numaNodes: [],
    acceleration: { usable: false, reasons: ['no svm'] },
    emulators: [],
    trafficShaping: { reasons: [] },
    hugepages: [],
  },
  machines: [machineNamed('web'), machineNamed('gone\u0007')],
  networks: [],
  pools: [],
  unreadable: [],
};

const steps: readonly Step[] = [
  {
    id: 'create-network:lan',
    subject: { kind: 'network', name: 'lan' },
    impact: 'live',
    changes: [{ field: 'network', to: 'lan', impact: 'live' }],
    after: [],
    action: { kind: 'create-network', network: lan },
  },
  {
    id: 'stop-machine:web',
    subject: { kind: 'machine', name: 'web' },
    impact: 'restart',
    // As the planner has it: the stop is for what the definition changes.
    changes: [{ field: 'vcpus.current', from: 2, to: 4, impact: 'restart' }],
    after: [],
    action: {
      kind: 'stop-machine',
      machine: { name: 'web', uuid: web.uuid, timeoutSeconds: 60, onTimeout: 'force' },
    },
  },
  {
    id: 'grow-disk:web/root',
    subject: { kind: 'disk', name: 'root', machine: 'web' },
    impact: 'restart',
    changes: [{ field: 'sizeMiB', from: 4096, to: 6144, impact: 'restart' }],
    after: ['stop-machine:web'],
    action: { kind: 'grow-disk', machine: web, disk: rootDisk },
  },
  {
    id: 'define-machine:web',
    subject: { kind: 'machine', name: 'web' },
    impact: 'restart',
    changes: [
      { field: 'vcpus.current', from: 2, to: 4, impact: 'restart' },
      { field: 'memory.currentMiB', from: 2048, to: 3072, impact: 'live' },
      { field: 'description', to: 'Serves\u001b pages', impact: 'next-boot' },
    ],
    after: ['grow-disk:web/root'],
    action: { kind: 'define-machine', machine: web, acceleration: 'kvm', markedVolumes: [] },
  },
  {
    id: 'start-machine:web',
    subject: { kind: 'machine', name: 'web' },
    impact: 'live',
    changes: [{ field: 'powerState', from: 'running', to: 'running', impact: 'live' }],
    after: ['define-machine:web'],
    action: { kind: 'start-machine', machine: web },
  },
  {
    id: 'define-machine:tiny',
    subject: { kind: 'machine', name: 'tiny' },
    impact: 'live',
    changes: [],
    after: ['create-network:lan'],
    action: { kind: 'define-machine', machine: tiny, acceleration: 'kvm', markedVolumes: [] },
  },
  {
    id: 'trash-volume:default/gone.qcow2',
    subject: { kind: 'disk', name: 'gone.qcow2', machine: 'gone\u0007' },
    impact: 'destroy',
    changes: [{ field: 'disk', from: 'gone.qcow2', impact: 'destroy' }],
    after: [],
    action: { kind: 'trash-volume', pool: 'default', fileName: 'gone.qcow2', machine: 'gone' },
  },
  {
    id: 'delete-machine:gone',
    subject: { kind: 'machine', name: 'gone\u0007' },
    impact: 'destroy',
    changes: [],
    after: ['trash-volume:default/gone.qcow2'],
    action: { kind: 'delete-machine', machine: { name: 'gone\u0007', uuid: 'u' } },
  },
];

/** Creates, restarts, destroys, refuses and warns, with hostile text among it. */
export const everyKindOfChange: ChangePlan = {
  basis: { planDigest: '0123456789abcdef'.repeat(4), inventoryDigest: 'f'.repeat(64) },
  steps,
  refusals: [
    {
      code: 'would-shrink-disk',
      subject: { kind: 'disk', name: 'root', machine: 'arm' },
      facts: { fromMiB: 4096, toMiB: 2048 },
    },
  ],
  warnings: [
    {
      code: 'software-emulation',
      subject: { kind: 'host', name: 'kvm-1' },
      facts: { reasons: ['no svm'] },
    },
  ],
  allocation: {
    before: { vcpus: 2, memoryMiB: 2048, diskMiBByPool: { default: 20_480 } },
    after: { vcpus: 5, memoryMiB: 4096, diskMiBByPool: { default: 4096 } },
    capacity: { vcpus: 16, memoryMiB: 32_768 },
  },
};
