import { tryFindVolumePath, type Plan } from '../../plan';
import { addressOf } from './addresses';
import { literal, reference, type ResourceAddress } from './expression';

/** How a file that a description names is written: as the path of the volume that it is, which orders the two resources. */
export type PathExpression = (path: string) => string;

/** Knows every file that `plan` makes a volume of: images, disks and cloud-init seeds. */
export function pathExpressionOf(plan: Plan): PathExpression {
  const volumes = new Map<string, ResourceAddress>();
  const add = (
    volume: { readonly pool: string; readonly fileName: string },
    address: ResourceAddress,
  ): void => {
    const path = tryFindVolumePath(plan, volume);
    if (path !== undefined) volumes.set(path, address);
  };
  for (const image of plan.images) add(image, addressOf.image(image.name));
  for (const machine of plan.machines) {
    for (const disk of machine.disks) add(disk, addressOf.disk(machine.name, disk.name));
    if (machine.cloudInit !== undefined) add(machine.cloudInit, addressOf.seed(machine.name));
  }
  return (path) => {
    const volume = volumes.get(path);
    return volume === undefined ? literal(path) : reference(volume, 'path');
  };
}
