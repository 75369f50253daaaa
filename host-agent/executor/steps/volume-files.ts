import { link, open, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { LibvirtFailure, type ObjectReference, type VolumeReference } from '../../libvirt';
import { StepError } from '../failure';
import { removeIfThere, syncDirectory } from '../files/durable';
import { inPool, type UsablePool } from './pool-access';
import type { StepContext } from './procedure';

/** Less than this is "full": a qcow2 of any size needs a few clusters for its tables. */
const SPACE_BYTES_MIN = 1024 * 1024;

/** Prefix of volumes that are still being made; plan file names never begin with a dot. */
const UNFINISHED_PREFIX = '.unfinished-';

/** Whether a file of a pool has, by its name, not been finished. */
export function isUnfinishedVolume(fileName: string): boolean {
  return fileName.startsWith(UNFINISHED_PREFIX);
}

export interface VolumeCreation {
  readonly pool: UsablePool;
  readonly fileName: string;
  /** Bytes that the new file takes at once; 0 for a file that grows. */
  readonly bytesNeeded: number;
  /** Makes the volume under the name that it is given. */
  readonly create: (pool: ObjectReference, name: string) => Promise<VolumeReference>;
}

/**
 * Lets libvirt make a volume under a hidden name and gives it its own name when it is whole: a creation that is killed or
 * fails leaves nothing that looks complete. Never replaces a file.
 *
 * @throws StepError `no-space`; LibvirtFailure
 */
export function createVolumeWhole(context: StepContext, creation: VolumeCreation): Promise<void> {
  const { pool, fileName } = creation;
  const unfinished = `${UNFINISHED_PREFIX}${fileName}`;
  const path = join(pool.path, unfinished);
  return inPool(context, pool.reference.name, async () => {
    await removeLeftover(context, pool, unfinished);
    try {
      await creation.create(pool.reference, unfinished);
    } catch (error) {
      // With an unknown outcome libvirt may still be writing: the next run removes what is left.
      if (error instanceof LibvirtFailure && error.outcomeUnknown) throw error;
      const full = error instanceof LibvirtFailure && (await isFull(context, creation));
      await removeLeftover(context, pool, unfinished);
      throw full ? noSpace(creation, error) : error;
    }
    await sync(path);
    await link(path, join(pool.path, fileName));
    await unlink(path);
    await syncDirectory(pool.path);
    await context.host.pools.refresh(pool.reference);
  });
}

async function removeLeftover(context: StepContext, pool: UsablePool, name: string): Promise<void> {
  if (!(await removeIfThere(join(pool.path, name)))) return;
  await context.host.pools.refresh(pool.reference);
}

/** libvirt reports a full disk as one of many internal errors, so the file system is asked. */
async function isFull(context: StepContext, creation: VolumeCreation): Promise<boolean> {
  await context.host.pools.refresh(creation.pool.reference);
  const { availableBytes } = await context.host.pools.getInformation(creation.pool.reference);
  return availableBytes < Math.max(creation.bytesNeeded, SPACE_BYTES_MIN);
}

function noSpace(creation: VolumeCreation, cause: unknown): StepError {
  const message =
    `No space left in pool "${creation.pool.reference.name}" for ${creation.fileName}; nothing was left behind. ` +
    "Free some (the pool's trash may hold old disks) and apply again.";
  return new StepError('no-space', message, { cause });
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
