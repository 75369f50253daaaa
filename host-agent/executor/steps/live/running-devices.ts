import type { PlanMachine } from '../../../../lib/plan';
import type { DomainDefinition, DomainDisk, DomainInterface, DomainReference } from '../../../libvirt';
import { StepError } from '../../failure';
import type { StepContext } from '../procedure';
import { findRunningMachine } from '../running-machine';

export function tryFindDiskByPath(running: DomainDefinition, path: string): DomainDisk | undefined {
  return running.devices.disks.find((disk) => disk.source === path);
}

export function tryFindNic(running: DomainDefinition, mac: string): DomainInterface | undefined {
  return running.devices.interfaces.find((nic) => nic.macAddress?.toLowerCase() === mac.toLowerCase());
}

/** The file of a disk of the running machine. @throws StepError `missing` */
export async function findAttachedDisk(
  context: StepContext,
  machine: PlanMachine,
  path: string,
): Promise<{ readonly reference: DomainReference; readonly disk: DomainDisk }> {
  const { reference, running } = await findRunningMachine(context, machine);
  const disk = tryFindDiskByPath(running, path);
  if (disk !== undefined) return { reference, disk };
  throw new StepError(
    'missing',
    `${path} is no disk of the running machine "${machine.name}": apply again to attach it.`,
  );
}
