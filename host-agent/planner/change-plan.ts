import type { Plan, PlanDisk, PlanImage, PlanMachine, PlanNetwork, PlanNic, PlanPool } from '../../lib/plan';
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
  /**
   * Stops and starts a network so that it runs what is stored. Guests on it lose their link for that time and are plugged in
   * again; the report says how long it took.
   */
  | { readonly kind: 'restart-network'; readonly network: PlanNetwork }
  /**
   * Changes DHCP ranges, reservations and DNS hosts of the running network in place, removals first, and leaves the stored
   * definition alone: where that differs too, a `redefine-network` goes before.
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
  /** Of a machine whose seed goes after the first boot, the mark says before anything else that it has one again. */
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
  /** Gives a stopped machine its plan's name; UUID, disks, firmware variables and TPM state stay. */
  | { readonly kind: 'rename-machine'; readonly machine: PlanMachine; readonly from: string }
  | LiveMachineAction
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
  /**
   * Waits until the guest's cloud-init is done, by its agent, or by the machine's readiness checks where it has none; then has the mark
   * say that the seed is spent, takes it out of the drive, running and stored, and deletes it.
   */
  | {
      readonly kind: 'retire-seed';
      readonly machine: PlanMachine;
      readonly acceleration: 'kvm' | 'tcg';
      readonly markedVolumes: readonly OwnedVolume[];
    }
  /** Removes trash older than the retention time. */
  | { readonly kind: 'empty-trash'; readonly pool: string; readonly fileNames: readonly string[] };

/**
 * Changes to what runs; what is stored follows by `define-machine` afterwards, so that a machine whose change failed halfway
 * still differs and is looked at again. Each is guarded against calls of libvirt that succeed and do harm, and read back: from
 * libvirt, and from the guest where its agent answers.
 */
export type LiveMachineAction =
  /** Plugs vCPUs in or out, to `machine.vcpus.current`. New ones are brought online in the guest when the machine says so. */
  | { readonly kind: 'set-vcpus'; readonly machine: PlanMachine }
  /** Takes vCPUs offline inside the guest, or online again, so that `machine.vcpus.current` are online: none is unplugged. */
  | { readonly kind: 'set-guest-vcpus'; readonly machine: PlanMachine }
  /** Moves the balloon and what is plugged in; the guest keeps at least what it uses. */
  | {
      readonly kind: 'set-memory';
      readonly machine: PlanMachine;
      /** Of what the machine was booted with. */
      readonly balloonMiB: number;
      /** To be plugged in on top; absent when the running machine has no device for that. */
      readonly requestedMiB?: number;
    }
  /** Shares, limit and pinning, as the plan states them; what it does not state is lifted. */
  | { readonly kind: 'tune-cpu'; readonly machine: PlanMachine }
  | { readonly kind: 'attach-disk'; readonly machine: PlanMachine; readonly disk: PlanDisk }
  /** Asks the guest to let a disk go that it does not have mounted. The file stays: trashing it is a step of its own. */
  | {
      readonly kind: 'detach-disk';
      readonly machine: PlanMachine;
      readonly disk: { readonly target: string; readonly path?: string; readonly serial?: string };
    }
  /** Grows the volume of an attached disk of the running machine, and the guest's root file system when the machine says so. */
  | { readonly kind: 'grow-attached-disk'; readonly machine: PlanMachine; readonly disk: PlanDisk }
  | { readonly kind: 'limit-disk'; readonly machine: PlanMachine; readonly disk: PlanDisk }
  /** Puts another file into a drive, or takes it out. */
  | {
      readonly kind: 'change-medium';
      readonly machine: PlanMachine;
      readonly target: string;
      readonly path?: string;
    }
  | { readonly kind: 'attach-nic'; readonly machine: PlanMachine; readonly nic: PlanNic }
  | { readonly kind: 'detach-nic'; readonly machine: PlanMachine; readonly mac: string }
  /** Network, link, bandwidth and filter of a NIC in place; a NIC that moves has its link cut for a moment, so that the guest asks anew. */
  | {
      readonly kind: 'update-nic';
      readonly machine: PlanMachine;
      readonly nic: PlanNic;
      /** Whether it goes to another network or bridge. */
      readonly moves: boolean;
    };

export type StepKind = StepAction['kind'];

export interface StoppableMachine {
  readonly name: string;
  readonly uuid: string;
  readonly timeoutSeconds: number;
  readonly onTimeout: 'force' | 'refuse';
}

export type NetworkEntryChange =
  | {
      readonly entry: 'dhcp-range';
      readonly family: 'ipv4' | 'ipv6';
      readonly operation: 'add' | 'remove';
      readonly start: string;
      readonly end: string;
    }
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
  /** Another image: the disk would be made anew, which is done only for disks that the operator names. */
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
  /** Same UUID, other name, and the new name is still another machine's. */
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
  | 'depends-on-refused'
  /** Worse than what was allowed. */
  | 'impact-not-allowed'
  /** Tried so often under this plan that trying again would only do the same. */
  | 'stalled'
  | 'traffic-shaping-unavailable'
  | 'network-filter-missing'
  | 'secure-boot-unavailable'
  | 'tpm-unavailable'
  | 'hugepages-unavailable'
  | 'host-cpu-missing';

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
  /** Stored for the next start, as the plan asked; the guest still runs without it. */
  | 'pending-restart'
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

/** A step that failed before, as the agent's records have it. */
export interface FailedAttempts {
  /** The step's id. */
  readonly step: string;
  readonly planDigest: string;
  /** In a row, under this plan. */
  readonly count: number;
  readonly lastAtMs: number;
  /** What the last one met: a step failure's code and message. */
  readonly code: string;
  readonly message: string;
}

/** What the operator allows beyond the plan's own limits. */
export interface Policy {
  /**
   * Changes with a worse impact are refused by name. `running`: only what hits a machine that runs (or the guests of a network)
   * is held to it; `all`: everything. @default no limit, as for a preview
   */
  readonly maxImpact?: { readonly impact: Impact; readonly of: 'running' | 'all' };
  /** Worse impacts that are allowed on these subjects all the same, because somebody has approved them. @default none */
  readonly approved?: readonly { readonly subject: Subject; readonly impact: Impact }[];
  /** Stays as it is for now, whatever the plan says; so does what depends on it. @default none */
  readonly held?: readonly Subject[];
  /** Disks that may be made anew from another image, as `machine/disk`; what they held goes to the trash. @default none */
  readonly replace?: readonly string[];
  /** Tries again what has stalled. @default false */
  readonly retry?: boolean;
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
  /** @default none */
  readonly attempts?: readonly FailedAttempts[];
  readonly policy: Policy;
  readonly nowMs: number;
}
