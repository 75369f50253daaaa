import type { ActualNic } from '../../../host-agent/inventory';
import type { StepAction } from '../../../host-agent/planner';
import type { PlanNic } from '../../../lib/plan';
import { nicOf } from './definitions';
import { lackingFor, withNetworkMtu } from './machine-actions';
import { freePciSlot, requireRunning, takePciSlot, type RunningMachine } from './running';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure } from './state';

export type LiveNicAction = Extract<StepAction, { kind: 'attach-nic' | 'detach-nic' | 'update-nic' }>;

export function executeLiveNicAction(host: SimulatedHost, action: LiveNicAction): void {
  const machine = requireRunning(host, action.machine);
  switch (action.kind) {
    case 'attach-nic':
      attach(host, machine, nicOf(action.nic));
      return;
    case 'detach-nic':
      detach(machine, action.mac);
      return;
    case 'update-nic':
      update(host, machine, action.nic);
      return;
  }
}

function attach(host: SimulatedHost, machine: RunningMachine, nic: ActualNic): void {
  if (machine.running.nics.some(({ mac }) => mac === nic.mac)) return;
  requirePluggable(host, nic);
  takePciSlot(machine);
  machine.running = { ...machine.running, nics: [...machine.running.nics, withNetworkMtu(nic, host)] };
}

function detach(machine: RunningMachine, mac: string): void {
  const nics = machine.running.nics.filter((nic) => nic.mac !== mac);
  if (nics.length === machine.running.nics.length) return;
  machine.running = { ...machine.running, nics };
  machine.loose.delete(mac);
  freePciSlot(machine);
}

/** Only a NIC that goes somewhere else is plugged in anew: updating one to where it hangs loose leaves it so. */
function update(host: SimulatedHost, machine: RunningMachine, planned: PlanNic): void {
  const wanted = nicOf(planned);
  const present = machine.running.nics.find(({ mac }) => mac === wanted.mac);
  if (present === undefined) throw new SimulatedFailure(`${machine.name} has no NIC ${wanted.mac}`);
  requirePluggable(host, wanted);
  if (present.model !== wanted.model) throw new SimulatedFailure(`cannot modify the model of ${wanted.mac}`);
  if (planned.mtu !== undefined && present.mtu !== planned.mtu) {
    throw new SimulatedFailure(`cannot modify the MTU of ${wanted.mac}`);
  }
  const { kind, name } = wanted.attachment;
  if (present.attachment.kind !== kind || present.attachment.name !== name) machine.loose.delete(wanted.mac);
  const updated = withNetworkMtu(wanted, host);
  machine.running = {
    ...machine.running,
    nics: machine.running.nics.map((nic) => (nic === present ? updated : nic)),
  };
}

function requirePluggable(host: SimulatedHost, nic: ActualNic): void {
  const lacking = lackingFor(nic, host.facts).find(([, isLacking]) => isLacking);
  if (lacking !== undefined) throw new SimulatedFailure(`the host has no ${lacking[0]}`);
  const runs = [...host.networks.values()].some(
    ({ name, running }) => name === nic.attachment.name && running !== undefined,
  );
  if (nic.attachment.kind === 'network' && !runs) {
    throw new SimulatedFailure(`network ${nic.attachment.name} does not run`);
  }
}
