import { describeSeedFiles, type SeedFiles } from '../../../lib/describe';
import { volumesOf, type Plan, type PlanDisk, type PlanImage, type PlanMachine } from '../../../lib/plan';
import type { ActualPool, ActualVolume } from '../../inventory';
import type { OwnedObjects } from '../../planner';

const BYTES_PER_MIB = 1024 * 1024;

/** Every pool with the files that the plan puts there. How much space there is around them is not known. */
export function expectedPools(plan: Plan): readonly ActualPool[] {
  const paths = new Map(plan.pools.map((pool) => [pool.name, pool.path]));
  const images = new Map(
    plan.images.map((image) => [image.name, `${paths.get(image.pool)}/${image.fileName}`]),
  );
  const volumes = new Map<string, ActualVolume[]>(plan.pools.map((pool) => [pool.name, []]));
  const add = (pool: string, volume: Omit<ActualVolume, 'path'>): void => {
    volumes.get(pool)?.push({ ...volume, path: `${paths.get(pool)}/${volume.fileName}` });
  };
  for (const image of plan.images) add(image.pool, imageVolume(image));
  for (const machine of plan.machines) {
    for (const disk of machine.disks) add(disk.pool, diskVolume(disk, images));
    if (machine.cloudInit !== undefined) add(machine.cloudInit.pool, seedVolume(machine.cloudInit));
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
      volumesOf(machine).map(({ pool, fileName }) => ({ pool, fileName, machine: machine.name })),
    ),
  };
}

/** A plan knows an image by its digest; what it takes on disk is not counted, here as little as by `synth`. */
function imageVolume({ fileName, format, virtualSizeBytes }: PlanImage): Omit<ActualVolume, 'path'> {
  return {
    fileName,
    format: format === 'qcow2' ? 'qcow2' : 'raw',
    capacityBytes: virtualSizeBytes ?? 0,
    allocationBytes: 0,
  };
}

function diskVolume(
  { fileName, sizeMiB, source }: PlanDisk,
  images: ReadonlyMap<string, string>,
): Omit<ActualVolume, 'path'> {
  const backingPath = source.kind === 'image' ? images.get(source.image) : undefined;
  return {
    fileName,
    format: 'qcow2',
    capacityBytes: sizeMiB * BYTES_PER_MIB,
    allocationBytes: 0,
    ...(backingPath === undefined ? {} : { backingPath }),
  };
}

/** The frame of the ISO file takes some kilobytes more; sizes are told in MiB. */
function seedVolume(seed: NonNullable<PlanMachine['cloudInit']>): Omit<ActualVolume, 'path'> {
  const files: SeedFiles = describeSeedFiles(seed);
  const bytes = Object.values<string | undefined>({ ...files }).reduce(
    (sum, text) => sum + (text ?? '').length,
    1,
  );
  return { fileName: seed.fileName, format: 'raw', capacityBytes: bytes, allocationBytes: bytes };
}
