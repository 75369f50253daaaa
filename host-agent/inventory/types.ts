/**
 * What a host has now, in our words and units. "Unknown" is said as such (`undefined` or an entry in `unreadable`), never
 * guessed. Everything is readonly: the planner's input is frozen in tests.
 *
 * Sizes that libvirt knows in finer units are rounded so that nobody is promised too much: what machines take is rounded up,
 * what the host has is rounded down. What we define is whole MiB, so it comes back exactly.
 */
import type { Mark, OwnedVolume, PlanDisk, PlanNic } from '../../lib/plan';

export type { Mark, OwnedVolume };

/** Our mark in an object's metadata, or why it cannot be trusted. */
export type Ownership =
  | { readonly kind: 'ours'; readonly mark: Mark }
  /** No mark: somebody else's, never touched. */
  | { readonly kind: 'foreign' }
  /** Our namespace, but not a mark that this version understands: treated as foreign and reported. */
  | { readonly kind: 'unreadable-mark'; readonly reason: string };

export interface HostFacts {
  readonly hostname: string;
  readonly libvirtVersion: string;
  readonly hypervisorVersion: string;
  readonly architecture: string;
  readonly cpus: number;
  readonly memoryMiB: number;
  readonly memoryFreeMiB: number;
  readonly numaNodes: readonly {
    readonly id: number;
    readonly memoryMiB: number;
    readonly cpus: readonly number[];
  }[];
  readonly acceleration: AccelerationFacts;
  /** What each guest architecture that this host can run is run with. */
  readonly emulators: readonly EmulatorFacts[];
  /** Whether the bandwidth of NICs can be limited: the kernel needs its queueing disciplines. */
  readonly trafficShaping: AbilityFacts;
  /** Pages other than the usual ones, as the kernel has them now. */
  readonly hugepages: readonly { readonly sizeKiB: number; readonly total: number; readonly free: number }[];
  /** Names of the network filters that are defined; absent when they could not be asked for. */
  readonly networkFilters?: readonly string[];
}

/** Something that a host can or cannot do; `usable` is absent when this agent cannot tell (another machine's host). */
export interface AbilityFacts {
  readonly usable?: boolean;
  /** In words, for the refusal: "the kernel has no sch_sfq". */
  readonly reasons: readonly string[];
}

export interface EmulatorFacts {
  readonly architecture: string;
  readonly path: string;
  /** Machine types without their versions, each once: `pc`, `q35`, `virt`. */
  readonly machines: readonly string[];
  /** Firmware kinds that machines can be given by libvirt alone; absent when they could not be asked for (read-only connections may not). */
  readonly firmwares?: readonly ('bios' | 'uefi')[];
  /** Whether there is a UEFI that enforces Secure Boot with keys enrolled; absent when it could not be asked for. */
  readonly secureBoot?: boolean;
  /** Whether machines can be given an emulated TPM 2.0; absent when it could not be asked for. */
  readonly tpm?: boolean;
}

/** Why KVM can or cannot work here; `usable` only when all of the facts say so. */
export interface AccelerationFacts {
  readonly usable: boolean;
  /** In words, for the warning that goes with TCG: "the CPU shows neither vmx nor svm". */
  readonly reasons: readonly string[];
}

export type MachineState =
  'running' | 'paused' | 'stopping' | 'stopped' | 'crashed' | 'suspended' | 'unknown';

export interface ActualMachine {
  readonly name: string;
  readonly uuid: string;
  readonly ownership: Ownership;
  readonly state: MachineState;
  /** A transient domain vanishes when it stops; ours are always persistent. */
  readonly persistent: boolean;
  readonly autostart: boolean;
  readonly hasManagedSave: boolean;
  /** What runs; absent unless the machine is active. */
  readonly running?: MachineAllocation;
  /** What the next start will use; absent for transient machines. */
  readonly stored?: MachineAllocation;
  /** The guest's side of the agent channel is open: the guest has booted, and can be asked. */
  readonly agentConnected: boolean;
  /**
   * vCPUs that the guest has online, as its agent says. Asked only where the stored definition has fewer vCPUs than the running
   * one: then a vCPU that cannot be unplugged may have been taken offline.
   */
  readonly guestOnlineVcpus?: number;
  /** By MAC address, as leases and the guest agent report them; link-local addresses are left out. */
  readonly addresses: readonly {
    readonly mac: string;
    readonly address: string;
    readonly source: 'lease' | 'agent';
  }[];
}

/** The part of a definition that plans state, normalised to our units. */
export interface MachineAllocation {
  readonly description?: string;
  readonly vcpus: {
    readonly current: number;
    readonly maximum: number;
    /** How many of the current ones could be unplugged; those that a machine boots with usually cannot. */
    readonly removable: number;
  };
  readonly cpu: ActualCpu;
  /**
   * In a running machine `currentMiB` is what balloon and guest have reached by now (virtio-mem included); the balloon's target
   * is in the stored definition.
   */
  readonly memory: {
    readonly currentMiB: number;
    /** Without what is or could be plugged in: the balloon moves below this. */
    readonly bootMiB: number;
    readonly maximumMiB: number;
    /** What virtio-mem is asked to plug in; absent when the machine has no such device. */
    readonly requestedMiB?: number;
    readonly hugepages: boolean;
  };
  /** Size of TCG's cache of translated code where it is stated; a small one makes QEMU abort when a vCPU is added. */
  readonly translationCacheMiB?: number;
  readonly acceleration: 'kvm' | 'tcg' | 'other';
  readonly architecture: string;
  /** Machine type without its version: `q35`, `pc`, `virt`. */
  readonly machineType: string;
  readonly firmware: 'bios' | 'uefi' | 'other';
  readonly secureBoot: boolean;
  /** A TPM 2.0 that the host emulates. */
  readonly tpm: boolean;
  /** libvirt's CPU mode (`host-passthrough`, `host-model`, `maximum`, `custom`), or `default` when none is stated. */
  readonly cpuMode: string;
  /** Only for the mode `custom`. */
  readonly cpuModel?: string;
  readonly boot:
    | {
        readonly kind: 'disk';
        /**
         * Target devices of disks, and MAC addresses of NICs that are booted from, first first. Empty when nothing is stated:
         * libvirt then takes the first disk.
         */
        readonly order: readonly string[];
      }
    | {
        readonly kind: 'kernel';
        readonly kernelPath: string;
        readonly initrdPath?: string;
        readonly commandLine?: string;
      };
  /** In libvirt's order, by bus and target, whatever order they were defined in: match them by path. */
  readonly disks: readonly ActualDisk[];
  readonly nics: readonly ActualNic[];
  /** PCI slots into which a device could be plugged while the machine runs. */
  readonly freePciSlots: number;
  /** Whether there is a virtio-scsi controller, onto which SCSI disks can be plugged. */
  readonly scsiController: boolean;
  readonly serialConsole: boolean;
  readonly guestAgent: boolean;
  readonly rng: boolean;
}

export interface ActualDisk {
  readonly device: 'disk' | 'cdrom' | 'floppy' | 'lun';
  /** `vda`, `sda`. */
  readonly target: string;
  readonly bus: string;
  /** Absent for an empty drive or a source that is not a file. */
  readonly path?: string;
  readonly format?: string;
  /** `default` when none is stated. */
  readonly cache: string;
  /** QEMU ignores discards unless told otherwise. */
  readonly discard: string;
  readonly serial?: string;
  readonly readonly: boolean;
  /** In the plan's words; absent when there is no limit. */
  readonly limits?: PlanDisk['limits'];
}

/** How the host runs the vCPUs, in the plan's words; what is not stated is absent. */
export interface ActualCpu {
  readonly topology?: { readonly sockets: number; readonly cores: number; readonly threads: number };
  readonly shares?: number;
  readonly limitPercent?: number;
  /** In the order of the vCPUs' numbers, the CPUs in ascending order. */
  readonly pinning: readonly { readonly vcpu: number; readonly hostCpus: readonly number[] }[];
  readonly emulatorHostCpus?: readonly number[];
}

export interface ActualNic {
  /** In lower case. */
  readonly mac: string;
  readonly attachment: { readonly kind: 'network' | 'bridge' | 'other'; readonly name: string };
  readonly model: string;
  readonly linkUp: boolean;
  /** Absent when none is stated: it then comes from the network or bridge. */
  readonly mtu?: number;
  readonly bandwidth?: PlanNic['bandwidth'];
  /** Parameters in the order of their names. */
  readonly filter?: PlanNic['filter'];
}

export interface ActualNetwork {
  readonly name: string;
  readonly uuid: string;
  readonly ownership: Ownership;
  readonly active: boolean;
  readonly persistent: boolean;
  readonly autostart: boolean;
  /** What runs; absent unless active. */
  readonly running?: NetworkSettings;
  readonly stored?: NetworkSettings;
}

export interface NetworkSettings {
  readonly mode: 'nat' | 'isolated' | 'routed' | 'bridge' | 'other';
  readonly bridgeName?: string;
  readonly mtu?: number;
  readonly ipv4?: SubnetSettings;
  readonly ipv6?: SubnetSettings;
  readonly dnsDomain?: string;
  readonly dnsHosts: readonly { readonly address: string; readonly names: readonly string[] }[];
}

export interface SubnetSettings {
  /** Network address and prefix length, canonical. */
  readonly cidr: string;
  readonly gateway: string;
  readonly dhcpRange?: { readonly start: string; readonly end: string };
  /** In the order of their addresses' texts. */
  readonly reservations: readonly {
    readonly mac?: string;
    readonly name?: string;
    readonly address: string;
  }[];
}

export interface ActualPool {
  readonly name: string;
  readonly uuid: string;
  readonly type: string;
  readonly path?: string;
  readonly active: boolean;
  readonly autostart: boolean;
  /** Absent while the pool is not active. */
  readonly space?: {
    readonly capacityMiB: number;
    readonly allocationMiB: number;
    readonly availableMiB: number;
  };
  /** Files directly in the pool; empty while it is not active. */
  readonly volumes: readonly ActualVolume[];
}

export interface ActualVolume {
  readonly fileName: string;
  readonly path: string;
  readonly format: string;
  readonly capacityBytes: number;
  readonly allocationBytes: number;
  readonly backingPath?: string;
}

/** Something that is there but could not be read: reported, and never changed. */
export interface Unreadable {
  readonly kind: 'machine' | 'network' | 'pool' | 'volume' | 'host';
  readonly name: string;
  readonly uuid?: string;
  readonly reason: string;
}

export interface Inventory {
  readonly host: HostFacts;
  readonly machines: readonly ActualMachine[];
  readonly networks: readonly ActualNetwork[];
  readonly pools: readonly ActualPool[];
  readonly unreadable: readonly Unreadable[];
}
