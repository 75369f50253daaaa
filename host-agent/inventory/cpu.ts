import type { DomainCpuTuning, DomainDefinition } from '../libvirt';
import { cpusOf } from './cpu-list';
import type { ActualCpu, ActualMachine, MachineAllocation } from './types';

/** The period that libvirt takes when only a quota is stated. */
const DEFAULT_PERIOD_MICROSECONDS = 100_000;

/** How the host runs the vCPUs of a definition. */
export function cpuTuningOf({ cpu, cpuTuning }: DomainDefinition): ActualCpu {
  const limitPercent = cpuTuning && limitOf(cpuTuning);
  const emulatorHostCpus = cpusOf(cpuTuning?.emulatorPin ?? '');
  return {
    ...(cpu?.topology === undefined ? {} : { topology: cpu.topology }),
    ...(cpuTuning?.shares === undefined ? {} : { shares: cpuTuning.shares }),
    ...(limitPercent === undefined ? {} : { limitPercent }),
    pinning: (cpuTuning?.vcpuPins ?? [])
      .map(({ vcpu, cpus }) => ({ vcpu, hostCpus: cpusOf(cpus) }))
      .filter(({ hostCpus }) => hostCpus.length > 0)
      .toSorted((left, right) => left.vcpu - right.vcpu),
    ...(emulatorHostCpus.length === 0 ? {} : { emulatorHostCpus }),
  };
}

/** libvirt cannot take a pin back: to lift it is to allow all CPUs of the host, which is no pin. */
export function withoutPinsToAll<Machine extends Pick<ActualMachine, 'running' | 'stored'>>(
  machine: Machine,
  hostCpus: readonly number[],
): Machine {
  const { running, stored } = machine;
  return {
    ...machine,
    ...(running === undefined ? {} : { running: unpinned(running, hostCpus) }),
    ...(stored === undefined ? {} : { stored: unpinned(stored, hostCpus) }),
  };
}

/** The same object where nothing is to be left out: most machines have no pins, and their allocations come from the cache. */
function unpinned(allocation: MachineAllocation, hostCpus: readonly number[]): MachineAllocation {
  const { pinning, emulatorHostCpus, ...cpu } = allocation.cpu;
  if (pinning.length === 0 && emulatorHostCpus === undefined) return allocation;
  const isPin = (cpus: readonly number[]): boolean => hostCpus.some((hostCpu) => !cpus.includes(hostCpu));
  return {
    ...allocation,
    cpu: {
      ...cpu,
      pinning: pinning.filter((pin) => isPin(pin.hostCpus)),
      ...(emulatorHostCpus !== undefined && isPin(emulatorHostCpus) ? { emulatorHostCpus } : {}),
    },
  };
}

/** A quota that is not above zero is none. */
function limitOf(tuning: DomainCpuTuning): number | undefined {
  const { globalQuotaMicroseconds: quota, globalPeriodMicroseconds: period = DEFAULT_PERIOD_MICROSECONDS } =
    tuning;
  if (quota === undefined || quota <= 0 || period <= 0) return undefined;
  return Math.max(1, Math.round((quota / period) * 100));
}
