import { tryFindVolumePath, type Plan, type PlanDisk, type PlanMachine } from '../plan';
import { diskTargets, SEED_TARGET } from './disk-targets';
import type { DiskDescription } from './shapes';

/** The machine's disks in the plan's order, then its cloud-init seed. Sources are files: libvirt confines volumes by name badly. */
export function describeDisks(plan: Plan, machine: PlanMachine): readonly DiskDescription[] {
  const targets = diskTargets(machine);
  const bootOrder = machine.boot.kind === 'disk' ? machine.boot.order : [];
  const disks = machine.disks.map((disk) => {
    const position = bootOrder.indexOf(disk.name);
    return describeDisk(plan, disk, {
      target: targets.get(disk.name) ?? '',
      ...(position < 0 ? {} : { bootOrder: position + 1 }),
    });
  });
  return machine.cloudInit === undefined ? disks : [...disks, describeSeed(plan, machine.cloudInit)];
}

function describeDisk(
  plan: Plan,
  disk: PlanDisk,
  place: { readonly target: string; readonly bootOrder?: number },
): DiskDescription {
  return {
    device: 'disk',
    type: 'file',
    driver: { name: 'qemu', type: 'qcow2', cache: disk.cache, discard: disk.discard },
    source: volumePath(plan, disk),
    target: { device: place.target, bus: disk.bus },
    serial: disk.serial,
    readonly: false,
    ...(place.bootOrder === undefined ? {} : { bootOrder: place.bootOrder }),
  };
}

/** On virtio-scsi: the cloud kernels of some distributions have no driver for SATA. */
function describeSeed(
  plan: Plan,
  seed: { readonly pool: string; readonly fileName: string },
): DiskDescription {
  return {
    device: 'cdrom',
    type: 'file',
    driver: { name: 'qemu', type: 'raw' },
    source: volumePath(plan, seed),
    target: { device: SEED_TARGET, bus: 'scsi' },
    readonly: true,
  };
}

/** @throws Error when the plan has no such pool; the checks of a parsed plan rule that out. */
export function volumePath(plan: Plan, volume: { readonly pool: string; readonly fileName: string }): string {
  const path = tryFindVolumePath(plan, volume);
  if (path === undefined) throw new Error(`the plan has no pool "${volume.pool}" for ${volume.fileName}`);
  return path;
}
