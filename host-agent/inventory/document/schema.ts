import * as z from 'zod';
import type { Inventory } from '../types';
import type { Matches } from './matches';

/**
 * What another run of this program wrote down of a host. Closed like a plan, but without a plan's rules for names and sizes: a host holds
 * what it holds, and other people's machines are called what they are called.
 */
const text = z.string();
/** Amounts, counts and sizes; whole, because the units are chosen so. */
const amount = z.int().min(0);
/** Whatever libvirt says, be it below zero. */
const number = z.int();

const ownedVolume = z.strictObject({
  pool: text,
  fileName: text,
  role: z.enum(['disk', 'seed', 'spent-seed']),
  retain: z.boolean(),
});

const mark = z.strictObject({
  fleet: text,
  host: text,
  key: text,
  uuid: text,
  generation: amount,
  planDigest: text,
  protect: z.boolean(),
  volumes: z.array(ownedVolume),
});

const ownership = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ours'), mark }),
  z.strictObject({ kind: z.literal('foreign') }),
  z.strictObject({ kind: z.literal('unreadable-mark'), reason: text }),
]);

const emulator = z.strictObject({
  architecture: text,
  path: text,
  machines: z.array(text),
  firmwares: z.array(z.enum(['bios', 'uefi'])).exactOptional(),
  secureBoot: z.boolean().exactOptional(),
  tpm: z.boolean().exactOptional(),
});

const host = z.strictObject({
  hostname: text,
  libvirtVersion: text,
  hypervisorVersion: text,
  architecture: text,
  cpus: amount,
  memoryMiB: amount,
  memoryFreeMiB: amount,
  numaNodes: z.array(z.strictObject({ id: number, memoryMiB: amount, cpus: z.array(amount) })),
  acceleration: z.strictObject({ usable: z.boolean(), reasons: z.array(text) }),
  emulators: z.array(emulator),
  trafficShaping: z.strictObject({ usable: z.boolean().exactOptional(), reasons: z.array(text) }),
  hugepages: z.array(z.strictObject({ sizeKiB: amount, total: amount, free: amount })),
  networkFilters: z.array(text).exactOptional(),
});

const cpu = z.strictObject({
  topology: z.strictObject({ sockets: amount, cores: amount, threads: amount }).exactOptional(),
  shares: number.exactOptional(),
  limitPercent: number.exactOptional(),
  pinning: z.array(z.strictObject({ vcpu: amount, hostCpus: z.array(amount) })),
  emulatorHostCpus: z.array(amount).exactOptional(),
});

const memory = z.strictObject({
  currentMiB: number,
  bootMiB: number,
  maximumMiB: number,
  requestedMiB: number.exactOptional(),
  hugepages: z.boolean(),
});

const boot = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disk'), order: z.array(text) }),
  z.strictObject({
    kind: z.literal('kernel'),
    kernelPath: text,
    initrdPath: text.exactOptional(),
    commandLine: text.exactOptional(),
  }),
]);

const directions = {
  total: number.exactOptional(),
  read: number.exactOptional(),
  write: number.exactOptional(),
};
const diskRate = z.strictObject({
  ...directions,
  burst: z.strictObject({ ...directions, seconds: number }).exactOptional(),
});

const disk = z.strictObject({
  device: z.enum(['disk', 'cdrom', 'floppy', 'lun']),
  target: text,
  bus: text,
  path: text.exactOptional(),
  format: text.exactOptional(),
  cache: text,
  discard: text,
  serial: text.exactOptional(),
  readonly: z.boolean(),
  limits: z
    .strictObject({ iops: diskRate.exactOptional(), bytesPerSecond: diskRate.exactOptional() })
    .exactOptional(),
});

const bandwidth = z.strictObject({
  averageKiBPerSecond: number,
  peakKiBPerSecond: number.exactOptional(),
  burstKiB: number.exactOptional(),
});

const nic = z.strictObject({
  mac: text,
  attachment: z.strictObject({ kind: z.enum(['network', 'bridge', 'other']), name: text }),
  model: text,
  linkUp: z.boolean(),
  mtu: number.exactOptional(),
  bandwidth: z
    .strictObject({ inbound: bandwidth.exactOptional(), outbound: bandwidth.exactOptional() })
    .exactOptional(),
  filter: z
    .strictObject({ name: text, parameters: z.array(z.strictObject({ name: text, value: text })) })
    .exactOptional(),
});

const allocation = z.strictObject({
  description: text.exactOptional(),
  vcpus: z.strictObject({ current: number, maximum: number, removable: number }),
  cpu,
  memory,
  translationCacheMiB: number.exactOptional(),
  acceleration: z.enum(['kvm', 'tcg', 'other']),
  architecture: text,
  machineType: text,
  firmware: z.enum(['bios', 'uefi', 'other']),
  secureBoot: z.boolean(),
  tpm: z.boolean(),
  cpuMode: text,
  cpuModel: text.exactOptional(),
  boot,
  disks: z.array(disk),
  nics: z.array(nic),
  freePciSlots: number,
  scsiController: z.boolean(),
  serialConsole: z.boolean(),
  guestAgent: z.boolean(),
  rng: z.boolean(),
});

const machine = z.strictObject({
  name: text,
  uuid: text,
  ownership,
  state: z.enum(['running', 'paused', 'stopping', 'stopped', 'crashed', 'suspended', 'unknown']),
  persistent: z.boolean(),
  autostart: z.boolean(),
  hasManagedSave: z.boolean(),
  running: allocation.exactOptional(),
  stored: allocation.exactOptional(),
  agentConnected: z.boolean(),
  guestOnlineVcpus: amount.exactOptional(),
  addresses: z.array(z.strictObject({ mac: text, address: text, source: z.enum(['lease', 'agent']) })),
});

const subnet = z.strictObject({
  cidr: text,
  gateway: text,
  dhcpRange: z.strictObject({ start: text, end: text }).exactOptional(),
  reservations: z.array(
    z.strictObject({ mac: text.exactOptional(), name: text.exactOptional(), address: text }),
  ),
});

const networkSettings = z.strictObject({
  mode: z.enum(['nat', 'isolated', 'routed', 'bridge', 'other']),
  bridgeName: text.exactOptional(),
  mtu: number.exactOptional(),
  ipv4: subnet.exactOptional(),
  ipv6: subnet.exactOptional(),
  dnsDomain: text.exactOptional(),
  dnsHosts: z.array(z.strictObject({ address: text, names: z.array(text) })),
});

const network = z.strictObject({
  name: text,
  uuid: text,
  ownership,
  active: z.boolean(),
  persistent: z.boolean(),
  autostart: z.boolean(),
  running: networkSettings.exactOptional(),
  stored: networkSettings.exactOptional(),
});

/** One file of a pool. */
export const volumeSchema = z.strictObject({
  fileName: text,
  path: text,
  format: text,
  capacityBytes: amount,
  allocationBytes: amount,
  backingPath: text.exactOptional(),
});

const pool = z.strictObject({
  name: text,
  uuid: text,
  type: text,
  path: text.exactOptional(),
  active: z.boolean(),
  autostart: z.boolean(),
  space: z.strictObject({ capacityMiB: amount, allocationMiB: amount, availableMiB: amount }).exactOptional(),
  volumes: z.array(volumeSchema),
});

const unreadable = z.strictObject({
  kind: z.enum(['machine', 'network', 'pool', 'volume', 'host']),
  name: text,
  uuid: text.exactOptional(),
  reason: text,
});

/** An `Inventory` as JSON. */
export const inventorySchema = z.strictObject({
  host,
  machines: z.array(machine),
  networks: z.array(network),
  pools: z.array(pool),
  unreadable: z.array(unreadable),
});

/** Compiles as long as the schema and the type say the same, whichever of both is changed. */
export const SCHEMA_IS_OF_INVENTORY: Matches<z.infer<typeof inventorySchema>, Inventory> = true;
