import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { duplicates, problem, type Check, type Claim } from './check';

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
  const found: PlanProblem[] = [];
  for (const claim of existingBridges(plan)) {
    const maker = madeByName.get(claim.value)?.place();
    if (maker === undefined) continue;
    const at = claim.place();
    const message = `${at.owner} uses the bridge ${claim.value} as one that exists already, but ${maker.owner} makes it (${maker.path})`;
    found.push(
      problem('duplicate-bridge-name', at, message, 'Attach to that network instead of its bridge.'),
    );
  }
  return found;
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

function* existingBridges(plan: Plan): Generator<Claim> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode !== 'bridge') continue;
    const { name, key } = network;
    yield {
      value: network.existingBridge,
      place: () => ({ path: `$.networks[${index}].existingBridge`, owner: `network "${name}"`, key }),
    };
  }
  for (const [index, { name, key, nics }] of plan.machines.entries()) {
    for (const [position, nic] of nics.entries()) {
      if (nic.attachment.kind !== 'bridge') continue;
      yield {
        value: nic.attachment.bridge,
        place: () => ({
          path: `$.machines[${index}].nics[${position}].attachment.bridge`,
          owner: `NIC "${nic.name}" of machine "${name}"`,
          key,
        }),
      };
    }
  }
}
