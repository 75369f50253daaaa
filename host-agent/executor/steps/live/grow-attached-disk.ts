import { tryFindVolumePath, type PlanDisk, type PlanMachine } from '../../../../lib/plan';
import { LibvirtError, readVolume, VolumeWouldShrink, type ObjectReference } from '../../../libvirt';
import { StepError } from '../../failure';
import { askGuest } from '../../guest/agent';
import { requireOwnVolume } from '../disks';
import { findUsablePool, inPool } from '../pool-access';
import type { StepContext, StepProcedure } from '../procedure';
import { waitUntilGuestShows } from './guest-disks';
import { growGuestRoot } from './guest-root';
import { findAttachedDisk } from './running-devices';

const BYTES_PER_MEBIBYTE = 1024 * 1024;

/** Less than this is "full": growing a qcow2 needs a few clusters for its tables. */
const SPACE_BYTES_MIN = 1024 * 1024;

/**
 * Grows a disk under the running machine, waits until the guest shows its new size, and grows the guest's root file system
 * when the plan says so and it is on this disk. Never shrinks: libvirt would, and the data would be gone.
 *
 * A guest that does not notice, or whose root cannot be grown (no agent, no tools), fails the step once and says what to do
 * inside: the disk has its size by then, so later passes find nothing left to do on the host and do not try for ever.
 */
export function growAttachedDisk(context: StepContext, machine: PlanMachine, disk: PlanDisk): StepProcedure {
  const path = tryFindVolumePath(context.plan, disk) ?? '';
  const wantedBytes = disk.sizeMiB * BYTES_PER_MEBIBYTE;
  return {
    async perform() {
      await requireOwnVolume(context, machine, disk);
      const { reference, disk: attached } = await findAttachedDisk(context, machine, path);
      const grown = await inPool(context, disk.pool, () =>
        grow(context, reference, { disk, target: attached.target.device, wantedBytes }),
      );
      await confirmInGuest(context, machine, disk, { reference, wantedBytes });
      return grown ? 'changed' : 'already-true';
    },
    async missing() {
      await findAttachedDisk(context, machine, path);
      const presentBytes = await presentBytesOf(context, disk);
      return presentBytes === wantedBytes
        ? undefined
        : `${disk.fileName} has ${presentBytes} bytes, not ${wantedBytes}`;
    },
  };
}

async function grow(
  context: StepContext,
  reference: ObjectReference,
  size: { readonly disk: PlanDisk; readonly target: string; readonly wantedBytes: number },
): Promise<boolean> {
  const { disk, target, wantedBytes } = size;
  const presentBytes = await presentBytesOf(context, disk);
  if (presentBytes === wantedBytes) return false;
  if (presentBytes > wantedBytes) throw wouldShrink(reference, disk);
  try {
    await context.host.domains.growBlockDevice(reference, target, wantedBytes);
  } catch (error) {
    // libvirt asks QEMU, which knows better than the file's header.
    if (error instanceof VolumeWouldShrink) throw wouldShrink(reference, disk, error);
    if (!(error instanceof LibvirtError)) throw error;
    throw (await isFull(context, disk)) ? noSpace(reference, disk, error) : error;
  }
  return true;
}

async function presentBytesOf(context: StepContext, disk: PlanDisk): Promise<number> {
  const pool = await findUsablePool(context, disk.pool);
  const volume = await context.host.volumes.tryFind(pool.reference, disk.fileName);
  if (volume === undefined) {
    throw new StepError('missing', `${disk.fileName} is not in pool "${disk.pool}": apply again.`);
  }
  return readVolume(await context.host.volumes.getXml(volume)).capacityBytes;
}

/** libvirt reports a full disk as one of many internal errors, so the file system is asked. */
async function isFull(context: StepContext, disk: PlanDisk): Promise<boolean> {
  const pool = await findUsablePool(context, disk.pool);
  await context.host.pools.refresh(pool.reference);
  const { availableBytes } = await context.host.pools.getInformation(pool.reference);
  return availableBytes < SPACE_BYTES_MIN;
}

async function confirmInGuest(
  context: StepContext,
  machine: PlanMachine,
  disk: PlanDisk,
  { reference, wantedBytes }: { readonly reference: ObjectReference; readonly wantedBytes: number },
): Promise<void> {
  const notice = await waitUntilGuestShows(context, reference, { serial: disk.serial, bytes: wantedBytes });
  if (notice === 'not-noticed') {
    throw new StepError(
      'guest-timeout',
      `Disk "${disk.name}" of "${machine.name}" has grown to ${disk.sizeMiB} MiB, but its guest still shows the old size: ` +
        'it will at its next start, or when it reads its disks again.',
    );
  }
  if (!machine.guest.growRoot) return;
  const agent = notice === 'silent' ? undefined : await askGuest(context, reference);
  if (agent === undefined) {
    throw new StepError(
      'guest-agent-missing',
      `Disk "${disk.name}" of "${machine.name}" has grown to ${disk.sizeMiB} MiB, but the guest cannot be asked to grow its root ` +
        'file system, should it be on that disk: grow it inside (growpart, then resize2fs or the like).',
    );
  }
  await growGuestRoot(context, agent, { machine: machine.name, disk: disk.name, serial: disk.serial });
}

function wouldShrink(reference: ObjectReference, disk: PlanDisk, cause?: unknown): StepError {
  const message =
    `Disk "${disk.name}" of "${reference.name}" is larger than ${disk.sizeMiB} MiB, and making it smaller would cut off data: ` +
    'it was left alone. State its present size, or copy what it holds to a smaller disk.';
  return new StepError('would-shrink', message, { cause });
}

function noSpace(reference: ObjectReference, disk: PlanDisk, cause: LibvirtError): StepError {
  const message =
    `No space left in pool "${disk.pool}" to grow disk "${disk.name}" of "${reference.name}", which runs on with the old size. ` +
    "Free some (the pool's trash may hold old disks) and apply again.";
  return new StepError('no-space', message, { cause, libvirtCode: cause.code });
}
