import type { IConstruct } from 'constructs';
import type { Host } from './host';

const marked = new WeakSet<IConstruct>();

/**
 * Says that `construct`, and all that stands on it, is for Terraform alone: provider resources that only `cdk.tf.json` holds, and that
 * the host agent is not to be blamed for. Without it a resource of your own below a host is an error, since its plan could not say it.
 *
 *     terraformOnly(new Volume(host, 'scratch', { name: 'scratch.qcow2', pool: 'default', capacity: 1024 ** 3 }));
 */
export function terraformOnly<T extends IConstruct>(construct: T): T {
  marked.add(construct);
  return construct;
}

/** Whether `construct` or anything that it stands on was said to be for Terraform alone. */
export function isTerraformOnly(construct: IConstruct): boolean {
  return construct.node.scopes.some((scope) => marked.has(scope));
}

/** How a host becomes a Terraform document. The app knows, and these rooms do not know the app. */
export interface TerraformRoad {
  /** Sees to it that the host's resources are in the tree. */
  complete(host: Host): void;
  /** Does `work`, cdktf's own, without what needs nothing of it. */
  prepare(host: Host, work: () => void): void;
  /** The document: what `work`, cdktf's own, says of the stack, and the host's resources. */
  render(host: Host, work: () => unknown): unknown;
}

const roads = new WeakMap<IConstruct, TerraformRoad>();

/** Has the hosts below `app` go by `road`. */
export function setTerraformRoad(app: IConstruct, road: TerraformRoad): void {
  roads.set(app, road);
}

/** The road of the app that `construct` belongs to; none below an app of cdktf's. */
export function terraformRoadOf(construct: IConstruct): TerraformRoad | undefined {
  return roads.get(construct.node.root);
}
