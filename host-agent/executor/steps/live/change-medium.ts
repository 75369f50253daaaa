import type { PlanMachine } from '../../../../lib/plan';
import {
  errorNumber,
  LibvirtError,
  writeDisk,
  type DomainDisk,
  type DomainReference,
  type ObjectReference,
} from '../../../libvirt';
import type { StepAction } from '../../../planner';
import { StepError } from '../../failure';
import { hasPlainFile } from '../../files/plain-file';
import { askGuest, type GuestDisk } from '../../guest/agent';
import type { StepContext, StepProcedure } from '../procedure';
import { inFewWords } from './guest-disks';
import { findRunningMachine } from '../running-machine';

type ChangeMedium = Extract<StepAction, { kind: 'change-medium' }>;

/** Puts another file into a CD drive of the running machine, or empties it. A drive that the guest holds is never forced open. */
export function changeMedium(context: StepContext, { machine, target, path }: ChangeMedium): StepProcedure {
  return {
    async perform() {
      const { reference, drive } = await findDrive(context, machine, target);
      if (drive.source === path) return 'already-true';
      if (path !== undefined && !(await hasPlainFile(path))) {
        // libvirt would take the old medium out before it finds that there is no new one.
        throw new StepError(
          'missing',
          `${path} is not there, so drive ${target} was left as it is: apply again.`,
        );
      }
      await requireNotMounted(context, machine, reference, drive);
      await change(context, reference, drive, path);
      return 'changed';
    },
    async missing() {
      const { drive } = await findDrive(context, machine, target);
      if (drive.source === path) return undefined;
      return `drive ${target} holds ${drive.source ?? 'nothing'}, not ${path ?? 'nothing'}`;
    },
  };
}

async function findDrive(
  context: StepContext,
  machine: PlanMachine,
  target: string,
): Promise<{ readonly reference: DomainReference; readonly drive: DomainDisk }> {
  const { reference, running } = await findRunningMachine(context, machine);
  const drive = running.devices.disks.find(
    (disk) => disk.device === 'cdrom' && disk.target.device === target,
  );
  if (drive !== undefined) return { reference, drive };
  const message = `The running machine "${machine.name}" has no CD drive ${target}: it gets one at its next start.`;
  throw new StepError('missing', message);
}

async function change(
  context: StepContext,
  reference: DomainReference,
  drive: DomainDisk,
  path: string | undefined,
): Promise<void> {
  const xml = writeDisk({
    device: 'cdrom',
    type: 'file',
    driver: { name: 'qemu', type: 'raw' },
    ...(path === undefined ? {} : { source: path }),
    target: drive.target,
    readonly: true,
    ...(drive.bootOrder === undefined ? {} : { bootOrder: drive.bootOrder }),
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await context.host.domains.updateDevice(reference, xml);
      return;
    } catch (error) {
      if (mayPass(error) && attempt < ATTEMPTS_MAX) continue;
      // libvirt has one code for every operation that failed; the only one that leaves the old medium in is a locked tray.
      const isLocked = error instanceof LibvirtError && error.code === errorNumber.operationFailed;
      if (!isLocked || drive.source === undefined) throw error;
      throw usedByGuest(reference.name, drive, 'it keeps the tray locked', error);
    }
  }
}

/** Guests close a tray that they find open, be it only to look what lies there. */
const ATTEMPTS_MAX = 3;

/** libvirt opens the tray and then takes the medium out; what QEMU refuses because the guest came in between has the code for anything. */
function mayPass(error: unknown): boolean {
  return error instanceof LibvirtError && error.code === errorNumber.internalError;
}

/**
 * Looked at first, because asking is not harmless: some guests let go of a mounted medium when they are asked to open the tray.
 * A guest that cannot be asked has the lock of the tray as its only, and usual, say.
 */
async function requireNotMounted(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
  drive: DomainDisk,
): Promise<void> {
  if (drive.source === undefined) return;
  const agent = await askGuest(context, domain);
  const fileSystems = await agent?.fileSystems();
  if (fileSystems === undefined || 'failure' in fileSystems) return;
  const mounted = fileSystems.value.filter(({ disks }) => disks.some((disk) => isDrive(disk, drive)));
  if (mounted.length === 0) return;
  const where = inFewWords(mounted.map(({ mountPoint }) => mountPoint));
  throw usedByGuest(machine.name, drive, `it has it mounted at ${where}`);
}

/** libvirt's name of a SCSI device: controller, bus, target and unit; a drive carries no serial number. */
const SCSI_ALIAS = /^scsi\d+-(\d+)-(\d+)-(\d+)$/;

function isDrive(disk: GuestDisk, drive: DomainDisk): boolean {
  const [, , target, unit] = SCSI_ALIAS.exec(drive.alias ?? '') ?? [];
  if (target === undefined || unit === undefined) return false;
  const isCd = disk.device === undefined || disk.device.startsWith('/dev/sr');
  return isCd && disk.address.target === Number(target) && disk.address.unit === Number(unit);
}

function usedByGuest(machine: string, drive: DomainDisk, why: string, cause?: unknown): StepError {
  const message =
    `The guest of "${machine}" uses the medium in drive ${drive.target.device} (${drive.source ?? 'none'}): ${why}. ` +
    'It was left in: unmount it inside the guest, then apply again.';
  return new StepError('guest-uses-it', message, { cause });
}
