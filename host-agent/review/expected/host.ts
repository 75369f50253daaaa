import type { Plan } from '../../../lib/plan';
import type { HostFacts, Inventory } from '../../inventory';
import { withHeadRoomOf, type OwnedObjects } from '../../planner';
import { expectedMachine, type MachineSurroundings } from './machine';
import { expectedNetwork } from './network';
import { expectedPools, ownedObjects } from './storage';

/** What a host has once a plan has been applied to it, and what the agent's records say. */
export interface ExpectedHost {
  readonly inventory: Inventory;
  readonly owned: OwnedObjects;
}

/**
 * The host on which `plan` was applied in full and nothing else was ever done: what an inventory of it would show. `facts` are the
 * host's own, where they are known (`assumedFacts` otherwise).
 */
export function expectedHost(
  plan: Plan,
  { planDigest, facts }: { readonly planDigest: string; readonly facts: HostFacts },
): ExpectedHost {
  const fitted: Plan = {
    ...plan,
    machines: plan.machines.map((machine) => withHeadRoomOf(machine, plan.host, facts)),
  };
  // A plan that is applied by hand has no generation.
  const origin = { generation: 0, planDigest };
  const around: MachineSurroundings = {
    plan: fitted,
    facts,
    origin,
    networkMtus: new Map(
      plan.networks.flatMap((network) =>
        network.mode === 'bridge' || network.mtu === undefined ? [] : [[network.name, network.mtu]],
      ),
    ),
  };
  return {
    inventory: {
      host: facts,
      machines: fitted.machines.map((machine) => expectedMachine(machine, around)),
      networks: plan.networks.map((network) => expectedNetwork(network, plan, origin)),
      pools: expectedPools(fitted),
      unreadable: [],
    },
    owned: ownedObjects(fitted),
  };
}
