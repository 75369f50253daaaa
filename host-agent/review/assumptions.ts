import type { Plan } from '../../lib/plan';
import type { ChangePlan } from '../planner';

/** Something that the answer stands on and that no plan says. */
export type Assumption =
  /** Whether vCPUs and memory fit cannot be checked. */
  | { readonly code: 'host-capacity-unstated' }
  /** Whether disks fit cannot be checked. */
  | { readonly code: 'pool-capacity-unstated'; readonly pools: readonly string[] }
  /** Where KVM turns out not to work, some of what is said to be live needs a restart. */
  | { readonly code: 'kvm-assumed' };

/** What is taken for granted about a host; nothing where nothing is done. */
export function assumptionsOf({ host, pools, machines }: Plan, { steps }: ChangePlan): readonly Assumption[] {
  if (steps.length === 0) return [];
  const unstated = pools.filter(({ capacityMiB }) => capacityMiB === undefined).map(({ name }) => name);
  return [
    ...(host.capacity === undefined ? [{ code: 'host-capacity-unstated' as const }] : []),
    ...(unstated.length === 0 ? [] : [{ code: 'pool-capacity-unstated' as const, pools: unstated }]),
    ...(host.acceleration === 'auto' && machines.length > 0 ? [{ code: 'kvm-assumed' as const }] : []),
  ];
}
