import type { MachineAllocation } from '../../../host-agent/inventory';
import type { PlanMachine } from '../../../lib/plan';
import { findMachine } from './machine-actions';
import type { SimulatedHost } from './simulated-host';
import { SimulatedFailure, type SimulatedMachine } from './state';

/** A machine that runs: what live changes need. */
export type RunningMachine = SimulatedMachine & { running: MachineAllocation };

/** The machine of ours that a live change means. @throws SimulatedFailure when it does not run. */
export function requireRunning(host: SimulatedHost, planned: PlanMachine): RunningMachine {
  const machine = findMachine(host, planned);
  if (!runs(machine)) throw new SimulatedFailure(`${machine.name} does not run`);
  return machine;
}

/** Takes a PCI slot for a device. @throws SimulatedFailure when none is free. */
export function takePciSlot(machine: RunningMachine): void {
  const { freePciSlots } = machine.running;
  if (freePciSlots < 1) throw new SimulatedFailure(`${machine.name} has no PCI slot left`);
  machine.running = { ...machine.running, freePciSlots: freePciSlots - 1 };
}

/** Gives a device's PCI slot back. */
export function freePciSlot(machine: RunningMachine): void {
  machine.running = { ...machine.running, freePciSlots: machine.running.freePciSlots + 1 };
}

function runs(machine: SimulatedMachine): machine is RunningMachine {
  return machine.running !== undefined;
}
