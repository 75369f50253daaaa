import type { Plan } from '../../lib/plan';
import type { ChangePlan, StepKind } from '../planner';
import type { Basis } from './actual-host';

/** Something that the answer stands on and that no plan says. */
export type Assumption =
  /** Whether vCPUs and memory fit cannot be checked. */
  | { readonly code: 'host-capacity-unstated' }
  /** Whether disks fit cannot be checked. */
  | { readonly code: 'pool-capacity-unstated'; readonly pools: readonly string[] }
  /** Disks and images that the older plan names are taken to be the agent's own. */
  | { readonly code: 'records-assumed' }
  /** Where KVM turns out not to work, some of what is said to be live needs a restart. */
  | { readonly code: 'kvm-assumed' };

/** Steps that say or do something else under software emulation. */
const DEPENDS_ON_KVM: ReadonlySet<StepKind> = new Set<StepKind>(['define-machine', 'set-vcpus']);

/** What is taken for granted about a host; nothing where nothing is done. */
export function assumptionsOf(
  { host, pools }: Plan,
  { steps }: ChangePlan,
  basis: Basis,
): readonly Assumption[] {
  if (steps.length === 0) return [];
  // A host that was looked at says all of the rest itself.
  if (basis.kind === 'inventory') return basis.records ? [] : [{ code: 'records-assumed' }];
  const unstated = pools.filter(({ capacityMiB }) => capacityMiB === undefined).map(({ name }) => name);
  return [
    ...(host.capacity === undefined ? [{ code: 'host-capacity-unstated' as const }] : []),
    ...(unstated.length === 0 ? [] : [{ code: 'pool-capacity-unstated' as const, pools: unstated }]),
    ...(host.acceleration === 'auto' && steps.some(({ action }) => DEPENDS_ON_KVM.has(action.kind))
      ? [{ code: 'kvm-assumed' as const }]
      : []),
  ];
}
