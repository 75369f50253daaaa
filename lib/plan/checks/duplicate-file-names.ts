import type { Plan } from '../document/plan';
import { duplicates, scoped, type Check, type Claim } from './check';

/** Two objects in one file would overwrite each other's data. */
export const duplicateFileNames: Check = (plan) =>
  duplicates(fileClaims(plan), 'duplicate-file-name', {
    what: 'file name',
    advice: 'Leave file names to synthesis, or put one of them into another pool.',
  });

function* fileClaims(plan: Plan): Generator<Claim> {
  for (const [index, image] of plan.images.entries()) {
    yield {
      value: scoped(image.pool, image.fileName),
      path: `$.images[${index}].fileName`,
      owner: `image "${image.name}"`,
      key: image.key,
    };
  }
  for (const [index, machine] of plan.machines.entries()) {
    const common = { key: machine.key };
    for (const [position, disk] of machine.disks.entries()) {
      yield {
        ...common,
        value: scoped(disk.pool, disk.fileName),
        path: `$.machines[${index}].disks[${position}].fileName`,
        owner: `disk "${disk.name}" of machine "${machine.name}"`,
      };
    }
    if (machine.cloudInit === undefined) continue;
    yield {
      ...common,
      value: scoped(machine.cloudInit.pool, machine.cloudInit.fileName),
      path: `$.machines[${index}].cloudInit.fileName`,
      owner: `the cloud-init seed of machine "${machine.name}"`,
    };
  }
}
