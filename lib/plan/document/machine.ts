import { z } from 'zod';
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
  /** Whether the disk stays where it is when its machine is deleted, instead of going to the trash. */
  retain: z.boolean(),
  /** What the guest sees as the disk's serial number (virtio-blk shows 20 characters). */
  serial: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, 'must be 1 to 20 letters, digits, "_" or "-"'),
});
export type PlanDisk = Immutable<z.infer<typeof diskSchema>>;

export const nicSchema = z.strictObject({
  name: nameSchema,
  attachment: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('network'), network: nameSchema }),
    z.strictObject({ kind: z.literal('bridge'), bridge: interfaceNameSchema }),
  ]),
  mac: macAddressSchema,
  model: z.enum(['virtio', 'e1000e', 'e1000', 'rtl8139']),
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

export const machineSchema = z.strictObject({
  name: nameSchema,
  uuid: uuidSchema,
  key: keySchema,
  description: lineSchema.optional(),
  /** A protected machine is neither deleted nor replaced until a plan that still names it says otherwise. */
  protect: z.boolean(),
  vcpus: z.strictObject({ current: vcpusSchema, maximum: vcpusSchema }),
  memory: z.strictObject({ currentMiB: mebibytesSchema, maximumMiB: mebibytesSchema }),
  /** `auto`: the host's CPU under KVM, QEMU's fullest model under TCG; `host`: the host's CPU; else a libvirt model name. */
  cpuModel: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be "auto", "host" or a libvirt CPU model name'),
  machineType: z.enum(['q35', 'pc', 'virt']),
  architecture: z.enum(['x86_64', 'aarch64']),
  firmware: z.enum(['bios', 'uefi']),
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
  nics: z.array(nicSchema).max(32),
  cloudInit: cloudInitSchema.extend({ pool: nameSchema, fileName: fileNameSchema }).optional(),
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
  readiness: z.strictObject({ checks: z.array(readinessCheckSchema).max(16), timeoutSeconds: secondsSchema }),
});
export type PlanMachine = Immutable<z.infer<typeof machineSchema>>;
