import { isIP } from 'node:net';
import { LibvirtFailure } from '../errors';
import {
  connectListAllDomainsFlags,
  connectGetAllDomainStatsFlags,
  domainDefineFlags,
  domainDestroyFlags,
  domainInterfaceAddressesSource,
  domainMetadataType,
  domainModificationImpact,
  domainPausedReason,
  domainShutdownFlag,
  domainState,
  domainStatsTypes,
  domainUndefineFlags,
  domainXmlFlags,
  errorNumber,
  ipAddressType,
  typedParameterType,
} from '../protocol/enums.generated';
import type { WireStruct } from '../protocol/procedures';
import type { Session } from '../session/session';
import { devices } from './domain-devices';
import { resources } from './domain-resources';
import type {
  DomainApi,
  DomainState,
  DomainStatistics,
  DomainTrait,
  InterfaceAddresses,
  ObjectReference,
  StatisticsGroup,
  StatisticsOptions,
} from './types';
import { domainHandle, isUnsupported, needResults, unlessMissing } from './values';

/** virDomainState in the words of the interface. */
const stateWords: ReadonlyMap<number, DomainState> = new Map([
  [domainState.nostate, 'no-state'],
  [domainState.running, 'running'],
  [domainState.blocked, 'blocked'],
  [domainState.paused, 'paused'],
  [domainState.shutdown, 'shutdown'],
  [domainState.shutoff, 'shutoff'],
  [domainState.crashed, 'crashed'],
  [domainState.pmsuspended, 'suspended'],
]);

/** VIR_DOMAIN_QEMU_AGENT_COMMAND_DEFAULT: libvirt's own patience (5 s). */
const agentTimeoutDefault = -1;

/**
 * Everything that belongs to a definition goes with it. Not every libvirt and driver knows every flag (TPM came with 8.9, the
 * test driver knows the least); one that refuses a flag has done nothing yet, so the next smaller set is tried.
 */
const undefineAttempts: readonly number[] = [
  ['managedSave', 'snapshotsMetadata', 'checkpointsMetadata', 'nvram', 'tpm'] as const,
  ['managedSave', 'snapshotsMetadata', 'checkpointsMetadata', 'nvram'] as const,
  ['managedSave', 'snapshotsMetadata', 'nvram'] as const,
  ['managedSave', 'snapshotsMetadata'] as const,
].map((names) => names.reduce((flags, name) => flags | domainUndefineFlags[name], 0));

/** Domains over one session. */
export function createDomainApi(session: Session): DomainApi {
  return {
    ...identity(session),
    ...power(session),
    ...definition(session),
    ...guest(session),
    ...resources(session),
    ...devices(session),
  };
}

function identity(
  session: Session,
): Pick<
  DomainApi,
  'list' | 'tryFindByName' | 'tryFindByUuid' | 'getState' | 'isPersistent' | 'hasManagedSave'
> {
  return {
    async list(having) {
      const flags = having === undefined ? 0 : traitFlags[having];
      return (await session.call('connectListAllDomains', { needResults, flags })).domains;
    },
    async tryFindByName(name) {
      return (await unlessMissing(session.call('domainLookupByName', { name }), errorNumber.noDomain))?.dom;
    },
    async tryFindByUuid(uuid) {
      return (await unlessMissing(session.call('domainLookupByUuid', { uuid }), errorNumber.noDomain))?.dom;
    },
    async getState(domain) {
      const { state, reason } = await session.call('domainGetState', { dom: domainHandle(domain), flags: 0 });
      return { state: stateWords.get(state) ?? 'no-state', reason };
    },
    async isPersistent(domain) {
      return (await session.call('domainIsPersistent', { dom: domainHandle(domain) })).persistent === 1;
    },
    async hasManagedSave(domain) {
      return (
        (await session.call('domainHasManagedSaveImage', { dom: domainHandle(domain), flags: 0 })).result ===
        1
      );
    },
  };
}

const traitFlags: Readonly<Record<DomainTrait, number>> = {
  persistent: connectListAllDomainsFlags.persistent,
  running: connectListAllDomainsFlags.running,
  shutoff: connectListAllDomainsFlags.shutoff,
  'managed-save': connectListAllDomainsFlags.managedsave,
  autostart: connectListAllDomainsFlags.autostart,
};

function power(
  session: Session,
): Pick<DomainApi, 'start' | 'shutdown' | 'destroy' | 'resume' | 'getAutostart' | 'setAutostart'> {
  return {
    async start(domain) {
      await session.call('domainCreateWithFlags', { dom: domainHandle(domain), flags: 0 }, 'long');
    },
    async shutdown(domain, how) {
      const flags =
        how === undefined
          ? 0
          : how === 'agent'
            ? domainShutdownFlag.guestAgent
            : domainShutdownFlag.acpiPowerBtn;
      await session.call('domainShutdownFlags', { dom: domainHandle(domain), flags }, 'change');
    },
    async destroy(domain, options) {
      const flags = options?.graceful ? domainDestroyFlags.graceful : domainDestroyFlags.default;
      await session.call('domainDestroyFlags', { dom: domainHandle(domain), flags }, 'change');
    },
    async resume(domain) {
      await session.call('domainResume', { dom: domainHandle(domain) }, 'change');
    },
    async getAutostart(domain) {
      return (await session.call('domainGetAutostart', { dom: domainHandle(domain) })).autostart === 1;
    },
    async setAutostart(domain, autostart) {
      await session.call(
        'domainSetAutostart',
        { dom: domainHandle(domain), autostart: autostart ? 1 : 0 },
        'change',
      );
    },
  };
}

function definition(
  session: Session,
): Pick<DomainApi, 'getXml' | 'define' | 'rename' | 'undefine' | 'setMetadata'> {
  return {
    async getXml(domain, options) {
      const flags = options?.inactive ? domainXmlFlags.inactive : 0;
      return (await session.call('domainGetXmlDesc', { dom: domainHandle(domain), flags })).xml;
    },
    async define(xml) {
      return (
        await session.call('domainDefineXmlFlags', { xml, flags: domainDefineFlags.validate }, 'define')
      ).dom;
    },
    async rename(domain, name) {
      await session.call('domainRename', { dom: domainHandle(domain), newName: name, flags: 0 }, 'change');
    },
    async undefine(domain) {
      await undefineWithEverything(session, domain);
    },
    async setMetadata(domain, { namespace, prefix, xml, live }) {
      const body = {
        dom: domainHandle(domain),
        type: domainMetadataType.element,
        metadata: xml,
        key: prefix,
        uri: namespace,
        flags: domainModificationImpact.config | (live ? domainModificationImpact.live : 0),
      };
      await session.call('domainSetMetadata', body, 'change');
    },
  };
}

async function undefineWithEverything(session: Session, domain: ObjectReference): Promise<void> {
  let refusal: unknown;
  for (const flags of undefineAttempts) {
    try {
      await session.call('domainUndefineFlags', { dom: domainHandle(domain), flags }, 'change');
      return;
    } catch (failure) {
      if (!(failure instanceof LibvirtFailure) || !isUnsupported(failure, errorNumber.invalidArg))
        throw failure;
      refusal = failure;
    }
  }
  throw refusal;
}

function guest(session: Session): Pick<DomainApi, 'interfaceAddresses' | 'agentCommand' | 'statistics'> {
  return {
    async interfaceAddresses(domain, source) {
      const body = { dom: domainHandle(domain), source: domainInterfaceAddressesSource[source], flags: 0 };
      return (await session.call('domainInterfaceAddresses', body)).ifaces.map(toInterfaceAddresses);
    },
    async agentCommand(domain, command, options) {
      const timeout = options?.timeoutSeconds ?? agentTimeoutDefault;
      const body = { dom: domainHandle(domain), cmd: command, timeout, flags: 0 };
      return (await session.call('domainAgentCommand', body, 'long')).result ?? '';
    },
    async statistics(options = {}) {
      const body = { doms: [], stats: groupBits(options.groups), flags: statisticsFlags(options) };
      const { retStats } = await session.call('connectGetAllDomainStats', body);
      return retStats.map(({ dom, params }) => {
        const parameters = new Map(params.map(toParameter));
        return { domain: dom, parameters, ...pauseOf(parameters) };
      });
    },
  };
}

const statisticsGroupBits: Readonly<Record<StatisticsGroup, number>> = {
  state: domainStatsTypes.state,
  'cpu-total': domainStatsTypes.cpuTotal,
  balloon: domainStatsTypes.balloon,
  vcpu: domainStatsTypes.vcpu,
  interface: domainStatsTypes.interface,
  block: domainStatsTypes.block,
};

/** 0 asks for every group that the daemon has. */
function groupBits(groups: readonly StatisticsGroup[] = []): number {
  return groups.reduce((bits, group) => bits | statisticsGroupBits[group], 0);
}

function statisticsFlags({ activeOnly = false, withoutWaiting = false }: StatisticsOptions): number {
  const { active, nowait } = connectGetAllDomainStatsFlags;
  return (activeOnly ? active : 0) | (withoutWaiting ? nowait : 0);
}

function pauseOf(parameters: DomainStatistics['parameters']): Pick<DomainStatistics, 'pausedBecause'> {
  if (parameters.get('state.state') !== domainState.paused) return {};
  const reason = parameters.get('state.reason');
  const [name = 'unknown'] = Object.entries(domainPausedReason).find(([, number]) => number === reason) ?? [];
  return { pausedBecause: name };
}

/** More on one interface are nobody's to look through. */
const addressesMax = 64;

/** libvirt passes on what the guest's agent says as it is: what is no address is left out, since others connect to it. */
function toInterfaceAddresses({ name, hwaddr, addrs }: WireStruct<'DomainInterface'>): InterfaceAddresses {
  return {
    interface: name,
    mac: hwaddr ?? '',
    addresses: addrs
      .filter(({ addr }) => isIP(addr) !== 0)
      .slice(0, addressesMax)
      .map(({ type, addr, prefix }) => ({
        family: type === ipAddressType.ipv6 ? 'ipv6' : 'ipv4',
        address: addr,
        prefix,
      })),
  };
}

function toParameter({
  field,
  value,
}: WireStruct<'TypedParam'>): readonly [string, number | bigint | string | boolean] {
  return [field, value.type === typedParameterType.boolean ? value.value === 1 : value.value];
}
