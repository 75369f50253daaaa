import type { Image, Pool } from '../../fleet';
import { imageNameTag, type PlanInput } from '../../plan';

const FILE_NAME_EXTENSIONS = { qcow2: 'qcow2', raw: 'img', 'boot-file': 'bin' } as const;

export function poolToPlan(pool: Pool, uuid: string): PlanInput['pools'][number] {
  return {
    name: pool.name,
    uuid,
    key: pool.node.path,
    path: pool.path,
    autostart: pool.autostart,
    ...(pool.capacity === undefined ? {} : { capacityMiB: pool.capacity.toMebibytes() }),
  };
}

export function imageToPlan(image: Image, pool: Pool): PlanInput['images'][number] {
  return {
    name: image.name,
    key: image.node.path,
    pool: pool.name,
    // Names hold no dot, so this cannot meet the file of a disk, which has two.
    fileName: `${image.name}-${imageNameTag(image.sha256)}.${FILE_NAME_EXTENSIONS[image.format]}`,
    source: image.source,
    sha256: image.sha256,
    format: image.format,
    ...(image.virtualSize === undefined ? {} : { virtualSizeBytes: image.virtualSize.toBytes() }),
  };
}
