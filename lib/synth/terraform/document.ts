import type { Plan } from '../../plan';
import { machineObjects } from './machine';
import { networkObject } from './network';
import type { TerraformObject } from './objects';
import { cloudInitObjects, diskObject, imageObject, poolObject } from './storage';

/** Every resource and data source of `plan`, in an order that reads well; Terraform takes its own from the references. */
export function terraformObjectsOf(plan: Plan): readonly TerraformObject[] {
  return [
    ...plan.pools.map(poolObject),
    ...plan.images.map((image) => imageObject(plan, image)),
    ...plan.networks.map((network) => networkObject(plan, network)),
    ...plan.machines.flatMap((machine) => [
      ...machine.disks.map((disk) => diskObject(plan, machine, disk)),
      ...cloudInitObjects(machine),
      ...machineObjects(plan, machine),
    ]),
  ];
}
