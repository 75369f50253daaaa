import type { Host } from '../../fleet';
import type { PlanInput } from '../../plan';

export function hostToPlan(host: Host): PlanInput['host'] {
  return {
    name: host.name,
    ...(host.capacity === undefined
      ? {}
      : { capacity: { vcpus: host.capacity.vcpus, memoryMiB: host.capacity.memory.toMebibytes() } }),
    overcommit: { ...host.overcommit },
    acceleration: host.acceleration,
    limits: { machineDeletionsMax: host.machineDeletionsMax, allowEmpty: host.allowEmpty },
    trashRetentionHours: host.trashRetentionHours,
  };
}
