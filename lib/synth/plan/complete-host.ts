import { defaultNetworkOf, defaultPoolOf, type Host, type Pool } from '../../fleet';
import { byName, hostTreeOf, type HostTree } from './host-tree';

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
  const withoutNics = stated.machines.filter(({ machine, nics }) => !machine.statesNics && nics.length === 0);
  for (const { machine } of withoutNics) machine.addNic({ network: defaultNetworkOf(host) });
  const tree = withoutNics.length === 0 ? stated : hostTreeOf(host);
  if (!needsDefaultPool(tree)) return { tree, defaultPool: undefined };
  const defaultPool = defaultPoolOf(host, tree.pools);
  const pools = tree.pools.includes(defaultPool) ? tree.pools : [...tree.pools, defaultPool].sort(byName);
  return { tree: { ...tree, pools }, defaultPool };
}

function needsDefaultPool(tree: HostTree): boolean {
  return (
    tree.images.some((image) => image.pool === undefined) ||
    tree.machines.some(
      ({ machine, disks }) =>
        disks.some((disk) => disk.pool === undefined) ||
        (machine.cloudInit !== undefined && (machine.cloudInit.pool ?? disks[0]?.pool) === undefined),
    )
  );
}
