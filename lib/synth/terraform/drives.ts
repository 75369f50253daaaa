import type { DiskDescription } from '../../describe';
import type { PlanMachine } from '../../plan';
import { reference, type ResourceAddress, type TerraformValue } from './expression';
import { diskAddress, imageAddress, seedAddress } from './storage';

/** The machine's drives as `drives` describes them, in the same order: disks, CD drives, cloud-init seed. */
export function driveValues(
  machine: PlanMachine,
  drives: readonly DiskDescription[],
): readonly TerraformValue[] {
  const sources: readonly (ResourceAddress | undefined)[] = [
    ...machine.disks.map((disk) => diskAddress(machine.name, disk.name)),
    ...machine.cdroms.map(({ image }) => (image === undefined ? undefined : imageAddress(image))),
    seedAddress(machine.name),
  ];
  return drives.map((drive, index) => driveValue(drive, sources[index]));
}

function driveValue(drive: DiskDescription, source: ResourceAddress | undefined): TerraformValue {
  return {
    device: drive.device,
    driver: { ...drive.driver },
    // A reference rather than the path: it orders the two resources.
    source: source === undefined ? undefined : { file: { file: reference(source, 'path') } },
    target: { bus: drive.target.bus, dev: drive.target.device },
    serial: drive.serial,
    read_only: drive.readonly ? true : undefined,
    boot: drive.bootOrder === undefined ? undefined : { order: drive.bootOrder },
    io_tune: drive.tuning && ioTuneValue(drive.tuning),
  };
}

/** The provider's names are libvirt's own, which the description's are made of: `totalIopsSecMax` is `total_iops_sec_max`. */
function ioTuneValue(tuning: NonNullable<DiskDescription['tuning']>): TerraformValue {
  return Object.fromEntries(
    Object.entries(tuning).map(([name, limit]) => [
      name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      limit,
    ]),
  );
}
