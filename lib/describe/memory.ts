import { MEMORY_BLOCK_MIB, type PlanMachine } from '../plan';
import type { CpuDescription, MachineDescription, MemoryDeviceDescription } from './shapes';

const KIB_PER_MIB = 1024;

/** There is one memory device, as large as all that can be plugged in: it grows and shrinks, so nobody needs a second. */
const MEMORY_SLOTS = 1;

/** What of a machine says how its memory is put together. */
export interface MemoryStatement {
  readonly memory: Pick<PlanMachine['memory'], 'currentMiB' | 'bootMiB' | 'maximumMiB'>;
}

/**
 * The sizes of the whole. libvirt counts the memory device as part of `<memory>`, whether or not any of it is plugged in; while
 * the machine boots, QEMU plugs in what is asked for above the boot memory.
 */
export function describeMemory(
  machine: PlanMachine,
): Pick<MachineDescription, 'memoryKiB' | 'currentMemoryKiB' | 'maximumMemory' | 'hugepages'> {
  const { currentMiB, maximumMiB, hugepages } = machine.memory;
  const maximumKiB = maximumMiB * KIB_PER_MIB;
  return {
    memoryKiB: maximumKiB,
    currentMemoryKiB: currentMiB * KIB_PER_MIB,
    ...(hasCeiling(machine) ? { maximumMemory: { kiB: maximumKiB, slots: MEMORY_SLOTS } } : {}),
    ...(hugepages ? { hugepages } : {}),
  };
}

/** The device that plugs in memory above what the machine boots with; absent when it boots with all that it may have. */
export function describeMemoryDevice(machine: MemoryStatement): MemoryDeviceDescription | undefined {
  if (!hasCeiling(machine)) return undefined;
  const { currentMiB, bootMiB, maximumMiB } = machine.memory;
  return {
    model: 'virtio-mem',
    sizeKiB: (maximumMiB - bootMiB) * KIB_PER_MIB,
    requestedKiB: Math.max(0, currentMiB - bootMiB) * KIB_PER_MIB,
    blockKiB: MEMORY_BLOCK_MIB * KIB_PER_MIB,
    node: 0,
  };
}

/** Memory is plugged into a NUMA cell, so a machine with a ceiling has one, with all of its vCPUs. */
export function describeNumaCells(machine: PlanMachine): CpuDescription['numaCells'] {
  if (!hasCeiling(machine)) return [];
  const last = machine.vcpus.maximum - 1;
  return [{ id: 0, cpus: last === 0 ? '0' : `0-${last}`, memoryKiB: machine.memory.bootMiB * KIB_PER_MIB }];
}

/** Whether memory can be plugged in. */
export function hasCeiling({ memory }: MemoryStatement): boolean {
  return memory.maximumMiB > memory.bootMiB;
}
