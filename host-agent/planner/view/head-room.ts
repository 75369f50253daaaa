import {
  MEMORY_BLOCK_MIB,
  mebibytes,
  promisable,
  vcpus as asVcpus,
  type PlanHost,
  type PlanMachine,
} from '../../../lib/plan';
import type { HostFacts } from '../../inventory';

/** CPUs and memory, given or wanted. */
export interface Compute {
  readonly vcpus: number;
  readonly memoryMiB: number;
}

/** What may be promised: what the host has, times the plan's overcommit factors; 0 where the host does not say. */
export function promisedCompute({ overcommit }: PlanHost, { cpus, memoryMiB }: HostFacts): Compute {
  return {
    vcpus: promisable(cpus, overcommit.vcpus),
    memoryMiB: promisable(memoryMiB, overcommit.memory),
  };
}

/**
 * The machine with no more head-room than the host could ever give it. Only ceilings that nobody asked for are lowered, and never
 * below what the machine is given.
 */
export function withHeadRoomOf(machine: PlanMachine, host: PlanHost, facts: HostFacts): PlanMachine {
  const limit = promisedCompute(host, facts);
  const vcpus = vcpusWithin(machine, limit);
  const memory = memoryWithin(machine, limit);
  return vcpus === machine.vcpus && memory === machine.memory ? machine : { ...machine, vcpus, memory };
}

function vcpusWithin({ vcpus, cpu }: PlanMachine, limit: Compute): PlanMachine['vcpus'] {
  // The product of a topology is the ceiling.
  if (vcpus.ceiling === 'stated' || cpu.topology !== undefined || limit.vcpus === 0) return vcpus;
  const maximum = asVcpus(Math.max(vcpus.current, Math.min(vcpus.maximum, limit.vcpus)));
  return maximum === vcpus.maximum ? vcpus : { ...vcpus, maximum };
}

function memoryWithin({ memory }: PlanMachine, limit: Compute): PlanMachine['memory'] {
  if (memory.ceiling === 'stated' || limit.memoryMiB === 0 || memory.maximumMiB <= limit.memoryMiB)
    return memory;
  const pluggableMiB = Math.max(0, Math.max(limit.memoryMiB, memory.currentMiB) - memory.bootMiB);
  const blocks = memory.currentMiB > limit.memoryMiB ? Math.ceil : Math.floor;
  const maximumMiB = memory.bootMiB + blocks(pluggableMiB / MEMORY_BLOCK_MIB) * MEMORY_BLOCK_MIB;
  return { ...memory, maximumMiB: mebibytes(Math.min(maximumMiB, memory.maximumMiB)) };
}
