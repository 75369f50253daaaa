import type { DomainDevices } from '../libvirt';

/** Ports that take one device each, which may come while the machine runs. */
const PORT_MODELS: ReadonlySet<string> = new Set(['pcie-root-port', 'pcie-switch-downstream-port']);

/** A PCI bus has 32 slots, and QEMU's `pc` board keeps the first two: host bridge and PIIX3. */
const SLOTS_OF_BUS = 32;
const SLOTS_OF_BOARD = [0, 1];

/**
 * PCI slots into which a device could be plugged. Boards with PCI Express take devices in ports only; `pc` has one bus (`pci-root`,
 * number 0) with slots, and further buses of strangers' definitions are not counted.
 */
export function freePciSlotsOf({ controllers, pciAddresses = [] }: DomainDevices): number {
  const pci = controllers.filter(({ type }) => type === 'pci');
  const occupied = new Set(pciAddresses.map(({ bus }) => bus));
  const ports = pci.filter(
    ({ model, index }) => PORT_MODELS.has(model ?? '') && index !== undefined && !occupied.has(index),
  );
  return ports.length + (pci.some(({ model }) => model === 'pci-root') ? freeSlotsOfBus(pciAddresses) : 0);
}

function freeSlotsOfBus(addresses: NonNullable<DomainDevices['pciAddresses']>): number {
  const used = addresses.filter(({ bus }) => bus === 0).map(({ slot }) => slot);
  return SLOTS_OF_BUS - new Set([...SLOTS_OF_BOARD, ...used]).size;
}
