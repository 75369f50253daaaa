import { collectParts, disksOf, NONE, problem, type Check } from './check';

const BYTES_PER_MIB = 1024 * 1024;

/** A disk that is smaller than the image it starts from would cut the file system in it off. */
export const imageSizes: Check = (plan, index) =>
  collectParts(plan.machines, disksOf, (disk, diskPosition, machine, position) => {
    if (disk.source.kind === 'blank') return NONE;
    const needed = index.images.get(disk.source.image)?.virtualSizeBytes;
    if (needed === undefined || disk.sizeMiB * BYTES_PER_MIB >= needed) return NONE;
    const neededMiB = Math.ceil(needed / BYTES_PER_MIB);
    const at = { path: `$.machines[${position}].disks[${diskPosition}].sizeMiB`, key: machine.key };
    const message = `disk "${disk.name}" of machine "${machine.name}" has ${disk.sizeMiB} MiB, and its image "${disk.source.image}" needs ${neededMiB} MiB`;
    return [
      problem('disk-smaller-than-image', at, message, `Make the disk at least ${neededMiB} MiB large.`),
    ];
  });
