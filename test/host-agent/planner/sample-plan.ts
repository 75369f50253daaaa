import type { HostFacts } from '../../../host-agent/inventory';
import { planSchema, type Plan, type PlanInput } from '../../../lib/plan';

export const FLEET = 'lab';
export const HOST = 'kvm-1';

type MachineInput = PlanInput['machines'][number];
type DiskInput = MachineInput['disks'][number];
type NetworkInput = PlanInput['networks'][number];

/** A UUID that a number stands for: 7 is `00000000-0000-5000-8000-000000000007`. */
export function uuidOf(number: number): string {
  return `00000000-0000-5000-8000-${String(number).padStart(12, '0')}`;
}

export function sampleHost(changes: Partial<PlanInput['host']> = {}): PlanInput['host'] {
  return {
    name: HOST,
    overcommit: { vcpus: 1, memory: 1, disk: 1 },
    acceleration: 'auto',
    limits: { machineDeletionsMax: 10, allowEmpty: false },
    trashRetentionHours: 24,
    ...changes,
  };
}

export function samplePool(changes: Partial<PlanInput['pools'][number]> = {}): PlanInput['pools'][number] {
  return {
    name: 'default',
    uuid: uuidOf(100),
    key: 'lab/default',
    path: '/pools/default',
    autostart: true,
    ...changes,
  };
}

export function sampleImage(changes: Partial<PlanInput['images'][number]> = {}): PlanInput['images'][number] {
  return {
    name: 'base',
    key: 'lab/base',
    pool: 'default',
    fileName: 'base-1.qcow2',
    source: { kind: 'url', url: 'https://images.test/base.qcow2' },
    sha256: '1'.repeat(64),
    format: 'qcow2',
    ...changes,
  };
}

export type ManagedNetworkInput = Extract<NetworkInput, { mode: 'nat' }>;

export function sampleNetwork(changes: Partial<ManagedNetworkInput> = {}): ManagedNetworkInput {
  return {
    mode: 'nat',
    name: 'lan',
    uuid: uuidOf(200),
    key: 'lab/lan',
    autostart: true,
    bridgeName: 'fw-lan',
    ipv4: { cidr: '10.0.1.0/24', gateway: '10.0.1.1', reservations: [] },
    dns: { hosts: [] },
    ...changes,
  };
}

export function sampleDisk(changes: Partial<DiskInput> = {}): DiskInput {
  return {
    name: 'root',
    pool: 'default',
    fileName: 'web-root.qcow2',
    sizeMiB: 32,
    source: { kind: 'image', image: 'base' },
    bus: 'virtio',
    cache: 'none',
    discard: 'unmap',
    retain: false,
    serial: 'web-root',
    ...changes,
  };
}

/** The seed of the sample machine; each version is another file. */
export function sampleSeed(version: number): NonNullable<MachineInput['cloudInit']> {
  return {
    metaData: { kind: 'text', text: `version ${version}` },
    pool: 'default',
    fileName: `web-seed-${version}.iso`,
  };
}

export function sampleMachine(changes: Partial<MachineInput> = {}): MachineInput {
  return {
    name: 'web',
    uuid: uuidOf(1),
    key: 'lab/web',
    protect: false,
    vcpus: { current: 1, maximum: 2, ceiling: 'stated' },
    memory: { currentMiB: 128, bootMiB: 256, maximumMiB: 256, ceiling: 'stated', hugepages: false },
    cpu: { pinning: [] },
    cpuModel: 'auto',
    machineType: 'q35',
    architecture: 'x86_64',
    firmware: 'bios',
    secureBoot: false,
    tpm: false,
    boot: { kind: 'disk', order: ['root'] },
    disks: [sampleDisk()],
    cdroms: [],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: '52:54:00:00:00:01',
        model: 'virtio',
        linkUp: true,
        ipv4: '10.0.1.11',
      },
    ],
    serialConsole: true,
    guestAgent: true,
    rng: true,
    autostart: true,
    startOrder: { rank: 0, delaySeconds: 0 },
    powerState: 'running',
    stop: { timeoutSeconds: 30, onTimeout: 'force' },
    onRestartNeeded: 'restart',
    guest: { growRoot: false, onlineCpus: false, onlineMemory: false },
    readiness: { checks: [], timeoutSeconds: 60 },
    ...changes,
  };
}

/** A second machine beside the sample one, sharing nothing with it but network, pool and image. */
export function otherMachine(
  name: string,
  number: number,
  changes: Partial<MachineInput> = {},
): MachineInput {
  return sampleMachine({
    name,
    uuid: uuidOf(number),
    key: `lab/${name}`,
    disks: [sampleDisk({ fileName: `${name}-root.qcow2`, serial: `${name}-root` })],
    nics: [
      {
        name: 'lan',
        attachment: { kind: 'network', network: 'lan' },
        mac: `52:54:00:00:00:${String(number).padStart(2, '0')}`,
        model: 'virtio',
        linkUp: true,
        ipv4: `10.0.1.${10 + number}`,
      },
    ],
    ...changes,
  });
}

/** One machine with a disk from an image, a NIC on a network, and everything that it needs. */
export function samplePlan(changes: Partial<PlanInput> = {}): Plan {
  return planSchema.parse({
    version: 1,
    fleet: FLEET,
    host: sampleHost(),
    pools: [samplePool()],
    images: [sampleImage()],
    networks: [sampleNetwork()],
    machines: [sampleMachine()],
    ...changes,
  });
}

export function sampleFacts(changes: Partial<HostFacts> = {}): HostFacts {
  return {
    hostname: 'kvm-1.test',
    libvirtVersion: '9.0.0',
    hypervisorVersion: '7.2.22',
    architecture: 'x86_64',
    cpus: 16,
    memoryMiB: 4096,
    memoryFreeMiB: 2048,
    numaNodes: [],
    acceleration: { usable: true, reasons: [] },
    emulators: [
      {
        architecture: 'x86_64',
        path: '/usr/bin/qemu-system-x86_64',
        machines: ['pc', 'q35'],
        firmwares: ['bios', 'uefi'],
        secureBoot: true,
        tpm: true,
      },
    ],
    trafficShaping: { usable: true, reasons: [] },
    hugepages: [],
    networkFilters: ['clean-traffic'],
    ...changes,
  };
}
