import type { Impact, Policy } from '../../../../host-agent/planner';
import type { LiveHost } from '../../../support/live-host';
import type { TinyGuestState } from '../../../support/tiny-guest';
import type { Draft, DraftMachine } from '../lab';

/** One change of the plan, what must be announced for it, and what must be seen afterwards. Rows build on each other. */
export interface Row {
  readonly name: string;
  /** Changes the plan; `web` is the machine that most rows are about. */
  readonly edit: (web: DraftMachine, draft: Draft) => void;
  /** The worst that is announced for what the row is about. */
  readonly impact: Impact;
  /** What the row is about. @default the machine "web" */
  readonly network?: 'lan' | 'dmz';
  /** Fields that have to be among the announced changes. */
  readonly fields: readonly string[];
  /** Whether the guest boots anew. @default it does when `restart` or `replace` is announced for a machine */
  readonly reboots?: boolean;
  readonly policy?: Policy;
  /** What the guest itself has to show in the end; given what it showed before. */
  readonly guest?: (after: TinyGuestState, before: TinyGuestState) => boolean;
  /** What virsh, which shares no code with us, has to print: its words and a pattern. */
  readonly virsh?: readonly (readonly [words: string, pattern: RegExp])[];
  /** Anything else. */
  readonly check?: (live: LiveHost, seen: { readonly observations: Observations }) => Promise<void>;
}

/** What the steps of a pass reported, by fact. */
export type Observations = Readonly<Record<string, number>>;

/** A change that is refused as a whole: the pass does nothing, and the guest stays as it is. */
export interface RefusedRow {
  readonly name: string;
  readonly edit: (web: DraftMachine, draft: Draft) => void;
  readonly code: string;
  readonly policy?: Policy;
}

const MIB = 1024 * 1024;

/** The guest's disk with this serial number has this size. */
export function hasDisk(state: TinyGuestState, serial: string, sizeMiB: number): boolean {
  return Object.values(state.disks).some((disk) => disk.serial === serial && disk.bytes === sizeMiB * MIB);
}

/** The guest's NIC with this MAC address. */
export function nicOf(state: TinyGuestState, mac: string): TinyGuestState['nics'][string] | undefined {
  return Object.values(state.nics).find((nic) => nic.mac === mac);
}

/** The machine's disk of this name in the plan. */
export function diskOf(web: DraftMachine, name: string): DraftMachine['disks'][number] {
  const disk = web.disks.find((candidate) => candidate.name === name);
  if (disk === undefined) throw new Error(`${web.name} has no disk ${name}`);
  return disk;
}

/** The machine's NIC of this name in the plan. */
export function planNic(web: DraftMachine, name: string): DraftMachine['nics'][number] {
  const nic = web.nics.find((candidate) => candidate.name === name);
  if (nic === undefined) throw new Error(`${web.name} has no NIC ${name}`);
  return nic;
}
