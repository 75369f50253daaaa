import type { DomainConfig, DomainCpu, DomainCpuTune } from '@cdktf/provider-libvirt/lib/domain';
import type { CpuDescription, CpuTuningDescription, MachineDescription } from '../../describe';
import { defined, unlessEmpty } from './defined';
import { yesOrNo } from './yes-or-no';

export function vcpuValues({
  maximum,
  current,
  individual,
}: MachineDescription['vcpus']): Pick<DomainConfig, 'vcpu' | 'vcpuCurrent' | 'vcpuPlacement' | 'vcpus'> {
  return {
    vcpu: maximum,
    vcpuPlacement: 'static',
    ...(current === maximum ? {} : { vcpuCurrent: current }),
    ...(individual === undefined
      ? {}
      : {
          vcpus: {
            vcpu: individual.map(({ id, enabled, hotpluggable }) => ({
              id,
              enabled: yesOrNo(enabled),
              hotpluggable: yesOrNo(hotpluggable),
            })),
          },
        }),
  };
}

export function cpuValue({ mode, match, model, fallback, topology, numaCells }: CpuDescription): DomainCpu {
  return defined<DomainCpu>({
    mode,
    match,
    model,
    modelFallback: fallback,
    topology: topology && { ...topology },
    numa:
      numaCells.length === 0
        ? undefined
        : {
            cell: numaCells.map(({ id, cpus, memoryKiB }) => ({ id, cpus, memory: memoryKiB, unit: 'KiB' })),
          },
  });
}

export function cpuTuneValue(tuning: CpuTuningDescription): DomainCpuTune {
  return defined<DomainCpuTune>({
    shares: tuning.shares,
    globalPeriod: tuning.globalPeriodMicroseconds,
    globalQuota: tuning.globalQuotaMicroseconds,
    vcpuPin: unlessEmpty(tuning.vcpuPins.map(({ vcpu, cpus }) => ({ vcpu, cpuSet: cpus }))),
    emulatorPin: tuning.emulatorPin === undefined ? undefined : { cpuSet: tuning.emulatorPin },
  });
}
