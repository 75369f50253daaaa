import { canonicalBytes, sha256Hex } from '../../lib/plan';
import type { ActualMachine, ActualPool, ActualVolume, Inventory } from './types';

/**
 * The name of an inventory's content: sha256 over the canonical bytes of what decisions stand on. Left out is what changes
 * by itself from moment to moment: free memory, the memory of NUMA nodes (virtual hosts grow them on demand), free space and
 * how far volumes have grown, what the balloon has reached, addresses, and the wording of what could not be read.
 */
export function inventoryDigest(inventory: Inventory): string {
  const { memoryFreeMiB: _, numaNodes, ...host } = inventory.host;
  return sha256Hex(
    canonicalBytes({
      host: { ...host, numaNodes: numaNodes.map(({ id, cpus }) => ({ id, cpus })) },
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
  return { ...machine, running: { ...running, memory: { maximumMiB: running.memory.maximumMiB } } };
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
