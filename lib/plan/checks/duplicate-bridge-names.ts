import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { duplicates, problem, type Check, type Claim } from './check';

/** libvirt makes the bridge of a managed network: it can be neither another network's nor one that somebody else keeps. */
export const duplicateBridgeNames: Check = (plan) => {
  const made = [...madeBridges(plan)];
  const madeByName = new Map(made.map((claim) => [claim.value, claim]));
  const existing = [...existingBridges(plan)].flatMap((claim): readonly PlanProblem[] => {
    const maker = madeByName.get(claim.value);
    if (maker === undefined) return [];
    const message = `${claim.owner} uses the bridge ${claim.value} as one that exists already, but ${maker.owner} makes it (${maker.path})`;
    return [
      problem('duplicate-bridge-name', claim, message, 'Attach to that network instead of its bridge.'),
    ];
  });
  const words = {
    what: 'bridge name',
    advice: 'Leave bridge names to synthesis, or give each network its own.',
  };
  return [...duplicates(made, 'duplicate-bridge-name', words), ...existing];
};

function* madeBridges(plan: Plan): Generator<Claim> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode === 'bridge') continue;
    const path = `$.networks[${index}].bridgeName`;
    yield { value: network.bridgeName, path, owner: `network "${network.name}"`, key: network.key };
  }
}

function* existingBridges(plan: Plan): Generator<Claim> {
  for (const [index, network] of plan.networks.entries()) {
    if (network.mode !== 'bridge') continue;
    const path = `$.networks[${index}].existingBridge`;
    yield { value: network.existingBridge, path, owner: `network "${network.name}"`, key: network.key };
  }
  for (const [index, machine] of plan.machines.entries()) {
    for (const [position, nic] of machine.nics.entries()) {
      if (nic.attachment.kind !== 'bridge') continue;
      yield {
        value: nic.attachment.bridge,
        path: `$.machines[${index}].nics[${position}].attachment.bridge`,
        owner: `NIC "${nic.name}" of machine "${machine.name}"`,
        key: machine.key,
      };
    }
  }
}
