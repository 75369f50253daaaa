import type { Plan, PlanDisk, PlanImage, PlanMachine, PlanNetwork, PlanPool } from '../../lib/plan';
import type { Inventory, OwnedVolume } from '../inventory';

/** How hard a change hits, from gentlest to worst. */
export const IMPACTS = ['live', 'next-boot', 'restart', 'replace', 'destroy'] as const;
export type Impact = (typeof IMPACTS)[number];

export type SubjectKind = 'host' | 'pool' | 'image' | 'network' | 'machine' | 'disk';

/** What a step, refusal or warning is about; `machine` is given for disks. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly machine?: string;
}

/** One field that differs; values are in the plan's units, ready for wording. */
export interface FieldChange {
  /** Path within the subject: `vcpus.current`, `disks.root.sizeMiB`. */
  readonly field: string;
  readonly from?: FieldValue;
  readonly to?: FieldValue;
  readonly impact: Impact;
}
export type FieldValue = string | number | boolean | readonly string[];

/**
 * Every kind of step with all that the executor needs: it has nothing left to choose. Whatever makes a file (`create-disk`,
 * `write-seed`, `fetch-image`) or a pool records the ownership first and makes it then: killed in between, the next pass sees
 * a record without a file, never a file that nobody owns up to.
 */
export type StepAction =
  /** Defines, makes the directory, starts and sets autostart as the plan says. */
  | { readonly kind: 'create-pool'; readonly pool: PlanPool }
  | { readonly kind: 'start-pool'; readonly pool: PlanPool }
  | { readonly kind: 'set-pool-autostart'; readonly pool: PlanPool }
  | { readonly kind: 'delete-pool'; readonly pool: { readonly name: string; readonly uuid: string } }
  | { readonly kind: 'fetch-image'; readonly image: PlanImage }
  | { readonly kind: 'delete-image'; readonly pool: string; readonly fileName: string }
  /** Defines with our mark, starts and sets autostart as the plan says. */
  | { readonly kind: 'create-network'; readonly network: PlanNetwork }
  /** Writes the stored definition only; what runs stays as it is. */
  | { readonly kind: 'redefine-network'; readonly network: PlanNetwork }
  | { readonly kind: 'start-network'; readonly network: PlanNetwork }
  /** Stops and starts a network so that it runs what is stored; guests on it lose their link for that time. */
  | { readonly kind: 'restart-network'; readonly network: PlanNetwork }
  /**
   * Changes DHCP reservations and DNS hosts of the running network in place, removals first, and leaves the stored definition
   * alone: where that differs too, a `redefine-network` goes before.
   */
  | {
      readonly kind: 'update-network-entries';
      readonly network: PlanNetwork;
      readonly changes: readonly NetworkEntryChange[];
    }
  | { readonly kind: 'set-network-autostart'; readonly network: PlanNetwork }
  | { readonly kind: 'delete-network'; readonly network: { readonly name: string; readonly uuid: string } }
  | { readonly kind: 'create-disk'; readonly machine: PlanMachine; readonly disk: PlanDisk }
  /** Grows the volume of a disk of a machine that does not run. */
  | { readonly kind: 'grow-disk'; readonly machine: PlanMachine; readonly disk: PlanDisk }
  | { readonly kind: 'write-seed'; readonly machine: PlanMachine }
  /**
   * Writes the stored definition, with a mark that lists exactly `markedVolumes`: the plan's volumes and those that still wait
   * to be removed. All of them are recorded as owned by the machine first. Autostart is left as it is.
   */
  | {
      readonly kind: 'define-machine';
      readonly machine: PlanMachine;
      readonly acceleration: 'kvm' | 'tcg';
      readonly markedVolumes: readonly OwnedVolume[];
    }
  /** Writes only our mark, in the running and the stored definition; volumes as for `define-machine`. */
  | {
      readonly kind: 'set-machine-mark';
      readonly machine: PlanMachine;
      readonly markedVolumes: readonly OwnedVolume[];
    }
  | { readonly kind: 'set-machine-autostart'; readonly machine: PlanMachine }
  | { readonly kind: 'start-machine'; readonly machine: PlanMachine }
  /** Lets the machines of one rank come up before the next rank starts. */
  | { readonly kind: 'wait-start-delay'; readonly rank: number; readonly seconds: number }
  /** Lets a paused machine run on, or wakes one that has suspended itself. */
  | { readonly kind: 'resume-machine'; readonly machine: PlanMachine }
  | { readonly kind: 'stop-machine'; readonly machine: StoppableMachine }
  | { readonly kind: 'await-machine'; readonly machine: PlanMachine }
  /** Comes after the machine's volumes have gone to the trash, so that its mark vouches for them until the end. */
  | { readonly kind: 'delete-machine'; readonly machine: { readonly name: string; readonly uuid: string } }
  /**
   * Moves a volume to its pool's trash, where it stays for the retention time. No other machine and no overlay uses it; its
   * own machine may still name it, and then does not run.
   */
  | {
      readonly kind: 'trash-volume';
      readonly pool: string;
      readonly fileName: string;
      readonly machine: string;
    }
  | {
      readonly kind: 'delete-seed';
      readonly pool: string;
      readonly fileName: string;
      readonly machine: string;
    }
  /** Removes trash older than the retention time. */
  | { readonly kind: 'empty-trash'; readonly pool: string; readonly fileNames: readonly string[] };

export type StepKind = StepAction['kind'];

export interface StoppableMachine {
  readonly name: string;
  readonly uuid: string;
  readonly timeoutSeconds: number;
  readonly onTimeout: 'force' | 'refuse';
}

export type NetworkEntryChange =
  | {
      readonly entry: 'reservation';
      readonly family: 'ipv4' | 'ipv6';
      readonly operation: 'add' | 'remove';
      readonly mac?: string;
      readonly name?: string;
      readonly address: string;
    }
  | {
      readonly entry: 'dns-host';
      readonly operation: 'add' | 'remove';
      readonly address: string;
      readonly names: readonly string[];
    };

export interface Step {
  /** Stable within a change plan and readable: `create-disk:web-1/root`. */
  readonly id: string;
  readonly subject: Subject;
  readonly impact: Impact;
  readonly changes: readonly FieldChange[];
  /** Steps that must have succeeded before this one starts. */
  readonly after: readonly string[];
  readonly action: StepAction;
}

/** A change that will not be made, and why: refusing is a value. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly subject: Subject;
  /** Facts for the wording: names, values, limits. */
  readonly facts: Readonly<Record<string, FieldValue>>;
}
export type RefusalCode =
  | 'name-taken-by-foreign'
  | 'uuid-taken-by-foreign'
  | 'owned-by-other-host'
  | 'unreadable-object'
  | 'protected'
  | 'deletion-limit'
  | 'empty-plan'
  | 'would-shrink-disk'
  | 'disk-source-changed'
  | 'disk-moved'
  | 'volume-in-use-by-foreign'
  | 'volume-not-ours'
  | 'volume-unrecorded'
  | 'volume-has-overlays'
  | 'network-in-use-by-foreign'
  | 'subnet-overlaps-foreign-network'
  | 'pool-path-changed'
  | 'pool-not-ours'
  | 'pool-in-use'
  | 'not-enough-cpus'
  | 'not-enough-memory'
  | 'not-enough-space'
  | 'acceleration-unavailable'
  | 'architecture-unavailable'
  | 'firmware-unavailable'
  | 'machine-is-transient'
  /** Same UUID, other name: libvirt renames only stopped machines, and not by a definition. */
  | 'renamed'
  /** Same name and our mark, other UUID: the construct path changed; libvirt refuses to define over it. */
  | 'uuid-changed'
  /** A saved memory image belongs to the old definition: starting would bring that back. */
  | 'has-managed-save'
  /** A running machine's disk file is gone; its data lives only as long as the machine runs. */
  | 'volume-missing'
  /** Another machine of ours uses the volume. */
  | 'volume-in-use'
  /** What is in a pool that is not active cannot be checked, so nothing in it is deleted. */
  | 'pool-inactive'
  | 'depends-on-refused';

export interface Warning {
  readonly code: WarningCode;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, FieldValue>>;
}
export type WarningCode =
  | 'software-emulation'
  | 'retained-disk'
  | 'unreadable-object'
  | 'foreign-object'
  /** A pool that the plan dropped stays while its trash or its overlays are needed. */
  | 'pool-kept'
  | 'capacity-unknown';

/** What active machines have (vCPUs, memory) and what disks may grow to, others' included: before and after, for the preview. */
export interface Allocation {
  readonly vcpus: number;
  readonly memoryMiB: number;
  readonly diskMiBByPool: Readonly<Record<string, number>>;
}

export interface ChangePlan {
  readonly basis: { readonly planDigest: string; readonly inventoryDigest: string };
  /** In an order that may be executed one by one, deletions last; `after` says what may run side by side. */
  readonly steps: readonly Step[];
  readonly refusals: readonly Refusal[];
  readonly warnings: readonly Warning[];
  readonly allocation: {
    readonly before: Allocation;
    readonly after: Allocation;
    /** What may be promised: what the host has, times the plan's overcommit factors. */
    readonly capacity: { readonly vcpus: number; readonly memoryMiB: number };
  };
}

/** What the agent's own records say was made by it: the owner of pools and volumes, which cannot carry a mark. */
export interface OwnedObjects {
  readonly pools: readonly { readonly name: string; readonly uuid: string }[];
  readonly images: readonly { readonly pool: string; readonly fileName: string }[];
  readonly volumes: readonly { readonly pool: string; readonly fileName: string; readonly machine: string }[];
}

/** A volume in a pool's trash. */
export interface TrashedVolume {
  readonly pool: string;
  readonly fileName: string;
  readonly trashedAtMs: number;
}

/** What the operator allows beyond the plan's own limits. */
export interface Policy {
  /** Overrides the plan's limit, e.g. for `destroy`, which names its machines. */
  readonly machineDeletionsMax?: number;
  readonly allowEmpty?: boolean;
}

export interface PlannerInput {
  readonly plan: Plan;
  readonly planDigest: string;
  readonly inventory: Inventory;
  readonly inventoryDigest: string;
  readonly owned: OwnedObjects;
  readonly trash: readonly TrashedVolume[];
  readonly policy: Policy;
  readonly nowMs: number;
}
