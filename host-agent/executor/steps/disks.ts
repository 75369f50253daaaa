import { join } from 'node:path';
import type { PlanDisk, PlanImage, PlanMachine } from '../../../lib/plan';
import { readVolume, type VolumeDefinition } from '../../libvirt';
import { diskVolumeXml } from '../descriptions';
import { StepError } from '../failure';
import { readDiskHeader } from '../image/disk-header';
import { ownsVolume, withOwned } from '../ledger/records';
import { requireStopped, tryFindMachine } from './machine-access';
import { findUsablePool, hasFile, inPool, type UsablePool } from './pool-access';
import type { StepContext, StepProcedure } from './procedure';
import { createVolumeWhole } from './volume-files';

const BYTES_PER_MEBIBYTE = 1024 * 1024;

/** Makes the volume of a disk: an overlay of an image, a copy of one, or blank. */
export function createDisk(context: StepContext, machine: PlanMachine, disk: PlanDisk): StepProcedure {
  const owned = { pool: disk.pool, fileName: disk.fileName, machine: machine.name };
  return {
    async perform() {
      const pool = await findUsablePool(context, disk.pool);
      if (await hasFile(pool, disk.fileName)) {
        await requireOwnVolume(context, machine, disk);
        return 'already-true';
      }
      // Noted before it is made: a killed run leaves at most a note without a file, which harms nobody.
      await context.ledger.update((ledger) => withOwned(ledger, 'volumes', owned));
      await create(context, pool, disk);
      return 'changed';
    },
    missing: () => missingDisk(context, disk),
  };
}

/** Grows the volume of a stopped machine's disk; never shrinks. */
export function growDisk(context: StepContext, machine: PlanMachine, disk: PlanDisk): StepProcedure {
  return {
    async perform() {
      const pool = await findUsablePool(context, disk.pool);
      await requireOwnVolume(context, machine, disk);
      const found = await tryFindMachine(context, machine);
      if (found !== undefined) await requireStopped(context, found);
      return inPool(context, disk.pool, async () => {
        const volume = await context.host.volumes.tryFind(pool.reference, disk.fileName);
        if (volume === undefined) {
          throw new StepError('missing', `${disk.fileName} is not in pool "${disk.pool}": apply again.`);
        }
        const { capacityBytes } = readVolume(await context.host.volumes.getXml(volume));
        if (capacityBytes >= bytesOf(disk)) return 'already-true';
        await context.host.volumes.grow(volume, bytesOf(disk));
        return 'changed';
      });
    },
    missing: () => missingDisk(context, disk),
  };
}

async function create(context: StepContext, pool: UsablePool, disk: PlanDisk): Promise<void> {
  const { source } = disk;
  const { volumes } = context.host;
  const base = source.kind === 'blank' ? undefined : await findBase(context, disk, source.image);
  if (source.kind !== 'copy' || base === undefined) {
    await createVolumeWhole(context, {
      pool,
      fileName: disk.fileName,
      bytesNeeded: 0,
      create: (reference, name) => volumes.create(reference, diskVolumeXml(context, disk, name)),
    });
    return;
  }
  const original = await volumes.tryFind(base.pool.reference, base.image.fileName);
  if (original === undefined) throw missingImage(base.image);
  const { allocationBytes } = readVolume(await volumes.getXml(original));
  context.progress(`${disk.fileName}: copying image "${base.image.name}"`);
  await createVolumeWhole(context, {
    pool,
    fileName: disk.fileName,
    bytesNeeded: allocationBytes ?? 0,
    create: async (reference, name) => {
      const copy = await volumes.createFrom(reference, diskVolumeXml(context, disk, name), original);
      // A copy has the size of its original whatever was asked for (libvirt 9.0).
      const { capacityBytes } = readVolume(await volumes.getXml(copy));
      if (capacityBytes < bytesOf(disk)) await volumes.grow(copy, bytesOf(disk));
      return copy;
    },
  });
}

/** The image that a disk is made of. @throws StepError when it is missing, must not be opened, or is larger than the disk would be. */
async function findBase(
  context: StepContext,
  disk: PlanDisk,
  name: string,
): Promise<{ readonly image: PlanImage; readonly pool: UsablePool }> {
  const image = context.plan.images.find((candidate) => candidate.name === name);
  if (image === undefined)
    throw new Error(`the plan has no image "${name}", which its checks must have found`);
  const pool = await findUsablePool(context, image.pool);
  if (!(await hasFile(pool, image.fileName))) throw missingImage(image);
  const { virtualSizeBytes, fault } = await readDiskHeader(join(pool.path, image.fileName));
  if (fault !== undefined) {
    const message = `Disk "${disk.name}" was not made of image "${name}" in pool "${image.pool}": ${fault}.`;
    throw new StepError('wrong-format', message);
  }
  if (virtualSizeBytes <= bytesOf(disk)) return { image, pool };
  const atLeast = Math.ceil(virtualSizeBytes / BYTES_PER_MEBIBYTE);
  throw new StepError(
    'smaller-than-image',
    `Disk "${disk.name}" has ${disk.sizeMiB} MiB, but image "${name}" needs ${atLeast} MiB: make the disk larger.`,
  );
}

function missingImage(image: PlanImage): StepError {
  return new StepError(
    'missing',
    `Image "${image.name}" is not in pool "${image.pool}": apply again to fetch it.`,
  );
}

export async function requireOwnVolume(
  context: StepContext,
  machine: PlanMachine,
  disk: PlanDisk,
): Promise<void> {
  const volume = { pool: disk.pool, fileName: disk.fileName, machine: machine.name };
  if (ownsVolume(context.ledger.current, volume)) return;
  const found = await tryFindMachine(context, machine);
  const marked = found?.mark.volumes.some(
    (entry) => entry.pool === disk.pool && entry.fileName === disk.fileName,
  );
  if (marked === true || (await isOverlayOfItsImage(context, disk))) return;
  throw new StepError(
    'not-ours',
    `${disk.fileName} in pool "${disk.pool}" was not made by this agent for "${machine.name}": it was left alone. ` +
      'Move it away, or name the disk otherwise.',
  );
}

/** Only we make overlays of this very image under this very name; an empty or copied disk could be anybody's. */
async function isOverlayOfItsImage(context: StepContext, disk: PlanDisk): Promise<boolean> {
  if (disk.source.kind !== 'image') return false;
  const pool = await findUsablePool(context, disk.pool);
  const volume = await context.host.volumes.tryFind(pool.reference, disk.fileName);
  if (volume === undefined) return false;
  return wrongBacking(context, disk, readVolume(await context.host.volumes.getXml(volume))) === undefined;
}

async function missingDisk(context: StepContext, disk: PlanDisk): Promise<string | undefined> {
  const pool = await findUsablePool(context, disk.pool);
  const volume = await context.host.volumes.tryFind(pool.reference, disk.fileName);
  if (volume === undefined) return `${disk.fileName} is not in pool "${disk.pool}"`;
  const actual = readVolume(await context.host.volumes.getXml(volume));
  if (actual.format !== 'qcow2') return `${disk.fileName} is ${actual.format ?? 'of no format'}, not qcow2`;
  if (actual.capacityBytes < bytesOf(disk)) {
    return `${disk.fileName} has ${actual.capacityBytes} bytes, not ${bytesOf(disk)}`;
  }
  return wrongBacking(context, disk, actual);
}

function wrongBacking(context: StepContext, disk: PlanDisk, actual: VolumeDefinition): string | undefined {
  const { source } = disk;
  const image =
    source.kind === 'image' ? context.plan.images.find((each) => each.name === source.image) : undefined;
  const pool = context.plan.pools.find((candidate) => candidate.name === image?.pool);
  const wanted = image === undefined || pool === undefined ? undefined : `${pool.path}/${image.fileName}`;
  if (actual.backing?.path === wanted) return undefined;
  return `${disk.fileName} is built on ${actual.backing?.path ?? 'nothing'}, not on ${wanted ?? 'nothing'}`;
}

function bytesOf(disk: PlanDisk): number {
  return disk.sizeMiB * BYTES_PER_MEBIBYTE;
}
