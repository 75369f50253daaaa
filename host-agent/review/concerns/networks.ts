import type { Plan, PlanNetwork } from '../../../lib/plan';
import type { Concern } from './concern';

/** Who reaches the guests of a network, the fewest first. */
const REACH: readonly PlanNetwork['mode'][] = ['isolated', 'nat', 'routed', 'bridge'];

/** How much of the world reaches the guests of each network, by name: 0 is each other only. */
export function exposureOfNetworks({ networks }: Plan): ReadonlyMap<string, number> {
  return new Map(networks.map(({ name, mode }) => [name, REACH.indexOf(mode)]));
}

/** A host's own bridge may lead anywhere. */
export const BRIDGE_EXPOSURE = REACH.indexOf('bridge');

/** Networks whose guests more of the world reaches than before. */
export function networkConcerns(base: Plan, head: Plan): readonly Concern[] {
  const modes = new Map(base.networks.map(({ uuid, mode }) => [uuid, mode]));
  return head.networks.flatMap(({ uuid, name, mode }): readonly Concern[] => {
    const from = modes.get(uuid);
    if (from === undefined || REACH.indexOf(mode) <= REACH.indexOf(from)) return [];
    return [{ code: 'network-opened', subject: { kind: 'network', name }, facts: { from, to: mode } }];
  });
}
