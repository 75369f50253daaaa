import type {
  DomainDevicesDisks,
  DomainDevicesDisksDriver,
  DomainDevicesDisksIoTune,
} from '@cdktf/provider-libvirt/lib/domain';
import type { DiskDescription } from '../../describe';
import { defined } from './defined';
import type { PathExpression } from './volume-paths';

/** One drive: a disk, a CD drive, or the one with the cloud-init seed. */
export function driveValue(drive: DiskDescription, pathExpression: PathExpression): DomainDevicesDisks {
  const { source, bootOrder, tuning } = drive;
  return defined<DomainDevicesDisks>({
    device: drive.device,
    driver: defined<DomainDevicesDisksDriver>({ ...drive.driver }),
    source: source === undefined ? undefined : { file: { file: pathExpression(source) } },
    target: { bus: drive.target.bus, dev: drive.target.device },
    serial: drive.serial,
    readOnly: drive.readonly ? true : undefined,
    boot: bootOrder === undefined ? undefined : { order: bootOrder },
    // The provider's names of limits are libvirt's, and so are the description's.
    ioTune: tuning && defined<DomainDevicesDisksIoTune>(tuning),
  });
}
