import type {
  MachineAllocation,
  MachineState,
  NetworkSettings,
  Ownership,
} from '../../../host-agent/inventory';

/** A small kernel with next to nothing beside it. */
const GUEST_NEEDS_MIB = 16;

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
  /** What the balloon of the running machine is to reach: the rest of what it booted with is taken back. */
  balloonMiB: number | undefined;
  /** How often it was started. */
  boots: number;
  readonly guest: SimulatedGuest;
}

/** What goes on inside the guest, as far as it decides what a change does to it. */
export interface SimulatedGuest {
  /** Whether it runs an agent, which answers where the machine has a channel for it. */
  agent: boolean;
  /** Paths of disks and media that it mounts whenever they are there. */
  readonly mounts: Set<string>;
  /** What its kernel and programs need. */
  usedMiB: number;
  /** vCPUs that it has been told to leave alone; a start brings them back. */
  offlineVcpus: number;
}

/** Something that a guest, or whoever needs its data, noticed: what announced impacts are held against. */
export interface Happening {
  readonly machine: string;
  readonly what: 'power-lost' | 'link-lost' | 'disk-taken' | 'deleted';
}

/** A machine that is not defined yet. */
export function newMachine({
  name,
  uuid,
}: {
  readonly name: string;
  readonly uuid: string;
}): SimulatedMachine {
  return {
    name,
    uuid,
    ownership: { kind: 'foreign' },
    persistent: true,
    autostart: false,
    state: 'stopped',
    stored: undefined,
    running: undefined,
    saved: undefined,
    loose: new Set(),
    balloonMiB: undefined,
    boots: 0,
    guest: { agent: true, mounts: new Set(), usedMiB: GUEST_NEEDS_MIB, offlineVcpus: 0 },
  };
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
