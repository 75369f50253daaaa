import { promisable } from '../derive/promisable';
import { NONE, problem, type Check } from './check';

/** The disks in a pool together are no larger than what it is stated to hold, times the host's overcommit factor for disks. */
export const poolCapacity: Check = (plan) => {
  if (plan.pools.every(({ capacityMiB }) => capacityMiB === undefined)) return NONE;
  const promisedMiB = new Map<string, number>();
  for (const machine of plan.machines) {
    for (const disk of machine.disks)
      promisedMiB.set(disk.pool, (promisedMiB.get(disk.pool) ?? 0) + disk.sizeMiB);
  }
  return plan.pools.flatMap((pool, index) => {
    if (pool.capacityMiB === undefined) return [];
    const factor = plan.host.overcommit.disk;
    const promised = promisedMiB.get(pool.name) ?? 0;
    const capacityMiB = promisable(pool.capacityMiB, factor);
    if (promised <= capacityMiB) return [];
    const at = { path: `$.pools[${index}].capacityMiB`, key: pool.key };
    const message = `the disks in pool "${pool.name}" are ${promised} MiB together, and it may promise ${capacityMiB} MiB (${pool.capacityMiB} × overcommit ${factor})`;
    return [
      problem(
        'too-much-disk',
        at,
        message,
        `Take ${promised - capacityMiB} MiB away, or put a disk into another pool.`,
      ),
    ];
  });
};
