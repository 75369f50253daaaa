import type { DocumentRecords, Inventory } from '../../../../host-agent/inventory';

/** `T` with every optional field given, however deep: a field that is added to an inventory is missed here by the compiler. */
type Full<T> = T extends string | number | boolean
  ? T
  : T extends readonly unknown[]
    ? { readonly [Key in keyof T]: Full<T[Key]> }
    : { readonly [Key in keyof T]-?: Full<Exclude<T[Key], undefined>> };

type Allocation = NonNullable<Inventory['machines'][number]['running']>;
type Settings = NonNullable<Inventory['networks'][number]['running']>;

const rate = {
  total: 1000,
  read: 600,
  write: 400,
  burst: { total: 2000, read: 1200, write: 800, seconds: 30 },
};
const bandwidth = { averageKiBPerSecond: 1000, peakKiBPerSecond: 2000, burstKiB: 512 };

const allocation: Full<Allocation> = {
  description: 'A guest of several lines,\nand a tab\there',
  vcpus: { current: 2, maximum: 8, removable: 1 },
  cpu: {
    topology: { sockets: 1, cores: 4, threads: 2 },
    shares: 2048,
    limitPercent: 150,
    pinning: [{ vcpu: 0, hostCpus: [0, 1] }],
    emulatorHostCpus: [0],
  },
  memory: { currentMiB: 2048, bootMiB: 2048, maximumMiB: 8192, requestedMiB: 512, hugepages: true },
  translationCacheMiB: 256,
  acceleration: 'kvm',
  architecture: 'x86_64',
  machineType: 'q35',
  firmware: 'uefi',
  secureBoot: true,
  tpm: true,
  cpuMode: 'custom',
  cpuModel: 'qemu64',
  boot: { kind: 'kernel', kernelPath: '/images/vmlinuz', initrdPath: '/images/initrd', commandLine: 'quiet' },
  disks: [
    {
      device: 'disk',
      target: 'vda',
      bus: 'virtio',
      path: '/pools/default/web-root.qcow2',
      format: 'qcow2',
      cache: 'none',
      discard: 'unmap',
      serial: 'web-root',
      readonly: false,
      limits: { iops: rate, bytesPerSecond: rate },
    },
  ],
  nics: [
    {
      mac: '52:54:00:00:00:01',
      attachment: { kind: 'network', name: 'lan' },
      model: 'virtio',
      linkUp: true,
      mtu: 9000,
      bandwidth: { inbound: bandwidth, outbound: bandwidth },
      filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.0.1.11' }] },
    },
  ],
  freePciSlots: 12,
  scsiController: true,
  serialConsole: true,
  guestAgent: true,
  rng: true,
};

const stored: Full<Allocation> = { ...allocation, boot: { kind: 'disk', order: ['vda'] } };

const mark = {
  fleet: 'lab',
  host: 'kvm-1',
  key: 'lab/web',
  uuid: '00000000-0000-5000-8000-000000000001',
  generation: 7,
  planDigest: 'ab'.repeat(32),
  protect: true,
  volumes: [{ pool: 'default', fileName: 'web-root.qcow2', role: 'disk', retain: false }],
} as const;

const settings: Full<Settings> = {
  mode: 'nat',
  bridgeName: 'fw-lan',
  mtu: 9000,
  ipv4: {
    cidr: '10.0.1.0/24',
    gateway: '10.0.1.1',
    dhcpRange: { start: '10.0.1.100', end: '10.0.1.199' },
    reservations: [{ mac: '52:54:00:00:00:01', name: 'web', address: '10.0.1.11' }],
  },
  ipv6: {
    cidr: 'fd00:1::/64',
    gateway: 'fd00:1::1',
    dhcpRange: { start: 'fd00:1::100', end: 'fd00:1::199' },
    reservations: [{ mac: '52:54:00:00:00:01', name: 'web', address: 'fd00:1::11' }],
  },
  dnsDomain: 'lab.test',
  dnsHosts: [{ address: '10.0.1.1', names: ['gateway'] }],
};

/** An inventory with one of everything, and every field given. */
export const FULL_INVENTORY: Full<Inventory> = {
  host: {
    hostname: 'kvm-1.example.org',
    libvirtVersion: '9.0.0',
    hypervisorVersion: '7.2.22',
    architecture: 'x86_64',
    cpus: 16,
    memoryMiB: 65_536,
    memoryFreeMiB: 30_000,
    numaNodes: [{ id: 0, memoryMiB: 65_536, cpus: [0, 1] }],
    acceleration: { usable: true, reasons: ['libvirt offers KVM'] },
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
    trafficShaping: { usable: false, reasons: ['the kernel has no sch_sfq'] },
    hugepages: [{ sizeKiB: 2048, total: 1024, free: 512 }],
    networkFilters: ['clean-traffic'],
  },
  machines: [
    {
      name: 'web',
      uuid: mark.uuid,
      ownership: { kind: 'ours', mark },
      state: 'running',
      persistent: true,
      autostart: true,
      hasManagedSave: false,
      running: allocation,
      stored,
      agentConnected: true,
      guestOnlineVcpus: 2,
      addresses: [{ mac: '52:54:00:00:00:01', address: '10.0.1.11', source: 'lease' }],
    },
  ],
  networks: [
    {
      name: 'lan',
      uuid: '00000000-0000-5000-8000-000000000200',
      ownership: { kind: 'unreadable-mark', reason: 'it carries more than one mark' },
      active: true,
      persistent: true,
      autostart: true,
      running: settings,
      stored: settings,
    },
    {
      name: 'somebody-elses',
      uuid: '00000000-0000-5000-8000-000000000201',
      ownership: { kind: 'foreign' },
      active: true,
      persistent: true,
      autostart: true,
      running: settings,
      stored: settings,
    },
  ],
  pools: [
    {
      name: 'default',
      uuid: '00000000-0000-5000-8000-000000000100',
      type: 'dir',
      path: '/pools/default',
      active: true,
      autostart: true,
      space: { capacityMiB: 1_048_576, allocationMiB: 2048, availableMiB: 1_046_528 },
      volumes: [
        {
          fileName: 'web-root.qcow2',
          path: '/pools/default/web-root.qcow2',
          format: 'qcow2',
          capacityBytes: 34_359_738_368,
          allocationBytes: 1_073_741_824,
          backingPath: '/pools/default/base-1.qcow2',
        },
      ],
    },
  ],
  unreadable: [{ kind: 'machine', name: 'odd', uuid: 'f'.repeat(36), reason: 'its XML has no <name>' }],
};

export const FULL_RECORDS: Full<DocumentRecords> = {
  owned: {
    pools: [{ name: 'default', uuid: '00000000-0000-5000-8000-000000000100' }],
    images: [{ pool: 'default', fileName: 'base-1.qcow2' }],
    volumes: [{ pool: 'default', fileName: 'web-root.qcow2', machine: 'web' }],
  },
  attempts: [
    {
      step: 'set-vcpus:web',
      planDigest: 'ab'.repeat(32),
      count: 2,
      lastAtMs: 1_767_225_600_000,
      code: 'libvirt',
      message: 'The guest did not answer.',
    },
  ],
  trash: [{ pool: 'default', fileName: 'old-root.qcow2', trashedAtMs: 1_767_225_600_000 }],
};

/** What `fleetwright inventory --json` writes for it. */
export const FULL_DOCUMENT = {
  version: 1,
  command: 'inventory',
  uri: 'qemu:///system',
  readAt: '2026-01-01T00:00:00.000Z',
  inventory: FULL_INVENTORY,
  records: FULL_RECORDS,
} as const;
