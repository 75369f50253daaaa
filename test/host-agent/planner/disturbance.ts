import * as fc from 'fast-check';
import type { MachineAllocation } from '../../../host-agent/inventory';
import type { SimulatedHost, SimulatedMachine } from '../../support/simulated-host';
import { uuidOf } from './sample-plan';

/** Something that people do to a host behind our back. */
export interface Disturbance {
  readonly name: string;
  readonly disturb: (host: SimulatedHost) => void;
}

/** Done to one of the three machines, if it is there. */
export function toMachine(
  name: string,
  change: (machine: SimulatedMachine, host: SimulatedHost) => void,
): fc.Arbitrary<Disturbance> {
  return fc.constantFrom(1, 2, 3).map((number) => ({
    name: `${name} ${number}`,
    disturb: (host) => {
      const machine = host.machines.get(uuidOf(number));
      if (machine !== undefined) change(machine, host);
    },
  }));
}

/** Done to the host. */
export function toHost(name: string, disturb: (host: SimulatedHost) => void): fc.Arbitrary<Disturbance> {
  return fc.constant({ name, disturb });
}

/** To what the next start will use. */
export function withStored(machine: SimulatedMachine, change: Partial<MachineAllocation>): void {
  if (machine.stored !== undefined) machine.stored = { ...machine.stored, ...change };
}

/** To what runs. */
export function withRunning(machine: SimulatedMachine, change: Partial<MachineAllocation>): void {
  if (machine.running !== undefined) machine.running = { ...machine.running, ...change };
}

/** To both definitions, as tools do that change what runs and what is stored. */
export function withBoth(
  machine: SimulatedMachine,
  change: (definition: MachineAllocation) => Partial<MachineAllocation>,
): void {
  if (machine.stored !== undefined) withStored(machine, change(machine.stored));
  if (machine.running !== undefined) withRunning(machine, change(machine.running));
}
