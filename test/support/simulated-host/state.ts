import type {
  MachineAllocation,
  MachineState,
  NetworkSettings,
  Ownership,
} from '../../../host-agent/inventory';

/** A machine as the simulated host keeps it. */
export interface SimulatedMachine {
  name: string;
  readonly uuid: string;
  ownership: Ownership;
  persistent: boolean;
  autostart: boolean;
  state: MachineState;
  stored: MachineAllocation | undefined;
  running: MachineAllocation | undefined;
  /** The definition that a saved memory image brings back. */
  saved: MachineAllocation | undefined;
  /** MAC addresses of NICs that hang loose: their network was stopped under them. */
  loose: Set<string>;
}

export interface SimulatedNetwork {
  readonly name: string;
  readonly uuid: string;
  ownership: Ownership;
  autostart: boolean;
  stored: NetworkSettings | undefined;
  running: NetworkSettings | undefined;
}

export interface SimulatedPool {
  readonly name: string;
  readonly uuid: string;
  type: string;
  path: string;
  active: boolean;
  autostart: boolean;
}

/** A file in some directory; whether a pool shows it depends on the pools. */
export interface SimulatedFile {
  readonly path: string;
  format: string;
  capacityBytes: number;
  allocationBytes: number;
  readonly backingPath: string | undefined;
  /** Stands for the bytes: a file that was made anew has other content, even under the same name. */
  readonly content: string;
}

export interface SimulatedTrash {
  readonly pool: string;
  readonly fileName: string;
  readonly trashedAtMs: number;
  readonly file: SimulatedFile;
}

/** What the simulated world refuses, as libvirt would; the host is as it was before the step. */
export class SimulatedFailure extends Error {
  override readonly name = 'SimulatedFailure';
}

/** Something that libvirt would do without a word and that loses data or hurts a stranger. */
export class SimulatedHarm extends Error {
  override readonly name = 'SimulatedHarm';
}
