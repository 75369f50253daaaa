import {
  errorNumber,
  networkDefineFlags,
  networkUpdateCommand,
  networkUpdateFlags,
  networkUpdateSection,
  networkXmlFlags,
} from '../protocol/enums.generated';
import type { WireStruct } from '../protocol/procedures';
import type { Session } from '../session/session';
import type { DhcpLease, NetworkApi, NetworkSection, NetworkUpdate, ObjectReference } from './types';
import { isUnsupported, needResults, objectHandle, toNumber, unlessMissing } from './values';

const sectionNumbers: Readonly<Record<NetworkSection, number>> = {
  'ip-dhcp-host': networkUpdateSection.ipDhcpHost,
  'ip-dhcp-range': networkUpdateSection.ipDhcpRange,
  'dns-host': networkUpdateSection.dnsHost,
};

const commandNumbers: Readonly<Record<NetworkUpdate['command'], number>> = {
  'add-last': networkUpdateCommand.addLast,
  modify: networkUpdateCommand.modify,
  delete: networkUpdateCommand.delete,
};

/** VIR_DRV_FEATURE_NETWORK_UPDATE_HAS_CORRECT_ORDER of libvirt_internal.h. */
const featureCorrectOrder = 16;

/** Networks over one session. */
export function createNetworkApi(session: Session): NetworkApi {
  return {
    async list() {
      return (await session.call('connectListAllNetworks', { needResults, flags: 0 })).nets;
    },
    async tryFindByName(name) {
      return (await unlessMissing(session.call('networkLookupByName', { name }), errorNumber.noNetwork))?.net;
    },
    async getXml(network, options) {
      const flags = options?.inactive ? networkXmlFlags.inactive : 0;
      return (await session.call('networkGetXmlDesc', { net: objectHandle(network), flags })).xml;
    },
    async isActive(network) {
      return (await session.call('networkIsActive', { net: objectHandle(network) })).active === 1;
    },
    async isPersistent(network) {
      return (await session.call('networkIsPersistent', { net: objectHandle(network) })).persistent === 1;
    },
    define: (xml) => defineValidated(session, xml),
    async start(network) {
      await session.call('networkCreate', { net: objectHandle(network) }, 'change');
    },
    async destroy(network) {
      await session.call('networkDestroy', { net: objectHandle(network) }, 'change');
    },
    async undefine(network) {
      await session.call('networkUndefine', { net: objectHandle(network) }, 'change');
    },
    async getAutostart(network) {
      return (await session.call('networkGetAutostart', { net: objectHandle(network) })).autostart === 1;
    },
    async setAutostart(network, autostart) {
      await session.call(
        'networkSetAutostart',
        { net: objectHandle(network), autostart: autostart ? 1 : 0 },
        'change',
      );
    },
    update: (network, update, affect) => updateSection(session, network, update, affect),
    async dhcpLeases(network) {
      const body = { net: objectHandle(network), mac: undefined, needResults, flags: 0 };
      return (await session.call('networkGetDhcpLeases', body)).leases.map(toLease);
    },
  };
}

/** Validating came with libvirt 7.7; before it an unknown element is dropped silently, which the caller's read-back shows. */
async function defineValidated(session: Session, xml: string): Promise<ObjectReference> {
  try {
    const flags = networkDefineFlags.validate;
    return (await session.call('networkDefineXmlFlags', { xml, flags }, 'change')).net;
  } catch (failure) {
    if (!isUnsupported(failure, errorNumber.noSupport)) throw failure;
    return (await session.call('networkDefineXml', { xml }, 'change')).net;
  }
}

async function updateSection(
  session: Session,
  network: ObjectReference,
  update: NetworkUpdate,
  affect: { readonly live: boolean; readonly config: boolean },
): Promise<void> {
  const command = commandNumbers[update.command];
  const section = sectionNumbers[update.section];
  // libvirt up to 7.1 takes these two in the wrong order, and says through this feature whether it still does.
  const { supported } = await session.call('connectSupportsFeature', { feature: featureCorrectOrder });
  const body = {
    net: objectHandle(network),
    ...(supported === 1 ? { command, section } : { command: section, section: command }),
    parentIndex: update.parentIndex,
    xml: update.xml,
    flags: (affect.live ? networkUpdateFlags.live : 0) | (affect.config ? networkUpdateFlags.config : 0),
  };
  await session.call('networkUpdate', body, 'change');
}

function toLease(lease: WireStruct<'NetworkDhcpLease'>): DhcpLease {
  return {
    mac: lease.mac ?? '',
    address: lease.ipaddr,
    prefix: lease.prefix,
    ...(lease.hostname === undefined ? {} : { hostname: lease.hostname }),
    expiresAtSeconds: toNumber(lease.expirytime),
  };
}
