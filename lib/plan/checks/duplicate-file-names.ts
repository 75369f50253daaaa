import type { Plan } from '../document/plan';
import { duplicates, type Check, type Claim } from './check';

/** Two objects in one file would overwrite each other's data. */
export const duplicateFileNames: Check = (plan) =>
  duplicates(() => fileClaims(plan), 'duplicate-file-name', {
    what: 'file name',
    advice: 'Leave file names to synthesis, or put one of them into another pool.',
  });

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
