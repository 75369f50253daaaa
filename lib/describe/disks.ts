import {
  cdromTarget,
  tryFindVolumePath,
  type Plan,
  type PlanCdrom,
  type PlanDisk,
  type PlanMachine,
} from '../plan';
import { describeDiskTuning } from './disk-tuning';
import { diskTargets, SEED_TARGET } from './disk-targets';
import type { DiskDescription } from './shapes';

/** All drives of the machine: its disks in the plan's order, its CD drives, then its cloud-init seed. */
export function describeDisks(plan: Plan, machine: PlanMachine): readonly DiskDescription[] {
  return [
    ...machine.disks.map((disk) => describeAttachedDisk(plan, machine, disk)),
    ...machine.cdroms.map((cdrom) => describeCdrom(plan, machine, cdrom)),
    describeSeedDrive(plan, machine),
  ].filter((drive) => drive !== undefined);
}

/**
 * One disk of `machine`, as it is in the whole machine and as it is plugged into a running one. The source is a file: libvirt
 * confines volumes by name badly.
 * @throws Error when the plan lacks the pool, or the machine the disk; the checks of a parsed plan rule that out.
 */
export function describeAttachedDisk(plan: Plan, machine: PlanMachine, disk: PlanDisk): DiskDescription {
  const target = diskTargets(machine).get(disk.name);
  if (target === undefined) throw new Error(`machine "${machine.name}" has no disk "${disk.name}"`);
  const tuning = describeDiskTuning(disk.limits);
  return {
    device: 'disk',
    type: 'file',
    driver: { name: 'qemu', type: 'qcow2', cache: disk.cache, discard: disk.discard },
    source: volumePath(plan, disk),
    target: { device: target, bus: disk.bus },
    serial: disk.serial,
    readonly: false,
    ...bootOrderOf(machine, disk.name),
    ...(tuning === undefined ? {} : { tuning }),
  };
}

/**
 * One CD drive of `machine`, with or without a medium: the whole machine's, and what changes the medium of a running one.
 * @throws Error when the plan lacks the image, or the machine the drive; the checks of a parsed plan rule that out.
 */
export function describeCdrom(plan: Plan, machine: PlanMachine, cdrom: PlanCdrom): DiskDescription {
  const index = machine.cdroms.findIndex(({ name }) => name === cdrom.name);
  if (index < 0) throw new Error(`machine "${machine.name}" has no CD drive "${cdrom.name}"`);
  return {
    ...CD_DRIVE,
    ...(cdrom.image === undefined ? {} : { source: imagePath(plan, cdrom.image) }),
    target: { device: cdromTarget(index), bus: 'scsi' },
    ...bootOrderOf(machine, cdrom.name),
  };
}

/** The drive with the cloud-init seed of `machine`; absent without one. @throws Error when the plan lacks its pool. */
export function describeSeedDrive(plan: Plan, machine: PlanMachine): DiskDescription | undefined {
  if (machine.cloudInit === undefined) return undefined;
  return {
    ...CD_DRIVE,
    source: volumePath(plan, machine.cloudInit),
    target: { device: SEED_TARGET, bus: 'scsi' },
  };
}

/** The drive that once held the seed of a machine: it stays, so that another seed can come without a restart. */
export const EMPTY_SEED_DRIVE: DiskDescription = {
  device: 'cdrom',
  type: 'file',
  driver: { name: 'qemu', type: 'raw' },
  target: { device: SEED_TARGET, bus: 'scsi' },
  readonly: true,
};

/** On virtio-scsi: the cloud kernels of some distributions have no driver for SATA. */
const CD_DRIVE = {
  device: 'cdrom',
  type: 'file',
  driver: { name: 'qemu', type: 'raw' },
  readonly: true,
} as const;

/** 1 is tried first. */
function bootOrderOf({ boot }: PlanMachine, name: string): Pick<DiskDescription, 'bootOrder'> {
  const position = boot.kind === 'disk' ? boot.order.indexOf(name) : -1;
  return position < 0 ? {} : { bootOrder: position + 1 };
}

/** @throws Error when the plan has no such pool; the checks of a parsed plan rule that out. */
export function volumePath(plan: Plan, volume: { readonly pool: string; readonly fileName: string }): string {
  const path = tryFindVolumePath(plan, volume);
  if (path === undefined) throw new Error(`the plan has no pool "${volume.pool}" for ${volume.fileName}`);
  return path;
}

/** The file of an image. @throws Error when the plan has no such image, or not its pool. */
export function imagePath(plan: Plan, name: string): string {
  const image = plan.images.find((candidate) => candidate.name === name);
  const path = image === undefined ? undefined : tryFindVolumePath(plan, image);
  if (path === undefined) throw new Error(`the plan has no image "${name}" in a pool of its own`);
  return path;
}
