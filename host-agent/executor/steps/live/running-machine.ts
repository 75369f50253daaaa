import type { PlanMachine } from '../../../../lib/plan';
import {
  readDomain,
  type DomainDefinition,
  type DomainDisk,
  type DomainInterface,
  type DomainReference,
} from '../../../libvirt';
import { StepError } from '../../failure';
import { findMachine, isOff, requireMark, stateOf } from '../machine-access';
import type { StepContext } from '../procedure';

/** A machine of ours that runs, as libvirt has it now. */
export interface RunningMachine {
  readonly reference: DomainReference;
  readonly running: DomainDefinition;
}

/** @throws StepError `missing`, `not-ours`, or `wrong-state` when the machine is off: then its stored definition says it all */
export async function findRunningMachine(
  context: StepContext,
  machine: Pick<PlanMachine, 'name' | 'uuid'>,
): Promise<RunningMachine> {
  const found = await findMachine(context, machine);
  if (isOff(await stateOf(context, found), found.reference)) {
    const message = `Machine "${machine.name}" has stopped meanwhile, so there was nothing to change: apply again.`;
    throw new StepError('wrong-state', message);
  }
  const running = readDomain(await context.host.domains.getXml(found.reference));
  requireMark(context, machine.name, running);
  return { reference: found.reference, running };
}

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
