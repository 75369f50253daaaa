import type { Image, Pool } from '../../fleet';
import type { PlanInput } from '../../plan';

/** Enough of the digest to tell versions of an image apart at a glance; the whole digest is in the plan beside it. */
const DIGEST_IN_FILE_NAME_LENGTH = 16;

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
  const digest = image.sha256.slice(0, DIGEST_IN_FILE_NAME_LENGTH);
  return {
    name: image.name,
    key: image.node.path,
    pool: pool.name,
    // Names hold no dot, so this cannot meet the file of a disk, which has two.
    fileName: `${image.name}-${digest}.${FILE_NAME_EXTENSIONS[image.format]}`,
    source: image.source,
    sha256: image.sha256,
    format: image.format,
    ...(image.virtualSize === undefined ? {} : { virtualSizeBytes: image.virtualSize.toBytes() }),
  };
}
