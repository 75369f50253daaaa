import type { Plan } from '../document/plan';
import { duplicates, Met, NONE, type Check, type Claim } from './check';

/** Two objects in one file would overwrite each other's data. */
export const duplicateFileNames: Check = (plan) =>
  haveOwnFiles(plan)
    ? NONE
    : duplicates(fileClaims(plan), 'duplicate-file-name', {
        what: 'file name',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      });

function haveOwnFiles({ images, machines }: Plan): boolean {
  const pools = new Map<string, Met>();
  const isFirst = ({ pool, fileName }: { readonly pool: string; readonly fileName: string }): boolean => {
    const met = pools.get(pool) ?? new Met();
    pools.set(pool, met);
    return met.isFirst(fileName);
  };
  for (const image of images) if (!isFirst(image)) return false;
  for (const { disks, cloudInit } of machines) {
    for (const disk of disks) if (!isFirst(disk)) return false;
    if (cloudInit !== undefined && !isFirst(cloudInit)) return false;
  }
  return true;
}

function* fileClaims(plan: Plan): Generator<Claim> {
  for (const [index, { name, key, pool, fileName }] of plan.images.entries()) {
    const path = `$.images[${index}].fileName`;
    yield { value: fileName, scope: pool, place: () => ({ path, owner: `image "${name}"`, key }) };
  }
  for (const [index, { name, key, disks, cloudInit }] of plan.machines.entries()) {
    for (const [position, disk] of disks.entries()) {
      yield {
        value: disk.fileName,
        scope: disk.pool,
        place: () => ({
          path: `$.machines[${index}].disks[${position}].fileName`,
          owner: `disk "${disk.name}" of machine "${name}"`,
          key,
        }),
      };
    }
    if (cloudInit === undefined) continue;
    yield {
      value: cloudInit.fileName,
      scope: cloudInit.pool,
      place: () => ({
        path: `$.machines[${index}].cloudInit.fileName`,
        owner: `the cloud-init seed of machine "${name}"`,
        key,
      }),
    };
  }
}
