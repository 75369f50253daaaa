import { describeMachine, sparePciSlots } from '../../../lib/describe';
import {
  markOfMachine,
  volumesOf,
  withoutSpentSeed,
  type MarkOrigin,
  type Plan,
  type PlanMachine,
  type PlanNic,
} from '../../../lib/plan';
import { allocationOf, type ActualMachine, type HostFacts, type MachineAllocation } from '../../inventory';

/** What bears on every machine of the host. */
export interface MachineSurroundings {
  readonly plan: Plan;
  readonly facts: HostFacts;
  readonly origin: MarkOrigin;
  /** Of the networks that state one. */
  readonly networkMtus: ReadonlyMap<string, number>;
}

/** A machine of the plan as an inventory shows it; what is to run does, and its guest has booted. */
export function expectedMachine(machine: PlanMachine, around: MachineSurroundings): ActualMachine {
  const { plan, origin } = around;
  const acceleration = accelerationOf(machine, around);
  const runs = machine.powerState === 'running';
  const booted = runs ? withoutSpentSeed(machine) : undefined;
  const now = booted?.machine ?? machine;
  const volumes = [...volumesOf(now), ...(booted === undefined ? [] : [booted.spentSeed])];
  const mark = { ...markOfMachine(plan, machine, origin), volumes };
  const stored: MachineAllocation = {
    ...allocationOf(describeMachine(now, { plan, acceleration, mark })),
    freePciSlots: sparePciSlots(machine),
  };
  return {
    name: machine.name,
    uuid: machine.uuid,
    ownership: { kind: 'ours', mark },
    state: runs ? 'running' : 'stopped',
    persistent: true,
    autostart: machine.autostart,
    hasManagedSave: false,
    ...(runs ? { running: runningFrom(stored, around) } : {}),
    stored,
    agentConnected: runs && machine.guestAgent,
    addresses: runs ? machine.nics.flatMap(leasesOf) : [],
  };
}

/** KVM where the host can do it for this architecture, unless the plan's host chooses. */
function accelerationOf(machine: PlanMachine, { plan, facts }: MachineSurroundings): 'kvm' | 'tcg' {
  const { acceleration } = plan.host;
  if (acceleration !== 'auto') return acceleration;
  return facts.acceleration.usable && facts.architecture === machine.architecture ? 'kvm' : 'tcg';
}

/** A NIC that runs shows the MTU of its network where it states none of its own. */
function runningFrom(stored: MachineAllocation, { networkMtus }: MachineSurroundings): MachineAllocation {
  const nics = stored.nics.map((nic) => {
    const mtu = nic.attachment.kind === 'network' ? networkMtus.get(nic.attachment.name) : undefined;
    return nic.mtu !== undefined || mtu === undefined ? nic : { ...nic, mtu };
  });
  return { ...stored, nics };
}

/** A NIC with a fixed address has it; what others are given nobody can know. */
function leasesOf({ attachment, mac, linkUp, ipv4 }: PlanNic): ActualMachine['addresses'] {
  return attachment.kind === 'network' && linkUp && ipv4 !== undefined
    ? [{ mac, address: ipv4, source: 'lease' }]
    : [];
}
