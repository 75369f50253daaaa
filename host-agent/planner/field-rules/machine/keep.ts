import { mebibytes, type PlanMachine } from '../../../../lib/plan';
import type { MachineAllocation } from '../../../inventory';
import type { PlannerContext } from '../../view/context';
import { definitionRules } from './table';

const BYTES_PER_MIB = 1024 * 1024;

/**
 * The machine with these fields as they are stored on the host, so that the rest can be had without them. Undefined where the
 * plan's words cannot say what the host has.
 */
export function keepFields(
  machine: PlanMachine,
  fields: readonly string[],
  stored: MachineAllocation | undefined,
  context: PlannerContext,
): PlanMachine | undefined {
  if (stored === undefined) return undefined;
  let kept: PlanMachine | undefined = machine;
  for (const field of fields) {
    if (kept === undefined) return undefined;
    kept = keepField(kept, field, stored, context);
  }
  return kept;
}

function keepField(
  machine: PlanMachine,
  field: string,
  definition: MachineAllocation,
  context: PlannerContext,
): PlanMachine | undefined {
  if (field === 'powerState') return { ...machine, powerState: 'running' };
  for (const rule of definitionRules) {
    const kept = rule.keep?.(field, { machine, definition, context });
    if (kept !== undefined) return kept;
  }
  return keepDiskSize(machine, field, context);
}

/** A size that libvirt's file does not have in whole MiB cannot be stated. */
function keepDiskSize(
  machine: PlanMachine,
  field: string,
  { host }: PlannerContext,
): PlanMachine | undefined {
  const disk = machine.disks.find(({ name }) => field === `disks.${name}.sizeMiB`);
  const volume = disk === undefined ? undefined : host.tryFindVolume(disk.pool, disk.fileName);
  if (disk === undefined || volume === undefined || volume.capacityBytes % BYTES_PER_MIB !== 0)
    return undefined;
  const sizeMiB = mebibytes(volume.capacityBytes / BYTES_PER_MIB);
  return { ...machine, disks: machine.disks.map((other) => (other === disk ? { ...disk, sizeMiB } : other)) };
}
