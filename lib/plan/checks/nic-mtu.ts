import { collectParts, nicsOf, NONE, problem, type Check } from './check';

/** No NIC sends larger packets than its network carries: they would be lost without a word. */
export const nicMtu: Check = (plan, index) =>
  collectParts(plan.machines, nicsOf, (nic, position, machine, machineIndex) => {
    if (nic.mtu === undefined || nic.attachment.kind === 'bridge') return NONE;
    const network = index.networks.get(nic.attachment.network);
    if (network === undefined || network.mode === 'bridge' || network.mtu === undefined) return NONE;
    if (nic.mtu <= network.mtu) return NONE;
    const at = { path: `$.machines[${machineIndex}].nics[${position}].mtu`, key: machine.key };
    const message = `NIC "${nic.name}" of machine "${machine.name}" has an MTU of ${nic.mtu}, and network "${network.name}" carries ${network.mtu}`;
    return [problem('mtu-too-large', at, message, "Make it as large as the network's or smaller.")];
  });
