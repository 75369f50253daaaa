import type { PlanMachine } from './document/machine';
import type { PlanNetwork } from './document/network';
import type { Plan } from './document/plan';
import { volumesOf } from './derive/volumes';

/**
 * The mark that says which objects of a host are ours. It lies in the `<metadata>` of domains and networks, as one element of
 * our namespace with the facts as attributes and one child for each volume:
 *
 *     <fleetwright:mark xmlns:fleetwright="urn:fleetwright:1" fleet="lab" host="kvm-1" key="lab/web"
 *                       uuid="6c8a…" generation="7" plan="9f86…" protect="no">
 *       <fleetwright:volume pool="default" file="web-root.qcow2" role="disk" retain="no"/>
 *     </fleetwright:mark>
 *
 * Writing is lib/describe's work and reading the inventory's; what both must agree on stands here.
 */

/** Namespace of version 1. A later version has another number, so that an older agent sees a mark it cannot read. */
export const MARK_NAMESPACE = 'urn:fleetwright:1';
/** What the namespaces of all versions begin with. */
export const MARK_NAMESPACE_FAMILY = 'urn:fleetwright:';
/** Prefix under which libvirt is asked to keep the element. */
export const MARK_PREFIX = 'fleetwright';
export const MARK_ELEMENT = 'mark';
export const MARK_VOLUME_ELEMENT = 'volume';

/** Attribute of each fact; truth values are written `yes` and `no`, as libvirt does. */
export const MARK_ATTRIBUTES = {
  fleet: 'fleet',
  host: 'host',
  key: 'key',
  uuid: 'uuid',
  generation: 'generation',
  planDigest: 'plan',
  protect: 'protect',
} as const satisfies Record<Exclude<keyof Mark, 'volumes'>, string>;

export const MARK_VOLUME_ATTRIBUTES = {
  pool: 'pool',
  fileName: 'file',
  role: 'role',
  retain: 'retain',
} as const satisfies Record<keyof OwnedVolume, string>;

export interface Mark {
  readonly fleet: string;
  readonly host: string;
  /** Construct path of the object. */
  readonly key: string;
  /** UUID of the object that the mark was written for: a clone made by hand carries the mark of another, and is nobody's. */
  readonly uuid: string;
  /** Generation of the release that last wrote the object; 0 for plans applied by hand. */
  readonly generation: number;
  /** Digest of the plan that last wrote the object. */
  readonly planDigest: string;
  readonly protect: boolean;
  /** Volumes made for this machine; empty for networks. */
  readonly volumes: readonly OwnedVolume[];
}

export interface OwnedVolume {
  readonly pool: string;
  readonly fileName: string;
  /** `spent-seed`: was removed when the guest had booted with it, and is not written again; the file is gone. */
  readonly role: 'disk' | 'seed' | 'spent-seed';
  /** Kept in place when the machine is deleted. */
  readonly retain: boolean;
}

/** Which release writes an object. */
export interface MarkOrigin {
  /** 0 for a plan applied by hand. */
  readonly generation: number;
  readonly planDigest: string;
}

/** The mark that `machine` carries once this plan is applied. */
export function markOfMachine(plan: Plan, machine: PlanMachine, origin: MarkOrigin): Mark {
  return {
    fleet: plan.fleet,
    host: plan.host.name,
    key: machine.key,
    uuid: machine.uuid,
    ...origin,
    protect: machine.protect,
    volumes: volumesOf(machine),
  };
}

/** The mark that `network` carries once this plan is applied; networks hold nothing that protection would save. */
export function markOfNetwork(plan: Plan, network: PlanNetwork, origin: MarkOrigin): Mark {
  return {
    fleet: plan.fleet,
    host: plan.host.name,
    key: network.key,
    uuid: network.uuid,
    ...origin,
    protect: false,
    volumes: [],
  };
}
