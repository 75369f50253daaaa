import type { PlanMachine } from '../../../../lib/plan';
import { writeDisk, type DomainDefinition, type DomainDisk, type ObjectReference } from '../../../libvirt';
import type { StepAction } from '../../../planner';
import { StepError } from '../../failure';
import { askGuest, type GuestAgent, type GuestDisk, type GuestFileSystem } from '../../guest/agent';
import type { StepContext, StepProcedure } from '../procedure';
import { removeDevice } from './device-removal';
import { inFewWords, lookAtDisk } from './guest-disks';
import { findRunningMachine } from '../running-machine';
import { tryFindDiskByPath } from './running-devices';

type DetachDisk = Extract<StepAction, { kind: 'detach-disk' }>;

/**
 * Takes a disk away from the running machine, when the guest's agent confirms that nothing in the guest uses it: libvirt takes
 * a mounted disk away without a word, and the guest's file system breaks.
 */
export function detachDisk(context: StepContext, { machine, disk: wanted }: DetachDisk): StepProcedure {
  const find = async (): Promise<DomainDisk | undefined> =>
    tryFindDisk((await findRunningMachine(context, machine)).running, wanted);
  return {
    async perform() {
      const { reference } = await findRunningMachine(context, machine);
      const disk = await find();
      if (disk === undefined) return 'already-true';
      await requireUnusedInGuest(context, machine, reference, {
        ...disk,
        ...(disk.serial === undefined && wanted.serial !== undefined ? { serial: wanted.serial } : {}),
      });
      await removeDevice(context, {
        domain: reference,
        what: nameOf(disk),
        xml: writeDisk(disk),
        ...(disk.alias === undefined ? {} : { alias: disk.alias }),
        isGone: async () => (await find()) === undefined,
      });
      return 'changed';
    },
    async missing() {
      const left = await find();
      return left === undefined ? undefined : `${nameOf(left)} is still attached to the running machine`;
    },
  };
}

function tryFindDisk(running: DomainDefinition, wanted: DetachDisk['disk']): DomainDisk | undefined {
  // A target may be another disk's by now, a file is always the same one.
  if (wanted.path !== undefined) return tryFindDiskByPath(running, wanted.path);
  return running.devices.disks.find(
    ({ device, source, target }) =>
      device === 'disk' && source === undefined && target.device === wanted.target,
  );
}

function nameOf(disk: DomainDisk): string {
  return `disk ${disk.target.device}${disk.source === undefined ? '' : ` (${disk.source})`}`;
}

/**
 * Asks twice, as neither sees everything: the agent's list of file systems follows them through LVM and dm-crypt, but knows no
 * swap and no idle volume group; a look at the kernel's own lists does, but owners of guests may forbid running commands.
 *
 * @throws StepError `guest-agent-missing` or `guest-uses-it`: nothing was changed
 */
async function requireUnusedInGuest(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
  disk: DomainDisk,
): Promise<void> {
  const agent = await askGuest(context, domain);
  if (agent === undefined) {
    throw cannotTell(machine, disk, 'its guest agent does not answer: wait until it runs');
  }
  const fileSystems = await agent.fileSystems();
  if ('failure' in fileSystems) throw cannotTell(machine, disk, `its agent says: ${fileSystems.failure}`);
  const uses = await usesOf(agent, machine, disk, fileSystems.value);
  if (uses.length === 0) return;
  throw new StepError(
    'guest-uses-it',
    `The guest of "${machine.name}" still uses ${nameOf(disk)} (${inFewWords(uses)}): it was left attached. ` +
      'Unmount it inside the guest, then apply again.',
  );
}

async function usesOf(
  agent: GuestAgent,
  machine: PlanMachine,
  disk: DomainDisk,
  fileSystems: readonly GuestFileSystem[],
): Promise<readonly string[]> {
  const { serial } = disk;
  const seen = serial === undefined ? undefined : await lookAtDisk(agent, serial);
  const view = seen !== undefined && 'value' in seen ? seen.value : undefined;
  const isThis = (candidate: GuestDisk): boolean =>
    (serial !== undefined && hasSerial(candidate, serial)) ||
    (view !== undefined && isOn(candidate.device, view.device));
  const mounts = fileSystems
    .filter(({ disks }) => disks.some(isThis))
    .map(({ mountPoint }) => `mounted at ${mountPoint}`);
  const uses = [...new Set([...mounts, ...(view?.uses ?? [])])];
  if (uses.length > 0 || view !== undefined) return uses;
  // Not to be found by a look inside: then a list that names a serial number for every disk proves that this one is not mounted.
  // An empty list proves nothing: that is how a guest answers that is still booting.
  const unnamed =
    fileSystems.length === 0 ||
    fileSystems.some(({ disks }) => disks.some((candidate) => candidate.serial === undefined));
  if (serial !== undefined && !unnamed) return [];
  throw cannotTell(machine, disk, 'its guest cannot say which of its disks that is');
}

/** udev puts maker and model before the serial number of a SCSI disk. */
function hasSerial(candidate: GuestDisk, serial: string): boolean {
  return candidate.serial === serial || candidate.serial?.endsWith(`_${serial}`) === true;
}

/** `/dev/vdb` and its partitions, `/dev/vdb1` and so on, but not `/dev/vdba`. */
function isOn(device: string | undefined, disk: string): boolean {
  return (
    device !== undefined && device.startsWith(`/dev/${disk}`) && /^p?\d*$/.test(device.slice(5 + disk.length))
  );
}

function cannotTell(machine: PlanMachine, disk: DomainDisk, why: string): StepError {
  return new StepError(
    'guest-agent-missing',
    `Whether the guest of "${machine.name}" still uses ${nameOf(disk)} cannot be told, because ${why}. ` +
      'It was left attached: apply again when it can, or stop the machine.',
  );
}
