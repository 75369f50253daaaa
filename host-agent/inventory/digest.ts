import { canonicalBytes, sha256Hex } from '../../lib/plan';
import type { ActualMachine, ActualPool, ActualVolume, Inventory } from './types';

/**
 * The name of an inventory's content: sha256 over the canonical bytes of what decisions stand on. Left out is what changes
 * by itself from moment to moment: free memory and free huge pages, the memory of NUMA nodes (virtual hosts grow them on demand),
 * free space and how far volumes have grown, what balloon and guest have reached of the memory that they were given, addresses,
 * and the wording of what could not be read. What the guest agent says of vCPUs, and whether it can be asked, decides what is done.
 */
export function inventoryDigest(inventory: Inventory): string {
  const { memoryFreeMiB: _, numaNodes, hugepages, ...host } = inventory.host;
  return sha256Hex(
    canonicalBytes({
      host: {
        ...host,
        numaNodes: numaNodes.map(({ id, cpus }) => ({ id, cpus })),
        hugepages: hugepages.map(({ sizeKiB, total }) => ({ sizeKiB, total })),
      },
      machines: inventory.machines.map(lastingMachine),
      networks: inventory.networks,
      pools: inventory.pools.map(lastingPool),
      unreadable: inventory.unreadable.map(({ kind, name, uuid }) => ({ kind, name, uuid })),
    }),
  );
}

function lastingMachine(actual: ActualMachine): unknown {
  const { addresses: _, running, ...machine } = actual;
  if (running === undefined) return machine;
  const { currentMiB: _reached, ...memory } = running.memory;
  return { ...machine, running: { ...running, memory } };
}

function lastingPool({ space, volumes, ...pool }: ActualPool): unknown {
  return {
    ...pool,
    ...(space === undefined ? {} : { capacityMiB: space.capacityMiB }),
    volumes: volumes.map(lastingVolume),
  };
}

function lastingVolume(actual: ActualVolume): unknown {
  const { allocationBytes: _, ...volume } = actual;
  return volume;
}
