import type { Plan } from '../../plan';
import { leasesOf } from './leases';
import { machineObject } from './machine';
import { networkObject } from './network';
import type { TerraformObject } from './objects';
import { dependenciesOf, startRankObjects } from './order';
import { cloudInitObjects, diskObject, imageObject, poolObject } from './storage';
import { pathExpressionOf } from './volume-paths';

/** Every resource and data source of `plan`, in an order that reads well; Terraform takes its own from the references. */
export function terraformObjectsOf(plan: Plan): readonly TerraformObject[] {
  const pathExpression = pathExpressionOf(plan);
  const dependencies = dependenciesOf(plan);
  return [
    ...plan.pools.map(poolObject),
    ...plan.images.map(imageObject),
    ...plan.networks.map((network) => networkObject(plan, network)),
    ...startRankObjects(plan),
    ...plan.machines.flatMap((machine) => [
      ...machine.disks.map((disk) => diskObject({ plan, machine, disk, pathExpression })),
      ...cloudInitObjects(machine),
      machineObject({ plan, machine, pathExpression, dependsOn: dependencies(machine) }),
      ...leasesOf(plan, machine),
    ]),
  ];
}
