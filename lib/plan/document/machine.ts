import * as z from 'zod';
import type { Immutable } from './immutable';
import { cloudInitSchema } from './cloud-init';
import {
  fileNameSchema,
  interfaceNameSchema,
  keySchema,
  lineOfLengthSchema,
  lineSchema,
  macAddressSchema,
  nameSchema,
  uuidSchema,
} from './names';
import { mebibytesSchema, secondsSchema, vcpusSchema } from './units';

/** More than guests ask for; virtio disks take one PCI slot each, so that even large boards are full by then. */
const DISKS_MAX = 64;

/** The kernel's own limit on a command line (COMMAND_LINE_SIZE on x86 is 2048 with the closing zero). */
const COMMAND_LINE_LENGTH_MAX = 2047;

/** Whole numbers that libvirt takes for rates: 64 bits wide there, and exact in a double here. */
const rateSchema = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** How fast a disk may be used: all of it together, or reading and writing each by itself. */
const diskRateSchema = z.strictObject({
  total: rateSchema.optional(),
  read: rateSchema.optional(),
  write: rateSchema.optional(),
  /** How fast for a while, after having been idle; each only where the rate itself is stated. */
  burst: z
    .strictObject({
      total: rateSchema.optional(),
      read: rateSchema.optional(),
      write: rateSchema.optional(),
      /** How long a burst may last; QEMU's own unit is one second. */
      seconds: z.int().min(1).max(86_400),
    })
    .optional(),
});
export type PlanDiskRate = Immutable<z.infer<typeof diskRateSchema>>;

export const diskSchema = z.strictObject({
  name: nameSchema,
  pool: nameSchema,
  /** File name of the qcow2 volume in the pool. */
  fileName: fileNameSchema,
  sizeMiB: mebibytesSchema,
  source: z.discriminatedUnion('kind', [
    /** A copy-on-write overlay: holds only what differs from the image. */
    z.strictObject({ kind: z.literal('image'), image: nameSchema }),
    /** A full copy: independent of the image afterwards. */
    z.strictObject({ kind: z.literal('copy'), image: nameSchema }),
    z.strictObject({ kind: z.literal('blank') }),
  ]),
  bus: z.enum(['virtio', 'scsi', 'sata']),
  cache: z.enum(['none', 'writeback', 'writethrough', 'directsync', 'unsafe']),
  discard: z.enum(['unmap', 'ignore']),
  /** Absent: as fast as the host can. */
  limits: z
    .strictObject({
      /** Operations a second. */
      iops: diskRateSchema.optional(),
      bytesPerSecond: diskRateSchema.optional(),
    })
    .optional(),
  /** Whether the disk stays where it is when its machine is deleted, instead of going to the trash. */
  retain: z.boolean(),
  /** What the guest sees as the disk's serial number (virtio-blk shows 20 characters). */
  serial: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, 'must be 1 to 20 letters, digits, "_" or "-"'),
});
export type PlanDisk = Immutable<z.infer<typeof diskSchema>>;

/** A CD drive on virtio-scsi; the medium can be changed while the machine runs, the drive itself only by a restart. */
export const cdromSchema = z.strictObject({
  name: nameSchema,
  /** An image of format `raw` (an ISO file); absent: the drive is empty. */
  image: nameSchema.optional(),
});
export type PlanCdrom = Immutable<z.infer<typeof cdromSchema>>;

/** Target devices `sdb` to `sde` are kept for CD drives, whatever disks come and go. */
export const CDROMS_MAX = 4;

/** Traffic of one direction (https://libvirt.org/formatnetwork.html#quality-of-service). */
const bandwidthSchema = z.strictObject({
  averageKiBPerSecond: rateSchema.max(0xffff_ffff),
  peakKiBPerSecond: rateSchema.max(0xffff_ffff).optional(),
  burstKiB: rateSchema.max(0xffff_ffff).optional(),
});
export type PlanBandwidth = Immutable<z.infer<typeof bandwidthSchema>>;

/** libvirt's own filters are called `clean-traffic` and the like; its parameters are called `IP`, `MAC`, … */
const filterNamePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const filterParameterPattern = /^[A-Za-z0-9_]{1,64}$/;
const filterValuePattern = /^[A-Za-z0-9_.:/-]{1,128}$/;

export const nicSchema = z.strictObject({
  name: nameSchema,
  attachment: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('network'), network: nameSchema }),
    z.strictObject({ kind: z.literal('bridge'), bridge: interfaceNameSchema }),
  ]),
  mac: macAddressSchema,
  model: z.enum(['virtio', 'e1000e', 'e1000', 'rtl8139']),
  /** Whether its cable is plugged in. */
  linkUp: z.boolean(),
  /** Absent: what the network or bridge has. */
  mtu: z.int().min(68).max(65_535).optional(),
  /** Directions as the guest sees them: inbound is what it receives. Absent: as fast as the host can. */
  bandwidth: z
    .strictObject({ inbound: bandwidthSchema.optional(), outbound: bandwidthSchema.optional() })
    .optional(),
  /** A network filter that is defined on the host (https://libvirt.org/formatnwfilter.html). */
  filter: z
    .strictObject({
      name: z.string().regex(filterNamePattern, 'must be the name of a libvirt network filter'),
      parameters: z
        .array(
          z.strictObject({
            name: z.string().regex(filterParameterPattern, 'must be letters, digits and "_"'),
            value: z.string().regex(filterValuePattern, 'must be an address, number or name'),
          }),
        )
        .max(64),
    })
    .optional(),
  /** Fixed addresses; on a network of this plan they are served by DHCP. */
  ipv4: z.ipv4().optional(),
  ipv6: z.ipv6().optional(),
});
export type PlanNic = Immutable<z.infer<typeof nicSchema>>;

export const readinessCheckSchema = z.discriminatedUnion('kind', [
  /** The NIC has an address: the fixed one if it states one, else any lease. */
  z.strictObject({ kind: z.literal('address'), nic: nameSchema }),
  /** Something accepts TCP connections on the NIC's address. */
  z.strictObject({ kind: z.literal('tcp'), nic: nameSchema, port: z.int().min(1).max(65_535) }),
  /** The guest agent answers `guest-ping`. */
  z.strictObject({ kind: z.literal('guest-agent') }),
  /** cloud-init says "done", asked through the guest agent. */
  z.strictObject({ kind: z.literal('cloud-init') }),
]);
export type PlanReadinessCheck = Immutable<z.infer<typeof readinessCheckSchema>>;

/** CPUs of the host by number; more than a plan's vCPUs would be a mistake. */
const hostCpusSchema = z.array(z.int().min(0).max(8191)).min(1).max(8192);

/**
 * `stated`: the author asked for this ceiling, so a machine with another one is restarted. `default`: head-room that a machine
 * gets when it is defined; one that runs with another ceiling keeps it as long as what it is given fits below.
 */
const ceilingSchema = z.enum(['stated', 'default']);

/**
 * The size of a huge page, and of a block of virtio-mem on a host whose transparent huge pages have 2 MiB: the smallest piece in
 * which guests on x86 and ARM take memory that is plugged in.
 */
export const MEMORY_BLOCK_MIB = 2;

/** How the machine's vCPUs are run by the host. */
export const cpuSchema = z.strictObject({
  /** What the guest sees; the product is the vCPU ceiling. Absent: one socket a vCPU, libvirt's choice. */
  topology: z
    .strictObject({
      sockets: z.int().min(1).max(4096),
      cores: z.int().min(1).max(4096),
      threads: z.int().min(1).max(4096),
    })
    .optional(),
  /** Weight against other machines when CPUs are short; 2 to 10000 is what both cgroup versions take. Absent: the host's default. */
  shares: z.int().min(2).max(10_000).optional(),
  /** CPU time that the whole machine may use, QEMU's own threads included: 150 is one and a half CPUs. Absent: no limit. */
  limitPercent: z.int().min(1).max(409_600).optional(),
  /** Which CPUs of the host may run a vCPU; vCPUs that are not named may run anywhere. */
  pinning: z.array(z.strictObject({ vcpu: z.int().min(0).max(4095), hostCpus: hostCpusSchema })).max(4096),
  /** Which CPUs of the host may run QEMU's own threads. Absent: any. */
  emulatorHostCpus: hostCpusSchema.optional(),
});
export type PlanCpu = Immutable<z.infer<typeof cpuSchema>>;

export const machineSchema = z.strictObject({
  name: nameSchema,
  uuid: uuidSchema,
  key: keySchema,
  description: lineSchema.optional(),
  /** A protected machine is neither deleted nor replaced until a plan that still names it says otherwise. */
  protect: z.boolean(),
  vcpus: z.strictObject({ current: vcpusSchema, maximum: vcpusSchema, ceiling: ceilingSchema }),
  cpu: cpuSchema,
  /**
   * The guest is given `currentMiB`. It boots with `bootMiB`: a balloon takes back what is below that, and what is above is
   * plugged in (virtio-mem), up to `maximumMiB`. Where boot and maximum are equal nothing can be plugged in.
   */
  memory: z.strictObject({
    currentMiB: mebibytesSchema,
    bootMiB: mebibytesSchema,
    maximumMiB: mebibytesSchema,
    ceiling: ceilingSchema,
    /** Whether the host gives it huge pages, reserved as a whole. */
    hugepages: z.boolean(),
  }),
  /** `auto`: the host's CPU under KVM, QEMU's fullest model under TCG; `host`: the host's CPU; else a libvirt model name. */
  cpuModel: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be "auto", "host" or a libvirt CPU model name'),
  machineType: z.enum(['q35', 'pc', 'virt']),
  architecture: z.enum(['x86_64', 'aarch64']),
  firmware: z.enum(['bios', 'uefi']),
  /** UEFI that starts only what is signed, with the usual keys enrolled. */
  secureBoot: z.boolean(),
  /** A virtual TPM 2.0; its state stays with the machine. */
  tpm: z.boolean(),
  boot: z.discriminatedUnion('kind', [
    /** Boots the first of these disks that can. */
    z.strictObject({ kind: z.literal('disk'), order: z.array(nameSchema).max(DISKS_MAX) }),
    /** Boots this kernel directly; kernel and initrd are images of format `boot-file`. */
    z.strictObject({
      kind: z.literal('kernel'),
      kernel: nameSchema,
      initrd: nameSchema.optional(),
      commandLine: lineOfLengthSchema(COMMAND_LINE_LENGTH_MAX).optional(),
    }),
  ]),
  disks: z.array(diskSchema).max(DISKS_MAX),
  cdroms: z.array(cdromSchema).max(CDROMS_MAX),
  nics: z.array(nicSchema).max(32),
  cloudInit: cloudInitSchema
    .extend({
      pool: nameSchema,
      fileName: fileNameSchema,
      /** What becomes of the seed once the guest has done what it says. Absent: it is kept. */
      afterFirstBoot: z.enum(['keep', 'remove']).optional(),
    })
    .optional(),
  /** A serial console whose output the host also logs to a file. */
  serialConsole: z.boolean(),
  guestAgent: z.boolean(),
  rng: z.boolean(),
  autostart: z.boolean(),
  /** Machines start in ascending rank, the next rank after the longest delay of the one before; equal ranks start together. */
  startOrder: z.strictObject({ rank: z.int().min(0).max(1_000_000), delaySeconds: secondsSchema }),
  powerState: z.enum(['running', 'stopped']),
  stop: z.strictObject({
    /** How long the guest may take to power off when asked. */
    timeoutSeconds: secondsSchema,
    /** Then: cut its power, or leave it running and fail the step. */
    onTimeout: z.enum(['force', 'refuse']),
  }),
  /** What to do with changes that a running machine gets only by a restart: restart it, or store them for its next start. */
  onRestartNeeded: z.enum(['restart', 'defer']),
  /** What is done inside the guest, through its agent, to make a change usable there. */
  guest: z.strictObject({
    /** Grow the partition and file system of `/` after its disk has grown. */
    growRoot: z.boolean(),
    /** Bring plugged-in vCPUs online; where a vCPU cannot be unplugged, take it offline instead of restarting. */
    onlineCpus: z.boolean(),
    /** Bring plugged-in memory online. */
    onlineMemory: z.boolean(),
  }),
  readiness: z.strictObject({ checks: z.array(readinessCheckSchema).max(16), timeoutSeconds: secondsSchema }),
});
export type PlanMachine = Immutable<z.infer<typeof machineSchema>>;
