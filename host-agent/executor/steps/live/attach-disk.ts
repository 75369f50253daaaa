import { describeAttachedDisk, diskTargets } from '../../../../lib/describe';
import type { PlanDisk, PlanMachine } from '../../../../lib/plan';
import { writeDisk, type DomainDefinition, type DomainDisk } from '../../../libvirt';
import { StepError } from '../../failure';
import { requireOwnVolume } from '../disks';
import { findUsablePool, hasFile } from '../pool-access';
import type { StepContext, StepProcedure } from '../procedure';
import { findUsers } from '../users';
import { waitUntilGuestShows } from './guest-disks';
import { findRunningMachine } from '../running-machine';
import { findAttachedDisk, tryFindDiskByPath } from './running-devices';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Plugs a disk of ours, which nobody else uses, into the running machine and waits until the guest shows it. */
export function attachDisk(context: StepContext, machine: PlanMachine, disk: PlanDisk): StepProcedure {
  const planned = describeAttachedDisk(context.plan, machine, disk);
  const path = planned.source ?? '';
  return {
    async perform() {
      await requireUsable(context, machine, disk, path);
      // Two disks that come at once must not choose the same target.
      const attached = await context.mutexes.exclusively(`machine ${machine.uuid}`, async () => {
        const { reference, running } = await findRunningMachine(context, machine);
        if (tryFindDiskByPath(running, path) !== undefined) return false;
        await context.host.domains.attachDevice(reference, writeDisk(fitIn(running, machine, planned)));
        return true;
      });
      if (attached) await confirmInGuest(context, machine, disk, path);
      return attached ? 'changed' : 'already-true';
    },
    async missing() {
      const { running } = await findRunningMachine(context, machine);
      return tryFindDiskByPath(running, path) === undefined
        ? `${path} is no disk of the running machine`
        : undefined;
    },
  };
}

/** @throws StepError when the file is missing, not ours, or somebody's: QEMU's lock would only hold off machines that run. */
async function requireUsable(
  context: StepContext,
  machine: PlanMachine,
  disk: PlanDisk,
  path: string,
): Promise<void> {
  const pool = await findUsablePool(context, disk.pool);
  if (!(await hasFile(pool, disk.fileName))) {
    throw new StepError('missing', `${disk.fileName} is not in pool "${disk.pool}": apply again to make it.`);
  }
  await requireOwnVolume(context, machine, disk);
  const users = await findUsers(context, path);
  const others = users.machines.filter(({ name }) => name !== machine.name).map(({ name }) => name);
  if (others.length > 0) {
    const message = `${path} is used by ${others.join(', ')}, so it was not attached to "${machine.name}": detach it there first.`;
    throw new StepError('in-use', message);
  }
  if (users.overlays.length > 0) {
    const message = `${path} is what ${users.overlays.join(', ')} are built on, so writing to it would break them: it was not attached.`;
    throw new StepError('has-overlays', message);
  }
}

/**
 * The disk as the running machine can take it now. A target that is still taken there (by a disk that keeps it until the next
 * start) is replaced by a free one; the stored definition gets the planned one, and the guest knows disks by serial number.
 */
function fitIn(running: DomainDefinition, machine: PlanMachine, planned: DomainDisk): DomainDisk {
  const { disks, interfaces } = running.devices;
  const { bootOrder, ...disk } = planned;
  // QEMU refuses an order that another device has, and nothing boots before the next start anyway.
  const isOrderFree = [...disks, ...interfaces].every((device) => device.bootOrder !== bootOrder);
  const device = freeTarget(disks, machine, planned);
  return {
    ...disk,
    ...(bootOrder === undefined || !isOrderFree ? {} : { bootOrder }),
    target: { ...planned.target, device },
  };
}

function freeTarget(disks: readonly DomainDisk[], machine: PlanMachine, planned: DomainDisk): string {
  const { device } = planned.target;
  const taken = new Set(disks.map((disk) => disk.target.device));
  if (!taken.has(device)) return device;
  const wanted = new Set(diskTargets(machine).values());
  const [prefix, first] = [device.slice(0, 2), device.slice(2, 3)];
  // The next ones up, as a far one would need a SCSI controller of its own; first those that no other disk waits for.
  const candidates = LETTERS.slice(LETTERS.indexOf(first)).map((letter) => `${prefix}${letter}`);
  const free = candidates.filter((candidate) => !taken.has(candidate));
  const chosen = free.find((candidate) => !wanted.has(candidate)) ?? free[0];
  if (chosen !== undefined) return chosen;
  throw new StepError(
    'in-use',
    `Target ${device} of "${machine.name}" is taken until its next start, and no other is free: restart it.`,
  );
}

/** @throws StepError `guest-timeout`; a guest that cannot be asked is noted as silent */
async function confirmInGuest(
  context: StepContext,
  machine: PlanMachine,
  disk: PlanDisk,
  path: string,
): Promise<void> {
  const { reference } = await findAttachedDisk(context, machine, path);
  const notice = await waitUntilGuestShows(context, reference, { serial: disk.serial, bytes: 1 });
  if (notice !== 'not-noticed') return;
  throw new StepError(
    'guest-timeout',
    `Disk "${disk.name}" is attached to "${machine.name}", but its guest does not show it (serial ${disk.serial}): ` +
      `see whether it has a driver for ${disk.bus} disks.`,
  );
}
