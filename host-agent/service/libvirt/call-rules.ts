import {
  LibvirtXmlError,
  readDomain,
  readNetwork,
  readPool,
  readVolume,
  type DomainApi,
  type NetworkApi,
  type NodeApi,
  type ObjectReference,
  type PoolApi,
  type VolumeApi,
  type VolumeReference,
} from '../../libvirt';
import type { LibvirtCallKind } from './call';

/** What is to be known of a method before its calls can be told of. */
export interface CallRule<Words extends readonly unknown[], Answer> {
  readonly kind: LibvirtCallKind | ((words: Words) => LibvirtCallKind);
  /** The name of what is called for; `answer` is there when the call succeeded. */
  readonly target: (words: Words, answer: Answer | undefined) => string;
}

/** A rule for each method of an API: one that is missing, or does not exist, is an error of the compiler's. */
export type CallRules<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...words: infer Words) => infer Answer
    ? CallRule<Words, Awaited<Answer>>
    : never;
};

const nameOf = ([object]: readonly [ObjectReference, ...unknown[]]): string => object.name;
const volumeName = ({ pool, name }: Pick<VolumeReference, 'pool' | 'name'>): string => `${pool}/${name}`;
const volumeOf = ([volume]: readonly [VolumeReference, ...unknown[]]): string => volumeName(volume);
const firstWord = ([text]: readonly [string, ...unknown[]]): string => text;
const none = (): string => '';

const READ = { kind: 'read', target: nameOf } as const;
const WRITE = { kind: 'write', target: nameOf } as const;
const READ_HOST = { kind: 'read', target: none } as const;

/** Commands of QEMU's guest agent that change nothing in the guest. */
const AGENT_QUESTION = /^guest-(get-[a-z-]+|ping|info|sync|sync-delimited|exec-status)$/;

export const DOMAIN_CALLS = {
  list: READ_HOST,
  tryFindByName: { kind: 'read', target: firstWord },
  tryFindByUuid: { kind: 'read', target: firstWord },
  getXml: READ,
  getState: READ,
  isPersistent: READ,
  hasManagedSave: READ,
  define: { kind: 'write', target: ([xml], answer) => answer?.name ?? nameIn(readDomain, xml) },
  start: WRITE,
  shutdown: WRITE,
  destroy: WRITE,
  resume: WRITE,
  undefine: WRITE,
  getAutostart: READ,
  setAutostart: WRITE,
  setMetadata: WRITE,
  rename: WRITE,
  setVcpus: WRITE,
  setMemory: WRITE,
  memoryStatistics: READ,
  setSchedulerParameters: WRITE,
  pin: WRITE,
  attachDevice: WRITE,
  detachDevice: WRITE,
  updateDevice: WRITE,
  growBlockDevice: WRITE,
  setBlockTuning: WRITE,
  interfaceAddresses: READ,
  agentCommand: {
    kind: ([, command]) => (AGENT_QUESTION.test(agentCommandName(command)) ? 'read' : 'write'),
    target: nameOf,
  },
  statistics: READ_HOST,
} satisfies CallRules<DomainApi>;

export const NETWORK_CALLS = {
  list: READ_HOST,
  tryFindByName: { kind: 'read', target: firstWord },
  getXml: READ,
  isActive: READ,
  isPersistent: READ,
  define: { kind: 'write', target: ([xml], answer) => answer?.name ?? nameIn(readNetwork, xml) },
  start: WRITE,
  destroy: WRITE,
  undefine: WRITE,
  getAutostart: READ,
  setAutostart: WRITE,
  update: WRITE,
  dhcpLeases: READ,
} satisfies CallRules<NetworkApi>;

export const POOL_CALLS = {
  list: READ_HOST,
  tryFindByName: { kind: 'read', target: firstWord },
  getXml: READ,
  getInformation: READ,
  define: { kind: 'write', target: ([xml], answer) => answer?.name ?? nameIn(readPool, xml) },
  build: WRITE,
  start: WRITE,
  destroy: WRITE,
  undefine: WRITE,
  // libvirt looks at the folder again, as it does at every look of ours: what it then knows is what was there before.
  refresh: READ,
  getAutostart: READ,
  setAutostart: WRITE,
  listVolumes: READ,
} satisfies CallRules<PoolApi>;

export const VOLUME_CALLS = {
  tryFind: { kind: 'read', target: ([pool, name]) => volumeName({ pool: pool.name, name }) },
  tryFindByPath: { kind: 'read', target: firstWord },
  getXml: { kind: 'read', target: volumeOf },
  create: { kind: 'write', target: newVolume },
  createFrom: { kind: 'write', target: newVolume },
  grow: { kind: 'write', target: volumeOf },
  delete: { kind: 'write', target: volumeOf },
  upload: { kind: 'write', target: volumeOf },
  download: { kind: 'read', target: volumeOf },
} satisfies CallRules<VolumeApi>;

export const NODE_CALLS = {
  hostname: READ_HOST,
  libvirtVersion: READ_HOST,
  hypervisorVersion: READ_HOST,
  information: READ_HOST,
  memory: READ_HOST,
  capabilitiesXml: READ_HOST,
  freePages: READ_HOST,
  networkFilters: READ_HOST,
  domainCapabilitiesXml: READ_HOST,
} satisfies CallRules<NodeApi>;

function newVolume(
  [pool, xml]: readonly [ObjectReference, string, ...unknown[]],
  answer: VolumeReference | undefined,
): string {
  return volumeName(answer ?? { pool: pool.name, name: nameIn(readVolume, xml) });
}

/** Only for calls that failed, so that no XML is read twice where all is well. Empty for XML that names nothing. */
function nameIn(read: (xml: string) => { readonly name: string }, xml: string): string {
  try {
    return read(xml).name;
  } catch (error) {
    if (error instanceof LibvirtXmlError) return '';
    throw error;
  }
}

/** Empty, and so a change, for what is no command at all: libvirt passes on any text. */
function agentCommandName(command: string): string {
  try {
    const parsed: unknown = JSON.parse(command);
    if (typeof parsed !== 'object' || parsed === null || !('execute' in parsed)) return '';
    return typeof parsed.execute === 'string' ? parsed.execute : '';
  } catch {
    return '';
  }
}
