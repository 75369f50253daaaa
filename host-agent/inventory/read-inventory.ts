import type { LibvirtHost } from '../libvirt';
import type { HostEnvironment } from './acceleration';
import { askGuests } from './ask-guests';
import { createInventoryCache, type InventoryCache } from './cache';
import { withoutPinsToAll } from './cpu';
import { CPU_MAX } from './cpu-list';
import { addressesOf, readLeases } from './read-addresses';
import { readHost } from './read-host';
import { readMachines } from './read-machines';
import { readNetworks } from './read-networks';
import { readPools } from './read-pools';
import type { Reading } from './reading';
import type { HostFacts, Inventory } from './types';

export interface ReadInventoryOptions {
  /** What to take over from the reading before. @default nothing is */
  readonly cache?: InventoryCache;
  /** The machine that this program runs on; used only when libvirt runs there too. @default libvirt's word is taken */
  readonly environment?: HostEnvironment;
  /**
   * Lets libvirt look at the folders of its pools again first, so that files made or removed behind its back are seen. Needs a
   * connection that may write. @default false
   */
  readonly refreshPools?: boolean;
}

/**
 * Reads the whole host. What cannot be read is an entry of `unreadable`; what vanishes while it is read is not there.
 * Rejects with a `LibvirtFailure` when the connection is lost or the host itself (its lists or facts) cannot be asked.
 */
export async function readInventory(
  host: LibvirtHost,
  options: ReadInventoryOptions = {},
): Promise<Inventory> {
  const cache = options.cache ?? createInventoryCache();
  const reading: Reading = { host, cache };
  const [facts, machines, networks, pools] = await Promise.all([
    readHost(reading, options.environment),
    readMachines(reading),
    readNetworks(reading),
    readPools(reading, { refresh: options.refreshPools ?? false }),
  ]);
  const leases = await readLeases(reading, networks.items);
  const guests = await askGuests(reading, machines.items);
  cache.endReading();
  const hostCpus = cpusOfHost(facts.facts);
  return {
    host: facts.facts,
    machines: machines.items.map(({ machine }) => {
      const guest = guests.get(machine.uuid);
      return {
        ...withoutPinsToAll(machine, hostCpus),
        ...(guest?.onlineVcpus === undefined ? {} : { guestOnlineVcpus: guest.onlineVcpus }),
        addresses: addressesOf(machine, leases, guest),
      };
    }),
    networks: networks.items,
    pools: pools.items,
    unreadable: [...facts.unreadable, ...machines.unreadable, ...networks.unreadable, ...pools.unreadable],
  };
}

/** CPUs that are switched off have no place in a NUMA node; drivers without nodes number all of them. */
function cpusOfHost({ numaNodes, cpus }: HostFacts): readonly number[] {
  const online = numaNodes.flatMap((node) => node.cpus);
  return online.length > 0 ? online : Array.from({ length: Math.min(cpus, CPU_MAX + 1) }, (_, cpu) => cpu);
}
