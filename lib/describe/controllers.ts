import type { PlanMachine } from '../plan';
import { diskTargets, SEED_TARGET, targetIndex } from './disk-targets';
import { hasCeiling } from './memory';
import type { ControllerDescription } from './shapes';

/**
 * PCI Express ports left free for devices that come while the machine runs. A port itself cannot be added then, libvirt alone
 * leaves one, and each costs a few kilobytes: eight disks or NICs before a restart is needed.
 */
const SPARE_ROOT_PORTS = 8;

/** The PCI bus of `pc` has 32 slots, two of which the board keeps: host bridge and PIIX3. */
const DEVICE_SLOTS_OF_PC = 30;

/** libvirt puts this many disks on one virtio-scsi controller before it makes another, of a model of its own choice. */
const DISKS_PER_SCSI_CONTROLLER = 15;

/**
 * NICs of the time before PCI Express. libvirt puts them on a bridge, as it does the SATA controllers that it makes beside the one of
 * the board, and adds a port for that bridge whatever ports there are.
 */
const LEGACY_NIC_MODELS: ReadonlySet<PlanMachine['nics'][number]['model']> = new Set(['e1000', 'rtl8139']);

/** Machine types whose PCI devices sit in root ports; `pc` has a PCI bus with room. */
const PCI_EXPRESS_TYPES: ReadonlySet<PlanMachine['machineType']> = new Set(['q35', 'virt']);

/** All controllers of `machine` that are not simply libvirt's choice. */
export function controllersOf(machine: PlanMachine): readonly ControllerDescription[] {
  const scsi = scsiControllersOf(machine);
  return [
    ...(PCI_EXPRESS_TYPES.has(machine.machineType) ? rootPorts(machine, scsi.length) : []),
    // libvirt would add one, and nothing of a plan is a USB device.
    { type: 'usb', model: 'none', index: 0 },
    ...scsi,
  ];
}

/** Slots into which a device could be plugged while the machine runs, as long as nothing but its plan's devices is there. */
export function sparePciSlots(machine: PlanMachine): number {
  if (PCI_EXPRESS_TYPES.has(machine.machineType)) return SPARE_ROOT_PORTS;
  const legacyNics = machine.nics.filter(({ model }) => LEGACY_NIC_MODELS.has(model)).length;
  const devices = pciDeviceCount(machine, scsiControllersOf(machine).length) + legacyNics;
  return Math.max(0, DEVICE_SLOTS_OF_PC - devices);
}

/** As soon as one port is stated, the root must be stated too. */
function rootPorts(machine: PlanMachine, scsiControllers: number): readonly ControllerDescription[] {
  const count = pciDeviceCount(machine, scsiControllers) + SPARE_ROOT_PORTS;
  return [
    { type: 'pci', model: 'pcie-root', index: 0 },
    ...Array.from({ length: count }, (_, index) => ({
      type: 'pci' as const,
      model: 'pcie-root-port',
      index: index + 1,
    })),
  ];
}

function pciDeviceCount(machine: PlanMachine, scsiControllers: number): number {
  const balloon = 1;
  return (
    machine.nics.filter(({ model }) => !LEGACY_NIC_MODELS.has(model)).length +
    machine.disks.filter((disk) => disk.bus === 'virtio').length +
    scsiControllers +
    balloon +
    (hasCeiling(machine) ? 1 : 0) +
    (machine.guestAgent ? 1 : 0) +
    (machine.rng ? 1 : 0)
  );
}

/**
 * One is there even when nothing needs it: a SCSI disk or medium that comes while the machine runs would otherwise need a port
 * and get a controller of libvirt's choice.
 */
function scsiControllersOf(machine: PlanMachine): readonly ControllerDescription[] {
  const targets = diskTargets(machine);
  const used = [
    SEED_TARGET,
    ...machine.disks.flatMap((disk) => (disk.bus === 'scsi' ? [targets.get(disk.name) ?? SEED_TARGET] : [])),
  ];
  const last = Math.max(...used.map(targetIndex));
  return Array.from({ length: Math.floor(last / DISKS_PER_SCSI_CONTROLLER) + 1 }, (_, index) => ({
    type: 'scsi',
    model: 'virtio-scsi',
    index,
  }));
}
