import type { Plan } from '../../lib/plan';
import type { Inventory } from '../inventory';
import { planChanges, type ChangePlan, type PlannerInput, type Policy } from '../planner';
import type { ActualHost, AgentRecords, Basis } from './actual-host';
import { addressUses, type AddressUse } from './addresses';
import { allocationsOf, type HostAllocations } from './allocations';
import { assumedFacts } from './assumed-facts';
import { assumptionsOf, type Assumption } from './assumptions';
import type { Concern } from './concerns/concern';
import { findConcerns } from './concerns/find-concerns';
import { expectedHost } from './expected/host';
import { ownedObjects } from './expected/storage';

export interface ReviewedPlan {
  readonly plan: Plan;
  readonly digest: string;
}

/** A host that the newer plans have. */
export interface ChangedHost {
  /** `new`: the older plans do not have it, so all of it is made. */
  readonly kind: 'kept' | 'new';
  readonly host: string;
  readonly base?: ReviewedPlan;
  readonly head: ReviewedPlan;
  readonly basis: Basis;
  /** What the host has before, or is expected to have. */
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
  /**
   * What applying the older plan again would do to the host as it was found; absent where the host was not looked at, or has no
   * older plan. Whatever is in here is no doing of the newer plan.
   */
  readonly drift?: ChangePlan;
  readonly allocations: HostAllocations;
  readonly addresses: readonly AddressUse[];
  readonly concerns: readonly Concern[];
  readonly assumptions: readonly Assumption[];
}

/** A host that only the older plans have. Nobody applies a plan there any more: what it has stays as it is. */
export interface GoneHost {
  readonly kind: 'gone';
  readonly host: string;
  readonly base: ReviewedPlan;
}

export type HostReview = ChangedHost | GoneHost;

export interface ReviewOptions {
  /** What the operator would allow. @default nothing beyond the plan's own limits */
  readonly policyOf?: (plan: Plan) => Policy;
  /** Hosts that were looked at, by the names that plans have for them. @default none: plans are compared with plans */
  readonly actualHosts?: ReadonlyMap<string, ActualHost>;
  /** When it is, for what becomes of the trash of hosts that were looked at. @default 0: nothing in it is old */
  readonly nowMs?: number;
}

/**
 * What applying the plans of `head` would do: to hosts as they were found, and to all others as they are once the plans of `base` are
 * applied in full; in the order of the hosts' names. Each list has at most one plan for a host.
 */
export function reviewHosts(
  base: readonly ReviewedPlan[],
  head: readonly ReviewedPlan[],
  options: ReviewOptions = {},
): readonly HostReview[] {
  const before = byHost(base);
  const after = byHost(head);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((host): readonly HostReview[] => {
    const [older, newer] = [before.get(host), after.get(host)];
    if (newer !== undefined) return [reviewHost(host, older, newer, options)];
    return older === undefined ? [] : [{ kind: 'gone', host, base: older }];
  });
}

function reviewHost(
  host: string,
  base: ReviewedPlan | undefined,
  head: ReviewedPlan,
  { policyOf, actualHosts, nowMs = 0 }: ReviewOptions,
): ChangedHost {
  const { plan } = head;
  const { basis, ...found } = hostBefore(base, head, actualHosts?.get(host));
  const policy = policyOf?.(plan) ?? {};
  const planFor = (reviewed: ReviewedPlan): ChangePlan =>
    withoutGuesses(
      planChanges({ ...found, plan: reviewed.plan, planDigest: reviewed.digest, policy, nowMs }),
      basis,
    );
  const changePlan = planFor(head);
  return {
    kind: base === undefined ? 'new' : 'kept',
    host,
    ...(base === undefined ? {} : { base }),
    head,
    basis,
    inventory: found.inventory,
    changePlan,
    ...(base === undefined || basis.kind !== 'inventory' ? {} : { drift: planFor(base) }),
    allocations: allocationsOf(plan, found.inventory, changePlan),
    addresses: addressUses(base?.plan, plan),
    concerns: base === undefined ? [] : findConcerns(base.plan, plan, changePlan),
    assumptions: assumptionsOf(plan, changePlan, basis),
  };
}

/** What stands on plans alone has its capacity from them; what they leave open is told once, as an assumption. */
function withoutGuesses(changePlan: ChangePlan, basis: Basis): ChangePlan {
  if (basis.kind === 'inventory') return changePlan;
  return {
    ...changePlan,
    warnings: changePlan.warnings.filter(({ code }) => code !== 'capacity-unknown'),
  };
}

type HostBefore = { readonly basis: Basis } & Pick<
  PlannerInput,
  'inventory' | 'inventoryDigest' | 'owned' | 'trash' | 'attempts'
>;

function hostBefore(
  base: ReviewedPlan | undefined,
  { plan }: ReviewedPlan,
  actual: ActualHost | undefined,
): HostBefore {
  if (actual?.kind === 'read') {
    const { source, readAt, inventory, inventoryDigest, records } = actual;
    const basis: Basis = {
      kind: 'inventory',
      source,
      ...(readAt === undefined ? {} : { readAt }),
      records: records !== undefined,
    };
    return { basis, inventory, inventoryDigest, ...(records ?? expectedRecords(base)) };
  }
  // The expected host follows from the plan, whose digest therefore names both.
  const expected = { inventoryDigest: base?.digest ?? '', ...expectedRecords(base) };
  const basis: Basis = actual ?? { kind: 'plan' };
  if (base === undefined) {
    const inventory = { host: assumedFacts(plan), machines: [], networks: [], pools: [], unreadable: [] };
    return { basis, ...expected, inventory };
  }
  const facts = assumedFacts(plan, [base.plan]);
  return { basis, ...expected, ...expectedHost(base.plan, { planDigest: base.digest, facts }) };
}

/** What the agent's records say where the older plan was applied in full and nothing went wrong. */
function expectedRecords(base: ReviewedPlan | undefined): AgentRecords {
  const owned = base === undefined ? { pools: [], images: [], volumes: [] } : ownedObjects(base.plan);
  return { owned, attempts: [], trash: [] };
}

function byHost(plans: readonly ReviewedPlan[]): ReadonlyMap<string, ReviewedPlan> {
  return new Map(plans.map((reviewed) => [reviewed.plan.host.name, reviewed]));
}
