import type { Plan, PlanDisk, PlanImage, PlanMachine, PlanPool } from '../plan';
import { volumePath } from './disks';
import type { PoolDescription, VolumeDescription } from './shapes';

const BYTES_PER_MIB = 1024 * 1024;

export function describePool(pool: PlanPool): PoolDescription {
  return { type: 'dir', name: pool.name, uuid: pool.uuid, targetPath: pool.path };
}

/**
 * The qcow2 volume of `disk`: an overlay of its image, or a volume of its own that is empty or filled with a copy afterwards.
 * @throws Error when the plan lacks the image; a parsed plan has it.
 */
export function describeDiskVolume(plan: Plan, disk: PlanDisk): VolumeDescription {
  return {
    name: disk.fileName,
    capacityBytes: disk.sizeMiB * BYTES_PER_MIB,
    format: 'qcow2',
    ...(disk.source.kind === 'image' ? { backing: describeBacking(plan, disk.source.image) } : {}),
  };
}

/** The volume that holds an image; `capacityBytes` is the size of a raw file, or the disk size of a qcow2 one. */
export function describeImageVolume(image: PlanImage, capacityBytes: number): VolumeDescription {
  return { name: image.fileName, capacityBytes, format: imageFormat(image) };
}

/** The volume for the cloud-init seed of `machine`. @throws Error when the machine has no cloud-init. */
export function describeSeedVolume(machine: PlanMachine, sizeBytes: number): VolumeDescription {
  if (machine.cloudInit === undefined) throw new Error(`machine "${machine.name}" has no cloud-init seed`);
  return { name: machine.cloudInit.fileName, capacityBytes: sizeBytes, format: 'raw' };
}

function describeBacking(
  plan: Plan,
  name: string,
): { readonly path: string; readonly format: 'qcow2' | 'raw' } {
  const image = plan.images.find((candidate) => candidate.name === name);
  if (image === undefined) throw new Error(`the plan has no image "${name}"`);
  // Stated, because a guest that writes a qcow2 header into a raw image could otherwise read files of the host.
  return { path: volumePath(plan, image), format: imageFormat(image) };
}

function imageFormat(image: PlanImage): 'qcow2' | 'raw' {
  return image.format === 'qcow2' ? 'qcow2' : 'raw';
}
