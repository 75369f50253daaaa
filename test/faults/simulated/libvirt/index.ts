/**
 * A simulated libvirt: XML texts and flags in memory, and real files for volumes. It behaves as libvirt does where the agent can tell
 * the difference, says no with libvirt's own error numbers, and refuses what no scenario needs. It is no libvirt: what it is taken to do
 * is held against the real one by the live half of the harness, which runs the same scenarios.
 */
import type { LibvirtEvent, LibvirtHost } from '../../../../host-agent/libvirt';
import { fakeLibvirtHost, type FakeWorld } from '../../../support/fake-libvirt-host';
import { emptyWorld } from '../../../host-agent/inventory/worlds';
import { simulatedDefinitions, simulatedPower, referenceOf } from './domains';
import { simulatedDevices } from './devices';
import { simulatedGuests } from './guest-agent';
import { simulatedNetworks } from './networks';
import { simulatedPools, simulatedVolumes } from './storage';
import type { SimulatedWorld } from './world';

export { SimulatedWorld } from './world';
export { leaveTornVolume, lookAgain } from './storage';
export type { LibvirtState } from './state';

/** A connection to the simulated libvirt. What can only be read is read as of any fake host. */
export function simulatedLibvirtHost(world: SimulatedWorld): LibvirtHost {
  const fake = fakeLibvirtHost(readableWorld(world));
  return {
    ...fake,
    domains: {
      ...fake.domains,
      list: async (having) => {
        const names = new Set((await fake.domains.list(having)).map(({ uuid }) => uuid));
        return world.state.domains.filter(({ uuid }) => names.has(uuid)).map(referenceOf);
      },
      ...simulatedDefinitions(world),
      ...simulatedPower(world),
      ...simulatedDevices(world),
      ...simulatedGuests(world),
    },
    networks: { ...fake.networks, ...simulatedNetworks(world) },
    pools: { ...fake.pools, ...simulatedPools(world) },
    volumes: { ...fake.volumes, ...simulatedVolumes(world) },
    events: (options) => events(world, options?.signal),
  };
}

/** The state, in the form in which fake hosts are given theirs. */
function readableWorld(world: SimulatedWorld): FakeWorld {
  return {
    ...emptyWorld(),
    get domains() {
      return world.state.domains.map(({ name, uuid, autostart, storedXml, runningXml }) => ({
        name,
        uuid,
        autostart,
        ...(storedXml === undefined ? {} : { storedXml }),
        ...(runningXml === undefined ? {} : { runningXml }),
      }));
    },
    get networks() {
      return world.state.networks.map(({ name, uuid, autostart, storedXml, runningXml }) => ({
        name,
        uuid,
        autostart,
        ...(storedXml === undefined ? {} : { storedXml }),
        ...(runningXml === undefined ? {} : { runningXml }),
      }));
    },
    get pools() {
      return world.state.pools.map(({ name, uuid, xml, autostart }) => ({ name, uuid, xml, autostart }));
    },
  };
}

async function* events(world: SimulatedWorld, signal?: AbortSignal): AsyncIterable<LibvirtEvent> {
  const waiting: LibvirtEvent[] = [];
  let wake = (): void => undefined;
  const unlisten = world.listen((event) => {
    waiting.push(event);
    wake();
  });
  signal?.addEventListener('abort', () => wake(), { once: true });
  try {
    for (let isOver = false; !isOver; isOver = signal?.aborted === true) {
      const event = waiting.shift();
      if (event !== undefined) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unlisten();
  }
}
