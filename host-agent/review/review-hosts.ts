import type { Plan } from '../../lib/plan';
import type { Inventory } from '../inventory';
import { planChanges, type ChangePlan, type Policy } from '../planner';
import { addressUses, type AddressUse } from './addresses';
import { assumedFacts } from './assumed-facts';
import { assumptionsOf, type Assumption } from './assumptions';
import type { Concern } from './concerns/concern';
import { findConcerns } from './concerns/find-concerns';
import { expectedHost, type ExpectedHost } from './expected/host';

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
  /** What the host is expected to have before. */
  readonly inventory: Inventory;
  readonly changePlan: ChangePlan;
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

/**
 * What applying the plans of `head` would do to hosts to which those of `base` were applied in full; in the order of the hosts'
 * names. Each list has at most one plan for a host.
 */
export function reviewHosts(
  base: readonly ReviewedPlan[],
  head: readonly ReviewedPlan[],
  policyOf: (plan: Plan) => Policy = () => ({}),
): readonly HostReview[] {
  const before = byHost(base);
  const after = byHost(head);
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((host): readonly HostReview[] => {
    const [older, newer] = [before.get(host), after.get(host)];
    if (newer !== undefined) return [reviewHost(host, older, newer, policyOf(newer.plan))];
    return older === undefined ? [] : [{ kind: 'gone', host, base: older }];
  });
}

function reviewHost(
  host: string,
  base: ReviewedPlan | undefined,
  head: ReviewedPlan,
  policy: Policy,
): ChangedHost {
  const { inventory, owned } = hostBefore(base, head);
  const changePlan = planChanges({
    plan: head.plan,
    planDigest: head.digest,
    inventory,
    // The expected host follows from the plan, whose digest therefore names both.
    inventoryDigest: base?.digest ?? '',
    owned,
    trash: [],
    policy,
    // Time decides only what becomes of trash, and there is none.
    nowMs: 0,
  });
  // Everything here stands on what plans state: what they leave open is told once, as an assumption.
  const warnings = changePlan.warnings.filter(({ code }) => code !== 'capacity-unknown');
  const told: ChangePlan = { ...changePlan, warnings };
  return {
    kind: base === undefined ? 'new' : 'kept',
    host,
    ...(base === undefined ? {} : { base }),
    head,
    inventory,
    changePlan: told,
    addresses: addressUses(base?.plan, head.plan),
    concerns: base === undefined ? [] : findConcerns(base.plan, head.plan, told),
    assumptions: assumptionsOf(head.plan, told),
  };
}

function hostBefore(base: ReviewedPlan | undefined, { plan }: ReviewedPlan): ExpectedHost {
  if (base !== undefined) {
    return expectedHost(base.plan, { planDigest: base.digest, facts: assumedFacts(plan, [base.plan]) });
  }
  return {
    inventory: { host: assumedFacts(plan), machines: [], networks: [], pools: [], unreadable: [] },
    owned: { pools: [], images: [], volumes: [] },
  };
}

function byHost(plans: readonly ReviewedPlan[]): ReadonlyMap<string, ReviewedPlan> {
  return new Map(plans.map((reviewed) => [reviewed.plan.host.name, reviewed]));
}
