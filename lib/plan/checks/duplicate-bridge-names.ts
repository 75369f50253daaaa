import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { collect, collectParts, duplicates, NONE, nicsOf, problem, type Check, type Claim } from './check';
import type { Place } from './place';

/** libvirt makes the bridge of a managed network: it can be neither another network's nor one that somebody else keeps. */
export const duplicateBridgeNames: Check = (plan) => {
  const made = [...madeBridges(plan)];
  const words = {
    what: 'bridge name',
    advice: 'Leave bridge names to synthesis, or give each network its own.',
  };
  return [...duplicates(made, 'duplicate-bridge-name', words), ...takenBridges(plan, made)];
};

function takenBridges(plan: Plan, made: readonly Claim[]): readonly PlanProblem[] {
  const madeByName = new Map(made.map((claim) => [claim.value, claim]));
  const inNetworks = collect(plan.networks, (network, index) => {
    const maker = network.mode === 'bridge' ? madeByName.get(network.existingBridge) : undefined;
    if (network.mode !== 'bridge' || maker === undefined) return NONE;
    const { name, key, existingBridge } = network;
    const at = { path: `$.networks[${index}].existingBridge`, owner: `network "${name}"`, key };
    return [taken(existingBridge, at, maker.place())];
  });
  const inMachines = collectParts(plan.machines, nicsOf, ({ name, attachment }, position, machine, index) => {
    const maker = attachment.kind === 'bridge' ? madeByName.get(attachment.bridge) : undefined;
    if (attachment.kind !== 'bridge' || maker === undefined) return NONE;
    const path = `$.machines[${index}].nics[${position}].attachment.bridge`;
    const at = { path, owner: `NIC "${name}" of machine "${machine.name}"`, key: machine.key };
    return [taken(attachment.bridge, at, maker.place())];
  });
  return [...inNetworks, ...inMachines];
}

function taken(bridge: string, at: Place, maker: Place): PlanProblem {
  const message = `${at.owner} uses the bridge ${bridge} as one that exists already, but ${maker.owner} makes it (${maker.path})`;
  return problem('duplicate-bridge-name', at, message, 'Attach to that network instead of its bridge.');
}

function* madeBridges(plan: Plan): Generator<Claim> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    const { name, key } = network;
    yield {
      value: network.bridgeName,
      place: () => ({ path: `$.networks[${index}].bridgeName`, owner: `network "${name}"`, key }),
    };
  }
}
