import type { DomainDefinition } from '../libvirt';
import { takenMiB } from './sizes';
import type { MachineAllocation } from './types';

/** What a definition says of memory. libvirt's `<memory>` counts what is or could be plugged in; a machine boots without. */
export function memoryOf(definition: DomainDefinition): MachineAllocation['memory'] {
  const { memoryKiB, currentMemoryKiB = memoryKiB, maximumMemory, devices } = definition;
  const growing = devices.memoryDevices.filter(({ model }) => model === 'virtio-mem');
  const pluggedKiB = sum(devices.memoryDevices.map(({ sizeKiB }) => sizeKiB));
  // Without a device that grows, DIMMs may come until the ceiling is reached.
  const maximumKiB = growing.length > 0 ? memoryKiB : Math.max(memoryKiB, maximumMemory?.kiB ?? 0);
  return {
    currentMiB: takenMiB(currentMemoryKiB),
    bootMiB: takenMiB(memoryKiB - pluggedKiB),
    maximumMiB: takenMiB(maximumKiB),
    ...(growing.length === 0
      ? {}
      : { requestedMiB: takenMiB(sum(growing.map(({ requestedKiB = 0 }) => requestedKiB))) }),
    hugepages: definition.hugepages ?? false,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
