import type { Image, Pool } from '../../fleet';
import { imageNameTag, type PlanInput } from '../../plan';

const FILE_NAME_EXTENSIONS = { qcow2: 'qcow2', raw: 'img', 'boot-file': 'bin' } as const;

export function poolToPlan(pool: Pool, uuid: string): PlanInput['pools'][number] {
  return {
    autostart: pool.autostart,
    ...(pool.capacity === undefined ? {} : { capacityMiB: pool.capacity.toMebibytes() }),
    key: pool.node.path,
    name: pool.name,
    path: pool.path,
    uuid,
  };
}

export function imageToPlan(image: Image, pool: Pool): PlanInput['images'][number] {
  return {
    // Names hold no dot, so this cannot meet the file of a disk, which has two.
    fileName: `${image.name}-${imageNameTag(image.sha256)}.${FILE_NAME_EXTENSIONS[image.format]}`,
    format: image.format,
    key: image.node.path,
    name: image.name,
    pool: pool.name,
    sha256: image.sha256,
    source: image.source,
    ...(image.virtualSize === undefined ? {} : { virtualSizeBytes: image.virtualSize.toBytes() }),
  };
}
