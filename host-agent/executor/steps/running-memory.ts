import type { DomainDefinition, DomainMemoryDevice } from '../../libvirt';

export const KIB_PER_MIB = 1024;

/** What a running machine's memory is made of now. */
export interface RunningMemory {
  /** What the balloon has left to the guest of the memory that it booted with. */
  readonly balloonKiB: number;
  readonly bootKiB: number;
  /** Where memory is plugged in; undefined when the machine was started without. */
  readonly device: DomainMemoryDevice | undefined;
  /** All that the guest has. */
  readonly totalKiB: number;
}

/** Takes apart what libvirt shows as one number: the balloon and what is plugged in. */
export function runningMemoryOf(running: DomainDefinition): RunningMemory {
  const devices = running.devices.memoryDevices;
  const totalKiB = running.currentMemoryKiB ?? running.memoryKiB;
  const pluggedKiB = sum(
    devices.map(({ model, sizeKiB, currentKiB }) => (model === 'virtio-mem' ? (currentKiB ?? 0) : sizeKiB)),
  );
  return {
    balloonKiB: totalKiB - pluggedKiB,
    bootKiB: running.memoryKiB - sum(devices.map(({ sizeKiB }) => sizeKiB)),
    device: devices.find(({ model }) => model === 'virtio-mem'),
    totalKiB,
  };
}

/** For messages. */
export function inMiB(kiB: number): string {
  return `${Math.ceil(kiB / KIB_PER_MIB)} MiB`;
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
