import type { DomainDiskTuning } from '../xml/definitions';

/**
 * What the rest of the agent may ask of libvirt: thin, typed, one method a remote procedure (or one bulk listing). An
 * interface rather than a class, so that tests and other transports can stand behind it.
 *
 * Every method rejects with a `LibvirtError` (by code), `LibvirtTimeout` or `LibvirtDisconnected`.
 */

export interface ObjectReference {
  readonly name: string;
  readonly uuid: string;
}

export interface DomainReference extends ObjectReference {
  /** Run-time id, `-1` when shut off. */
  readonly id: number;
}

/** virDomainState, in words. */
export type DomainState =
  'no-state' | 'running' | 'blocked' | 'paused' | 'shutdown' | 'shutoff' | 'crashed' | 'suspended';

export type InterfaceAddressSource = 'lease' | 'agent' | 'arp';

export interface InterfaceAddresses {
  readonly interface: string;
  readonly mac: string;
  readonly addresses: readonly {
    readonly family: 'ipv4' | 'ipv6';
    readonly address: string;
    readonly prefix: number;
  }[];
}

/** One domain's bulk statistics: libvirt's own parameter names (`vcpu.current`, `balloon.current`, …) to values. */
export interface DomainStatistics {
  readonly domain: DomainReference;
  readonly parameters: ReadonlyMap<string, number | bigint | string | boolean>;
  /** Why it is paused, by libvirt's own name (`ioerror`, `user`, …); absent while it is not. */
  readonly pausedBecause?: string;
}

/** Parameters of a group begin with its name, but for `cpu-total` (`cpu.`) and `interface` (`net.`). */
export type StatisticsGroup = 'state' | 'cpu-total' | 'balloon' | 'vcpu' | 'interface' | 'block';

export interface StatisticsOptions {
  /** What is asked for: each group costs the daemon something, some a question to QEMU. @default all that the daemon has */
  readonly groups?: readonly StatisticsGroup[];
  /** Leaves out domains that are shut off. @default false */
  readonly activeOnly?: boolean;
  /** Of a domain that is busy with another call, gives only what can be had without waiting for its end. @default false */
  readonly withoutWaiting?: boolean;
}

/** virDomainMemoryStatTags, as far as the agent asks. */
export type MemoryStatistic =
  'unused' | 'available' | 'actual' | 'usable' | 'rss' | 'disk-caches' | 'last-update';

export interface SchedulerParameters {
  readonly shares?: number;
  readonly globalPeriodMicroseconds?: number;
  readonly globalQuotaMicroseconds?: number;
}

/** What domains can be told apart by in a list, without asking each. */
export type DomainTrait = 'persistent' | 'running' | 'shutoff' | 'managed-save' | 'autostart';

export interface DomainApi {
  /** All of them, or those with a trait; one call either way. */
  list(having?: DomainTrait): Promise<readonly DomainReference[]>;
  tryFindByName(name: string): Promise<DomainReference | undefined>;
  tryFindByUuid(uuid: string): Promise<DomainReference | undefined>;
  /** `inactive: true` gives the stored definition, otherwise the running one (or the stored one of a stopped domain). */
  getXml(domain: ObjectReference, options?: { readonly inactive?: boolean }): Promise<string>;
  getState(domain: ObjectReference): Promise<{ readonly state: DomainState; readonly reason: number }>;
  isPersistent(domain: ObjectReference): Promise<boolean>;
  hasManagedSave(domain: ObjectReference): Promise<boolean>;
  /** Defines or redefines, validated against libvirt's schema (VIR_DOMAIN_DEFINE_VALIDATE). */
  define(xml: string): Promise<DomainReference>;
  start(domain: ObjectReference): Promise<void>;
  /** Asks the guest to power off; success says only that it was asked. */
  shutdown(domain: ObjectReference, how?: 'acpi' | 'agent'): Promise<void>;
  /** Cuts the power. */
  destroy(domain: ObjectReference, options?: { readonly graceful?: boolean }): Promise<void>;
  resume(domain: ObjectReference): Promise<void>;
  /** Removes the definition together with managed save, snapshot and checkpoint metadata, and NVRAM and TPM state. */
  undefine(domain: ObjectReference): Promise<void>;
  getAutostart(domain: ObjectReference): Promise<boolean>;
  setAutostart(domain: ObjectReference, autostart: boolean): Promise<void>;
  /** Sets or (without `xml`) removes one `<metadata>` entry; `live` also changes the running definition. */
  setMetadata(
    domain: ObjectReference,
    entry: {
      readonly namespace: string;
      readonly prefix: string;
      readonly xml?: string;
      readonly live: boolean;
    },
  ): Promise<void>;
  /** Another name for a domain that does not run; libvirt refuses one that does. */
  rename(domain: ObjectReference, name: string): Promise<void>;
  /** Plugs vCPUs in or out of the running domain. Success is not the guest's: read back. */
  setVcpus(domain: ObjectReference, count: number): Promise<void>;
  /** Sets the balloon's target in the running domain, memory that is plugged in not counted. The guest follows when it can. */
  setMemory(domain: ObjectReference, kiB: number): Promise<void>;
  /**
   * What the guest says of its memory, by libvirt's names (`actual`, `available`, `usable`, `unused`, …), in KiB; and when it
   * said so (`last-update`), in seconds since 1970.
   */
  memoryStatistics(domain: ObjectReference): Promise<ReadonlyMap<MemoryStatistic, number>>;
  /** CPU time weight and limits of the running domain; what is absent stays as it is, -1 is "no limit". */
  setSchedulerParameters(domain: ObjectReference, parameters: SchedulerParameters): Promise<void>;
  /** Which host CPUs may run a vCPU (or, without one, QEMU's own threads) of the running domain. */
  pin(
    domain: ObjectReference,
    pinning: { readonly vcpu?: number; readonly hostCpus: readonly number[]; readonly hostCpuCount: number },
  ): Promise<void>;
  /** Plugs a device into the running domain only. */
  attachDevice(domain: ObjectReference, xml: string): Promise<void>;
  /**
   * Asks the guest to let a device of the running domain go. Success says neither that it was asked in time nor that it let go:
   * wait for `device-removed`, and read back.
   */
  detachDevice(domain: ObjectReference, xml: string): Promise<void>;
  /** Changes a device of the running domain in place; `force` opens the tray of a drive that the guest has locked. */
  updateDevice(domain: ObjectReference, xml: string, options?: { readonly force?: boolean }): Promise<void>;
  /**
   * Grows a disk of the running domain, named by its target or path. Refuses, before asking libvirt, a size below the present one:
   * libvirt shrinks without a word, and the data is gone.
   */
  growBlockDevice(domain: ObjectReference, disk: string, capacityBytes: number): Promise<void>;
  /** Limits a disk of the running domain; all limits that are not named are lifted. */
  setBlockTuning(domain: ObjectReference, disk: string, tuning: DomainDiskTuning): Promise<void>;
  interfaceAddresses(
    domain: ObjectReference,
    source: InterfaceAddressSource,
  ): Promise<readonly InterfaceAddresses[]>;
  /** Sends one JSON command to the guest agent and returns its JSON answer. */
  agentCommand(
    domain: ObjectReference,
    command: string,
    options?: { readonly timeoutSeconds?: number },
  ): Promise<string>;
  /** All domains in one call. */
  statistics(options?: StatisticsOptions): Promise<readonly DomainStatistics[]>;
}

/** A section of a network that libvirt can change while the network runs. */
export type NetworkSection = 'ip-dhcp-host' | 'ip-dhcp-range' | 'dns-host';

export interface NetworkUpdate {
  readonly section: NetworkSection;
  readonly command: 'add-last' | 'modify' | 'delete';
  /** Index of the `<ip>` element that the entry belongs to; -1 lets libvirt choose. */
  readonly parentIndex: number;
  readonly xml: string;
}

export interface DhcpLease {
  readonly mac: string;
  readonly address: string;
  readonly prefix: number;
  readonly hostname?: string;
  readonly expiresAtSeconds: number;
}

export interface NetworkApi {
  list(): Promise<readonly ObjectReference[]>;
  tryFindByName(name: string): Promise<ObjectReference | undefined>;
  getXml(network: ObjectReference, options?: { readonly inactive?: boolean }): Promise<string>;
  isActive(network: ObjectReference): Promise<boolean>;
  isPersistent(network: ObjectReference): Promise<boolean>;
  define(xml: string): Promise<ObjectReference>;
  start(network: ObjectReference): Promise<void>;
  destroy(network: ObjectReference): Promise<void>;
  undefine(network: ObjectReference): Promise<void>;
  getAutostart(network: ObjectReference): Promise<boolean>;
  setAutostart(network: ObjectReference, autostart: boolean): Promise<void>;
  /** Changes one entry, in the running network as well when `live`, and in the stored one when `config`. */
  update(
    network: ObjectReference,
    update: NetworkUpdate,
    affect: { readonly live: boolean; readonly config: boolean },
  ): Promise<void>;
  dhcpLeases(network: ObjectReference): Promise<readonly DhcpLease[]>;
}

export type PoolState = 'inactive' | 'building' | 'running' | 'degraded' | 'inaccessible';

export interface PoolInformation {
  readonly state: PoolState;
  readonly capacityBytes: number;
  readonly allocationBytes: number;
  readonly availableBytes: number;
}

export interface VolumeReference {
  readonly pool: string;
  readonly name: string;
  /** Unique key; for a directory pool the path. */
  readonly key: string;
}

export interface PoolApi {
  list(): Promise<readonly ObjectReference[]>;
  tryFindByName(name: string): Promise<ObjectReference | undefined>;
  getXml(pool: ObjectReference, options?: { readonly inactive?: boolean }): Promise<string>;
  getInformation(pool: ObjectReference): Promise<PoolInformation>;
  define(xml: string): Promise<ObjectReference>;
  /** Makes the target directory. */
  build(pool: ObjectReference): Promise<void>;
  start(pool: ObjectReference): Promise<void>;
  /** Stops the pool; volumes stay. */
  destroy(pool: ObjectReference): Promise<void>;
  undefine(pool: ObjectReference): Promise<void>;
  refresh(pool: ObjectReference): Promise<void>;
  getAutostart(pool: ObjectReference): Promise<boolean>;
  setAutostart(pool: ObjectReference, autostart: boolean): Promise<void>;
  listVolumes(pool: ObjectReference): Promise<readonly VolumeReference[]>;
}

export interface VolumeApi {
  tryFind(pool: ObjectReference, name: string): Promise<VolumeReference | undefined>;
  tryFindByPath(path: string): Promise<VolumeReference | undefined>;
  getXml(volume: VolumeReference): Promise<string>;
  create(pool: ObjectReference, xml: string): Promise<VolumeReference>;
  /** Makes a volume with the content of another (virStorageVolCreateXMLFrom); takes as long as copying takes. */
  createFrom(pool: ObjectReference, xml: string, source: VolumeReference): Promise<VolumeReference>;
  /** Grows only: refuses, before asking libvirt, a capacity below the present one (libvirt shrinks silently). */
  grow(volume: VolumeReference, capacityBytes: number): Promise<void>;
  /** Removes the file. libvirt checks neither users nor backing chains: the caller must have. */
  delete(volume: VolumeReference): Promise<void>;
  upload(
    volume: VolumeReference,
    source: AsyncIterable<Uint8Array>,
    options?: { readonly offsetBytes?: number; readonly lengthBytes?: number; readonly signal?: AbortSignal },
  ): Promise<void>;
  download(
    volume: VolumeReference,
    options?: { readonly offsetBytes?: number; readonly lengthBytes?: number; readonly signal?: AbortSignal },
  ): AsyncIterable<Uint8Array>;
}

export interface NodeMemory {
  /** All memory of the host (virNodeGetMemoryStats `total`; nodeinfo under-reports where NUMA nodes grow on demand). */
  readonly totalKiB: number;
  readonly freeKiB: number;
}

export interface NodeApi {
  hostname(): Promise<string>;
  /** libvirt's version as `major * 1e6 + minor * 1e3 + release`. */
  libvirtVersion(): Promise<number>;
  /** The hypervisor's version, same form. */
  hypervisorVersion(): Promise<number>;
  information(): Promise<{
    readonly model: string;
    readonly cpus: number;
    readonly memoryKiB: number;
    readonly numaNodes: number;
    readonly sockets: number;
    readonly cores: number;
    readonly threads: number;
  }>;
  memory(): Promise<NodeMemory>;
  capabilitiesXml(): Promise<string>;
  /** Free pages of a size, over all NUMA nodes. */
  freePages(sizeKiB: number): Promise<number>;
  /** Names of the network filters that are defined. */
  networkFilters(): Promise<readonly string[]>;
  /** Needs a read-write connection (libvirt refuses it on the read-only socket). */
  domainCapabilitiesXml(query: {
    readonly emulator?: string;
    readonly architecture?: string;
    readonly machine?: string;
    readonly virtualisation?: string;
  }): Promise<string>;
}

/** What happened on the host; a hint to look again, never the truth itself. */
export type LibvirtEvent =
  | {
      readonly kind: 'domain-lifecycle';
      readonly domain: DomainReference;
      readonly event: string;
      readonly detail: number;
      /** The detail by libvirt's own name (`crashed`, `ioerror`, …); absent for one without a name here. */
      readonly reason?: string;
    }
  /** The guest has started anew by itself, or was asked to; the domain ran on. */
  | { readonly kind: 'domain-reboot'; readonly domain: DomainReference }
  /** Reading or writing a disk has failed on the host. `pause`: the domain waits until somebody resumes it. */
  | {
      readonly kind: 'disk-error';
      readonly domain: DomainReference;
      readonly path: string;
      readonly alias: string;
      readonly action: 'none' | 'pause' | 'report' | 'unknown';
      /** `enospc` when the disk was full, else libvirt's own word, or empty. */
      readonly reason: string;
    }
  | { readonly kind: 'network-lifecycle'; readonly network: ObjectReference; readonly event: string }
  | { readonly kind: 'pool-lifecycle'; readonly pool: ObjectReference; readonly event: string }
  | { readonly kind: 'device-removed'; readonly domain: DomainReference; readonly alias: string }
  /** The guest refused to let a device go. */
  | { readonly kind: 'device-removal-failed'; readonly domain: DomainReference; readonly alias: string }
  | { readonly kind: 'agent-lifecycle'; readonly domain: DomainReference; readonly connected: boolean }
  /** Events were lost (queue full or connection lost and back): list everything again. */
  | { readonly kind: 'resync'; readonly reason: 'overflow' | 'reconnected' };

export interface LibvirtHost {
  readonly uri: string;
  readonly readOnly: boolean;
  readonly domains: DomainApi;
  readonly networks: NetworkApi;
  readonly pools: PoolApi;
  readonly volumes: VolumeApi;
  readonly node: NodeApi;
  /** Ends when the host is closed. Each call is an independent, bounded subscription. */
  events(options?: { readonly signal?: AbortSignal }): AsyncIterable<LibvirtEvent>;
  close(): Promise<void>;
}

/** How to reach libvirt: see the room's entrance for `connectLibvirt`. */
export interface ConnectOptions {
  readonly readOnly?: boolean;
  /** Calls in flight at most; libvirtd stops reading at its `max_client_requests` (5), so 4 never blocks keepalive. */
  readonly callWindow?: number;
  readonly connectTimeoutMs?: number;
  readonly signal?: AbortSignal;
}

export type ConnectLibvirt = (uri: string, options?: ConnectOptions) => Promise<LibvirtHost>;
