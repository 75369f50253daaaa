import type { PlanCpu, PlanMachine } from '../plan';
import { cpuList } from './cpu-list';
import { describeNumaCells } from './memory';
import type { CpuDescription, CpuTuningDescription, MachineDescription } from './shapes';

/** The period over which CPU time is counted out: the kernel's and libvirt's own default. */
const QUOTA_PERIOD_MICROSECONDS = 100_000;

/** A machine type whose vCPUs come and go while it runs; QEMU's `virt` board of the ARM architectures cannot do that. */
const VCPU_HOTPLUG_ARCHITECTURE: PlanMachine['architecture'] = 'x86_64';

/** The model that the guest sees, how its vCPUs are arranged, and the NUMA cell that memory is plugged into. */
export function describeCpu(machine: PlanMachine, acceleration: 'kvm' | 'tcg'): CpuDescription {
  const { topology } = machine.cpu;
  return {
    ...describeModel(machine.cpuModel, acceleration),
    ...(topology === undefined ? {} : { topology }),
    numaCells: describeNumaCells(machine),
  };
}

/**
 * `auto` is the fullest CPU that the host can give: its own under KVM, QEMU's `max` under TCG. The latter because today's
 * distributions refuse the baseline model `qemu64` (they need x86-64-v2 or v3); it boots with BIOS and with UEFI and takes no
 * more memory. A named model is all or nothing: another one than reviewed would be a silent change.
 */
function describeModel(cpuModel: string, acceleration: 'kvm' | 'tcg'): Omit<CpuDescription, 'numaCells'> {
  if (cpuModel === 'host' || (cpuModel === 'auto' && acceleration === 'kvm')) {
    return { mode: 'host-passthrough' };
  }
  if (cpuModel === 'auto') return { mode: 'maximum' };
  return { mode: 'custom', match: 'exact', model: cpuModel, fallback: 'forbid' };
}

/**
 * The vCPUs of `machine`. libvirt takes those that a machine boots with for soldered in unless each is said to be removable;
 * only the first must stay. Not under TCG: there taking a vCPU away breaks QEMU 7.2, which crashes when the next one is added.
 */
export function describeVcpus(
  machine: PlanMachine,
  acceleration: 'kvm' | 'tcg',
): MachineDescription['vcpus'] {
  const { current, maximum } = machine.vcpus;
  const removable =
    acceleration === 'kvm' && machine.architecture === VCPU_HOTPLUG_ARCHITECTURE && maximum > 1;
  if (!removable) return { maximum, current };
  return {
    maximum,
    current,
    individual: Array.from({ length: maximum }, (_, id) => ({
      id,
      enabled: id < current,
      hotpluggable: id > 0,
    })),
  };
}

/** How the host runs the vCPUs; absent when the plan says nothing of it. */
export function describeCpuTuning(cpu: PlanCpu): CpuTuningDescription | undefined {
  const { shares, limitPercent, pinning, emulatorHostCpus } = cpu;
  const tuning: CpuTuningDescription = {
    ...(shares === undefined ? {} : { shares }),
    ...(limitPercent === undefined
      ? {}
      : {
          globalPeriodMicroseconds: QUOTA_PERIOD_MICROSECONDS,
          globalQuotaMicroseconds: (QUOTA_PERIOD_MICROSECONDS / 100) * limitPercent,
        }),
    vcpuPins: pinning.map(({ vcpu, hostCpus }) => ({ vcpu, cpus: cpuList(hostCpus) })),
    ...(emulatorHostCpus === undefined ? {} : { emulatorPin: cpuList(emulatorHostCpus) }),
  };
  const { vcpuPins, ...others } = tuning;
  return vcpuPins.length === 0 && Object.keys(others).length === 0 ? undefined : tuning;
}
