import {
  errorNumber,
  LibvirtError,
  type DhcpLease,
  type DomainState,
  type DomainTrait,
  type InterfaceAddresses,
  type LibvirtHost,
  type MemoryStatistic,
  type ObjectReference,
  type PoolState,
} from '../../host-agent/libvirt';

/** A domain of a fake host. */
export interface FakeDomain extends ObjectReference {
  /** Absent: transient. */
  readonly storedXml?: string;
  /** Absent: shut off. */
  readonly runningXml?: string;
  /** @default 'running' with running XML, else 'shutoff' */
  readonly state?: DomainState;
  readonly autostart?: boolean;
  readonly hasManagedSave?: boolean;
  /** What the guest agent says. @default an error that says it is not there */
  readonly agent?: () => Promise<readonly InterfaceAddresses[]>;
  /** What the guest says of its memory, in KiB. @default nothing */
  readonly memoryStatistics?: ReadonlyMap<MemoryStatistic, number>;
  /** Happens instead of every answer about this domain except the list. */
  readonly failsWith?: Error;
}

export interface FakeNetwork extends ObjectReference {
  readonly storedXml?: string;
  readonly runningXml?: string;
  readonly autostart?: boolean;
  readonly leases?: readonly DhcpLease[];
}

export interface FakePool extends ObjectReference {
  readonly xml: string;
  /** @default 'running' */
  readonly state?: PoolState;
  readonly autostart?: boolean;
  readonly capacityBytes?: number;
  readonly allocationBytes?: number;
  readonly availableBytes?: number;
  /** By volume name; an error instead of XML is what asking for it gives. */
  readonly volumes?: ReadonlyMap<string, string | Error>;
}

/** The world behind a fake host. Reassign what changes between two readings. */
export interface FakeWorld {
  domains: readonly FakeDomain[];
  networks: readonly FakeNetwork[];
  pools: readonly FakePool[];
  capabilitiesXml: string;
  /** By virtualisation type; absent: libvirt refuses to answer. */
  domainCapabilitiesXml: ReadonlyMap<string, string>;
  /** Absent: the driver has no such statistics. */
  memory?: { readonly totalKiB: number; readonly freeKiB: number };
  /** Free pages by size in KiB. @default none of any size */
  freePages?: ReadonlyMap<number, number>;
  /** @default none */
  networkFilters?: readonly string[];
}

export interface FakeHostOptions {
  /** @default 'qemu:///system' */
  readonly uri?: string;
  readonly readOnly?: boolean;
}

/** What libvirt answers for something that is not there. */
export function goneError(): LibvirtError {
  return libvirtError(errorNumber.noDomain, 'Domain not found');
}

/** An error as libvirt would send it. */
export function libvirtError(code: number, message: string): LibvirtError {
  return new LibvirtError(
    { code, domain: 10, level: 2, message, str1: undefined, int1: -1 },
    'fakeProcedure',
  );
}

/** A libvirt host that holds XML texts in memory and can only be read: every change is refused. */
export function fakeLibvirtHost(world: FakeWorld, options: FakeHostOptions = {}): LibvirtHost {
  return {
    uri: options.uri ?? 'qemu:///system',
    readOnly: options.readOnly ?? false,
    domains: fakeDomains(world),
    networks: fakeNetworks(world),
    pools: fakePools(world),
    volumes: fakeVolumes(world),
    node: fakeNode(world, options),
    events: async function* () {},
    close: async () => {},
  };
}

async function refuse(): Promise<never> {
  throw libvirtError(errorNumber.noSupport, 'this function is not supported by the connection driver');
}

function findIn<Item extends ObjectReference>(items: readonly Item[], reference: ObjectReference): Item {
  const item = items.find(({ uuid }) => uuid === reference.uuid);
  if (item === undefined) throw goneError();
  return item;
}

function referenceOf({ name, uuid }: ObjectReference): ObjectReference {
  return { name, uuid };
}

function xmlOf(
  item: { readonly storedXml?: string; readonly runningXml?: string },
  inactive: boolean | undefined,
): string {
  const xml = inactive === true ? item.storedXml : (item.runningXml ?? item.storedXml);
  if (xml === undefined) throw libvirtError(errorNumber.operationInvalid, 'domain is transient');
  return xml;
}

function fakeDomains(world: FakeWorld): LibvirtHost['domains'] {
  const find = (reference: ObjectReference): FakeDomain => {
    const domain = findIn(world.domains, reference);
    if (domain.failsWith !== undefined) throw domain.failsWith;
    return domain;
  };
  const stateOf = (domain: FakeDomain): DomainState =>
    domain.state ?? (domain.runningXml === undefined ? 'shutoff' : 'running');
  const hasTrait: Readonly<Record<DomainTrait, (domain: FakeDomain) => boolean>> = {
    persistent: (domain) => domain.storedXml !== undefined,
    running: (domain) => stateOf(domain) === 'running',
    shutoff: (domain) => stateOf(domain) === 'shutoff',
    'managed-save': (domain) => domain.hasManagedSave ?? false,
    autostart: (domain) => domain.autostart ?? false,
  };
  return {
    list: async (having) =>
      world.domains
        .map((domain, index) => ({
          domain,
          reference: { ...referenceOf(domain), id: domain.runningXml === undefined ? -1 : index + 1 },
        }))
        .filter(({ domain }) => having === undefined || hasTrait[having](domain))
        .map(({ reference }) => reference),
    tryFindByName: refuse,
    tryFindByUuid: refuse,
    getXml: async (domain, options) => xmlOf(find(domain), options?.inactive),
    getState: async (domain) => ({ state: stateOf(find(domain)), reason: 0 }),
    isPersistent: async (domain) => find(domain).storedXml !== undefined,
    hasManagedSave: async (domain) => find(domain).hasManagedSave ?? false,
    define: refuse,
    start: refuse,
    shutdown: refuse,
    destroy: refuse,
    resume: refuse,
    undefine: refuse,
    getAutostart: async (domain) => find(domain).autostart ?? false,
    setAutostart: refuse,
    setMetadata: refuse,
    rename: refuse,
    setVcpus: refuse,
    setMemory: refuse,
    memoryStatistics: async (domain) => find(domain).memoryStatistics ?? new Map(),
    setSchedulerParameters: refuse,
    pin: refuse,
    attachDevice: refuse,
    detachDevice: refuse,
    updateDevice: refuse,
    growBlockDevice: refuse,
    setBlockTuning: refuse,
    interfaceAddresses: async (domain, source) => {
      const { agent } = find(domain);
      if (source !== 'agent' || agent === undefined) {
        throw libvirtError(errorNumber.agentUnresponsive, 'Guest agent is not responding');
      }
      return agent();
    },
    agentCommand: refuse,
    statistics: refuse,
  };
}

function fakeNetworks(world: FakeWorld): LibvirtHost['networks'] {
  const find = (reference: ObjectReference): FakeNetwork => findIn(world.networks, reference);
  return {
    list: async () => world.networks.map(referenceOf),
    tryFindByName: refuse,
    getXml: async (network, options) => xmlOf(find(network), options?.inactive),
    isActive: async (network) => find(network).runningXml !== undefined,
    isPersistent: async (network) => find(network).storedXml !== undefined,
    define: refuse,
    start: refuse,
    destroy: refuse,
    undefine: refuse,
    getAutostart: async (network) => find(network).autostart ?? false,
    setAutostart: refuse,
    update: refuse,
    dhcpLeases: async (network) => find(network).leases ?? [],
  };
}

function fakePools(world: FakeWorld): LibvirtHost['pools'] {
  const find = (reference: ObjectReference): FakePool => findIn(world.pools, reference);
  return {
    list: async () => world.pools.map(referenceOf),
    tryFindByName: refuse,
    getXml: async (pool) => find(pool).xml,
    getInformation: async (pool) => {
      const { state = 'running', capacityBytes = 0, allocationBytes = 0, availableBytes = 0 } = find(pool);
      return { state, capacityBytes, allocationBytes, availableBytes };
    },
    define: refuse,
    build: refuse,
    start: refuse,
    destroy: refuse,
    undefine: refuse,
    refresh: refuse,
    getAutostart: async (pool) => find(pool).autostart ?? false,
    setAutostart: refuse,
    listVolumes: async (pool) =>
      [...(find(pool).volumes ?? new Map<string, string>()).keys()].map((name) => ({
        pool: pool.name,
        name,
        key: `/pool/${name}`,
      })),
  };
}

function fakeVolumes(world: FakeWorld): LibvirtHost['volumes'] {
  return {
    tryFind: refuse,
    tryFindByPath: refuse,
    getXml: async (volume) => {
      const xml = world.pools.find(({ name }) => name === volume.pool)?.volumes?.get(volume.name);
      if (xml === undefined) throw libvirtError(errorNumber.noStorageVol, 'Storage volume not found');
      if (xml instanceof Error) throw xml;
      return xml;
    },
    create: refuse,
    createFrom: refuse,
    grow: refuse,
    delete: refuse,
    upload: refuse,
    download: () => {
      throw libvirtError(errorNumber.noSupport, 'this function is not supported by the connection driver');
    },
  };
}

function fakeNode(world: FakeWorld, options: FakeHostOptions): LibvirtHost['node'] {
  return {
    hostname: async () => 'fake-host',
    libvirtVersion: async () => 9_000_000,
    hypervisorVersion: async () => 7_002_022,
    information: async () => ({
      model: 'x86_64',
      cpus: 2,
      memoryKiB: 4_194_304,
      numaNodes: 1,
      sockets: 1,
      cores: 2,
      threads: 1,
    }),
    memory: async () => world.memory ?? refuse(),
    capabilitiesXml: async () => world.capabilitiesXml,
    freePages: async (sizeKiB) => world.freePages?.get(sizeKiB) ?? 0,
    networkFilters: async () => world.networkFilters ?? [],
    domainCapabilitiesXml: async ({ virtualisation }) => {
      if (options.readOnly === true) throw libvirtError(errorNumber.operationDenied, 'read only access');
      return world.domainCapabilitiesXml.get(virtualisation ?? 'qemu') ?? refuse();
    },
  };
}
