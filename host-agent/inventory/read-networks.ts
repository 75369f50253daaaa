import { readNetwork, type ObjectReference } from '../libvirt';
import { mapBounded } from './bounded';
import { networkSettingsOf } from './network-settings';
import { ownershipOf } from './ownership';
import { collect, OBJECTS_AT_ONCE, readObject, type PartialInventory, type Reading } from './reading';
import { storedXml } from './stored-xml';
import type { ActualNetwork, NetworkSettings, Ownership } from './types';

/** All networks of the host, ours and others', in the order of their names. */
export async function readNetworks(reading: Reading): Promise<PartialInventory<ActualNetwork>> {
  const networks = await reading.host.networks.list();
  const byName = networks.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const results = await mapBounded(byName, OBJECTS_AT_ONCE, (network) =>
    readObject({ kind: 'network', name: network.name, uuid: network.uuid }, () =>
      readOneNetwork(reading, network),
    ),
  );
  return collect(results);
}

async function readOneNetwork({ host, cache }: Reading, network: ObjectReference): Promise<ActualNetwork> {
  const { networks } = host;
  const [active, persistent] = await Promise.all([
    networks.isActive(network),
    networks.isPersistent(network),
  ]);
  const [autostart, running, stored] = await Promise.all([
    // libvirt refuses the question for a transient network.
    persistent && networks.getAutostart(network),
    active ? networks.getXml(network) : undefined,
    persistent ? storedXml((options) => networks.getXml(network, options)) : undefined,
  ]);
  const [storedReading, runningReading] = [stored, running].map((xml) =>
    xml === undefined ? undefined : cache.read('network', xml, readDefinition),
  );
  return {
    name: network.name,
    uuid: network.uuid,
    ownership: (storedReading ?? runningReading)?.ownership ?? { kind: 'foreign' },
    active,
    persistent,
    autostart,
    ...(runningReading === undefined ? {} : { running: runningReading.settings }),
    ...(storedReading === undefined ? {} : { stored: storedReading.settings }),
  };
}

function readDefinition(xml: string): { readonly settings: NetworkSettings; readonly ownership: Ownership } {
  const definition = readNetwork(xml);
  return { settings: networkSettingsOf(definition), ownership: ownershipOf(definition) };
}
