import type { Element } from 'slimdom';
import {
  errorNumber,
  readNetwork,
  type NetworkApi,
  type NetworkUpdate,
  type ObjectReference,
} from '../../../../host-agent/libvirt';
import { libvirtError } from '../../../support/fake-libvirt-host';
import type { SimulatedNetwork } from './state';
import type { SimulatedWorld } from './world';
import { adopt, append, attributeOf, childOf, childrenOf, edited, parseAny } from './xml';

type Changes = Pick<
  NetworkApi,
  'tryFindByName' | 'define' | 'start' | 'destroy' | 'undefine' | 'setAutostart' | 'update'
>;

export function simulatedNetworks(world: SimulatedWorld): Changes {
  const find = ({ uuid }: ObjectReference): SimulatedNetwork => {
    const found = world.state.networks.find((network) => network.uuid === uuid);
    if (found === undefined)
      throw libvirtError(errorNumber.noNetwork, `no network with matching uuid '${uuid}'`);
    return found;
  };
  return {
    async tryFindByName(name) {
      const found = world.state.networks.find((network) => network.name === name);
      return found === undefined ? undefined : { name: found.name, uuid: found.uuid };
    },
    define: async (xml) => define(world, xml),
    start: async (reference) => start(world, find(reference)),
    async destroy(reference) {
      const network = find(reference);
      if (network.runningXml === undefined) throw invalid(`network '${network.name}' is not active`);
      // The bridge goes, and whoever was on it is on none.
      const bridge = bridgeOf(network.runningXml);
      for (const [port, on] of Object.entries(world.state.ports)) {
        if (on === bridge) world.state.ports[port] = undefined;
      }
      network.runningXml = undefined;
      dropTransient(world, network);
    },
    async undefine(reference) {
      const network = find(reference);
      network.storedXml = undefined;
      network.autostart = false;
      dropTransient(world, network);
    },
    async setAutostart(reference, autostart) {
      find(reference).autostart = autostart;
    },
    async update(reference, change, { live, config }) {
      const network = find(reference);
      if (live && network.runningXml === undefined) throw invalid('network is not running');
      if (live && network.runningXml !== undefined) network.runningXml = updated(network.runningXml, change);
      if (config && network.storedXml !== undefined) network.storedXml = updated(network.storedXml, change);
    },
  };
}

function invalid(why: string): Error {
  return libvirtError(errorNumber.operationInvalid, `Requested operation is not valid: ${why}`);
}

function bridgeOf(xml: string): string | undefined {
  return attributeOf(childOf(parseAny(xml), 'bridge'), 'name');
}

function dropTransient(world: SimulatedWorld, network: SimulatedNetwork): void {
  if (network.storedXml !== undefined || network.runningXml !== undefined) return;
  world.state.networks = world.state.networks.filter((other) => other !== network);
}

function define(world: SimulatedWorld, xml: string): ObjectReference {
  const { name, uuid } = readNetwork(xml);
  const { networks } = world.state;
  const other = networks.find((network) => (network.name === name) !== (network.uuid === uuid));
  if (other !== undefined) {
    const why = `operation failed: network '${other.name}' already exists with uuid ${other.uuid}`;
    throw libvirtError(errorNumber.operationFailed, why);
  }
  const present = networks.find((network) => network.uuid === uuid);
  if (present !== undefined) present.storedXml = xml;
  else networks.push({ uuid, name, storedXml: xml, runningXml: undefined, autostart: false });
  return { name, uuid };
}

function start(world: SimulatedWorld, network: SimulatedNetwork): void {
  if (network.runningXml !== undefined) throw invalid('network is already active');
  const { storedXml } = network;
  if (storedXml === undefined) throw invalid('network is not defined');
  const holder = world.state.networks.find(
    ({ runningXml }) => runningXml !== undefined && bridgeOf(runningXml) === bridgeOf(storedXml),
  );
  if (holder !== undefined) {
    throw libvirtError(errorNumber.internalError, `bridge name is used by network '${holder.name}'`);
  }
  network.runningXml = storedXml;
}

/** What the entry is known by; only one of each may be there. */
function keyOf(entry: Element): string {
  const [name, ip, start] = ['mac', 'ip', 'start'].map((attribute) => attributeOf(entry, attribute));
  return `${entry.localName} ${name ?? ''} ${ip ?? ''} ${start ?? ''}`;
}

function updated(xml: string, { section, command, parentIndex, xml: entryXml }: NetworkUpdate): string {
  return edited(xml, (root) => {
    const parent = parentFor(root, section, parentIndex);
    const key = keyOf(parseAny(entryXml));
    const present = parent.children.find((entry) => keyOf(entry) === key);
    if (command === 'delete') {
      if (present === undefined) throw invalid("couldn't locate a matching entry");
      present.remove();
      return;
    }
    if (present !== undefined) throw invalid('there is an existing entry that matches');
    adopt(parent, entryXml);
  });
}

function parentFor(root: Element, section: NetworkUpdate['section'], index: number): Element {
  if (section === 'dns-host') return childOf(root, 'dns') ?? append(root, 'dns', {});
  const ip = childrenOf(root, 'ip')[Math.max(0, index)];
  if (ip === undefined) throw invalid("couldn't locate an <ip> element");
  return childOf(ip, 'dhcp') ?? append(ip, 'dhcp', {});
}
