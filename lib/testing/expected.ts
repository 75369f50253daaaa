import type { PlanDisk, PlanImage, PlanMachine, PlanNic } from '../plan';

/** A matcher such as `expect.any(Number)` or `expect.stringMatching(/^web/)` in place of a value. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}
/** A value, or a matcher that takes it. */
export type Expected<Value> = Value | AsymmetricMatcher;

/** What is expected of a machine; what is left out may be anything. */
export interface ExpectedMachine {
  readonly name: string;
  readonly description?: Expected<string>;
  /** vCPUs that it has now. */
  readonly vcpus?: Expected<number>;
  /** vCPUs that it can be given while it runs. */
  readonly vcpusMax?: Expected<number>;
  /** Memory that it has now. */
  readonly memoryMiB?: Expected<number>;
  /** Memory that it boots with. */
  readonly memoryAtBootMiB?: Expected<number>;
  /** Memory that it can be given while it runs. */
  readonly memoryMaxMiB?: Expected<number>;
  readonly powerState?: Expected<PlanMachine['powerState']>;
  readonly protect?: Expected<boolean>;
  readonly autostart?: Expected<boolean>;
  readonly firmware?: Expected<PlanMachine['firmware']>;
  readonly secureBoot?: Expected<boolean>;
  readonly tpm?: Expected<boolean>;
  readonly machineType?: Expected<PlanMachine['machineType']>;
  readonly architecture?: Expected<PlanMachine['architecture']>;
  readonly cpuModel?: Expected<string>;
  readonly guestAgent?: Expected<boolean>;
  /** How many disks, or which: all of them, in any order. */
  readonly disks?: number | readonly ExpectedMachineDisk[];
  /** How many NICs, or which: all of them, in any order. */
  readonly nics?: number | readonly ExpectedNic[];
  /** The fixed addresses of all its NICs, in any order. */
  readonly addresses?: Expected<readonly string[]>;
}

/** What is expected of a disk, its machine aside. */
export interface ExpectedMachineDisk {
  readonly name: string;
  readonly sizeMiB?: Expected<number>;
  /** The image that it starts from. */
  readonly image?: Expected<string>;
  /** Whether it is an overlay on an image, a full copy of one, or blank. */
  readonly source?: Expected<PlanDisk['source']['kind']>;
  readonly pool?: Expected<string>;
  readonly fileName?: Expected<string>;
  readonly serial?: Expected<string>;
  readonly bus?: Expected<PlanDisk['bus']>;
  readonly cache?: Expected<PlanDisk['cache']>;
  readonly discard?: Expected<PlanDisk['discard']>;
  readonly retain?: Expected<boolean>;
}

/** What is expected of a disk of a machine. */
export interface ExpectedDisk extends ExpectedMachineDisk {
  readonly machine: string;
}

/** What is expected of a NIC. */
export interface ExpectedNic {
  readonly name: string;
  /** The network of the plan that it is plugged into. */
  readonly network?: Expected<string>;
  /** The bridge of the host that it is plugged into. */
  readonly bridge?: Expected<string>;
  readonly mac?: Expected<string>;
  readonly model?: Expected<PlanNic['model']>;
  readonly linkUp?: Expected<boolean>;
  readonly mtu?: Expected<number>;
  readonly ipv4?: Expected<string>;
  readonly ipv6?: Expected<string>;
}

/** What is expected of a machine's fixed addresses: that this is among them. */
export interface ExpectedAddress {
  readonly machine: string;
  /**
   * The NIC that has it.
   * @default - any
   */
  readonly nic?: string;
  /**
   * An IPv4 or IPv6 address.
   * @default - any
   */
  readonly address?: Expected<string>;
}

/** What is expected of a network; what is left out may be anything. */
export interface ExpectedNetwork {
  readonly name: string;
  readonly mode?: Expected<'nat' | 'isolated' | 'routed' | 'bridge'>;
  readonly autostart?: Expected<boolean>;
  /** The bridge that libvirt makes for it, or the one that is there already. */
  readonly bridge?: Expected<string>;
  readonly mtu?: Expected<number>;
  /** Its IPv4 subnet. */
  readonly cidr?: Expected<string>;
  /** The host's address in its IPv4 subnet. */
  readonly gateway?: Expected<string>;
  /** What is handed out of its IPv4 subnet. */
  readonly dhcpRange?: Expected<{ readonly start: string; readonly end: string }>;
  /** Its IPv6 subnet. */
  readonly ipv6Cidr?: Expected<string>;
  /** Its DNS domain. */
  readonly domain?: Expected<string>;
}

/** What is expected of an image; what is left out may be anything. */
export interface ExpectedImage {
  readonly name: string;
  readonly sha256?: Expected<string>;
  readonly format?: Expected<PlanImage['format']>;
  readonly pool?: Expected<string>;
  /** Where it is fetched from. */
  readonly url?: Expected<string>;
  /** Where it lies on the host. */
  readonly path?: Expected<string>;
}

/** What is expected of a pool; what is left out may be anything. */
export interface ExpectedPool {
  readonly name: string;
  readonly path?: Expected<string>;
  readonly autostart?: Expected<boolean>;
  readonly capacityMiB?: Expected<number>;
}

/** The matchers, as `expect` offers them; `Result` is what it gives for them. */
export interface FleetMatchers<Result> {
  /** The plan has a machine of this name, with what is stated of it. */
  toHaveMachine(expected: ExpectedMachine): Result;
  /** The plan's machine has a disk of this name, with what is stated of it. */
  toHaveDisk(expected: ExpectedDisk): Result;
  /** The plan's machine has this fixed address. */
  toHaveAddress(expected: ExpectedAddress): Result;
  /** The plan has a network of this name, with what is stated of it. */
  toHaveNetwork(expected: ExpectedNetwork): Result;
  /** The plan has an image of this name, with what is stated of it. */
  toHaveImage(expected: ExpectedImage): Result;
  /** The plan has a pool of this name, with what is stated of it. */
  toHavePool(expected: ExpectedPool): Result;
}
