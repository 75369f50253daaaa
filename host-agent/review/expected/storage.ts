import {
  describeDiskVolume,
  describeImageVolume,
  describeSeedFiles,
  describeSeedVolume,
  type VolumeDescription,
} from '../../../lib/describe';
import {
  tryFindVolumePath,
  volumesOf,
  withoutSpentSeed,
  type Plan,
  type PlanMachine,
} from '../../../lib/plan';
import type { ActualPool, ActualVolume } from '../../inventory';
import type { OwnedObjects } from '../../planner';

/** Every pool with the files that the plan puts there. How much space there is around them is not known. */
export function expectedPools(plan: Plan): readonly ActualPool[] {
  const volumes = new Map<string, ActualVolume[]>(plan.pools.map((pool) => [pool.name, []]));
  const add = (pool: string, described: VolumeDescription, allocationBytes = 0): void => {
    const { name: fileName, format, capacityBytes, backing } = described;
    const path = tryFindVolumePath(plan, { pool, fileName });
    if (path === undefined) return;
    const backingPath = backing === undefined ? {} : { backingPath: backing.path };
    volumes.get(pool)?.push({ fileName, path, format, capacityBytes, allocationBytes, ...backingPath });
  };
  for (const image of plan.images) {
    // A plan knows an image by its digest; what it takes on disk is not counted, here as little as by `synth`.
    add(image.pool, describeImageVolume(image, image.virtualSizeBytes ?? 0));
  }
  for (const machine of plan.machines) {
    for (const disk of machine.disks) add(disk.pool, describeDiskVolume(plan, disk));
    if (machine.cloudInit === undefined || isSeedSpent(machine)) continue;
    const bytes = seedBytes(machine.cloudInit);
    add(machine.cloudInit.pool, describeSeedVolume(machine, bytes), bytes);
  }
  return plan.pools.map(({ name, uuid, path, autostart }) => ({
    name,
    uuid,
    type: 'dir',
    path,
    active: true,
    autostart,
    volumes: volumes.get(name) ?? [],
  }));
}

/** What the agent's records hold once all of it was made. */
export function ownedObjects(plan: Plan): OwnedObjects {
  return {
    pools: plan.pools.map(({ name, uuid }) => ({ name, uuid })),
    images: plan.images.map(({ pool, fileName }) => ({ pool, fileName })),
    volumes: plan.machines.flatMap((machine) =>
      volumesOf(machine)
        .filter(({ role }) => role !== 'seed' || !isSeedSpent(machine))
        .map(({ pool, fileName }) => ({ pool, fileName, machine: machine.name })),
    ),
  };
}

/** What is to run does, and its guest has booted. */
function isSeedSpent(machine: PlanMachine): boolean {
  return machine.powerState === 'running' && withoutSpentSeed(machine) !== undefined;
}

/** The frame of the ISO file takes some kilobytes more; sizes are told in MiB. */
function seedBytes(seed: NonNullable<PlanMachine['cloudInit']>): number {
  const texts = Object.values<string | undefined>({ ...describeSeedFiles(seed) });
  return texts.reduce((sum, text) => sum + (text ?? '').length, 1);
}
