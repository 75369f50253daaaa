import type { Host } from '../../fleet';
import type { PlanInput } from '../../plan';

export function hostToPlan(host: Host): PlanInput['host'] {
  return {
    acceleration: host.acceleration,
    ...(host.capacity === undefined
      ? {}
      : { capacity: { memoryMiB: host.capacity.memory.toMebibytes(), vcpus: host.capacity.vcpus } }),
    limits: { allowEmpty: host.allowEmpty, machineDeletionsMax: host.machineDeletionsMax },
    name: host.name,
    overcommit: {
      disk: host.overcommit.disk,
      memory: host.overcommit.memory,
      vcpus: host.overcommit.vcpus,
    },
    trashRetentionHours: host.trashRetentionHours,
  };
}
