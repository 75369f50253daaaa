import { defaultNetworkOf, defaultPoolOf, type Host, type Pool } from '../../fleet';
import { hostTreeOf, type HostTree } from './host-tree';

/**
 * Adds what the author left to the defaults: a NIC on the host's NAT network for machines that state none, and a pool when
 * something needs one. Doing it again changes nothing.
 * @throws ConstructError when it is not clear which pool is meant.
 */
export function completeHost(host: Host): {
  readonly tree: HostTree;
  readonly defaultPool: Pool | undefined;
} {
  const stated = hostTreeOf(host);
  for (const machine of stated.machines) {
    if (!machine.statesNics && machine.nics.length === 0) machine.addNic({ network: defaultNetworkOf(host) });
  }
  const defaultPool = needsDefaultPool(stated) ? defaultPoolOf(host, stated.pools) : undefined;
  return { tree: hostTreeOf(host), defaultPool };
}

function needsDefaultPool(tree: HostTree): boolean {
  return (
    tree.images.some((image) => image.pool === undefined) ||
    tree.machines.some(
      (machine) =>
        machine.disks.some((disk) => disk.pool === undefined) ||
        (machine.cloudInit !== undefined && (machine.cloudInit.pool ?? machine.disks[0]?.pool) === undefined),
    )
  );
}
