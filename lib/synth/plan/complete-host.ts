import { defaultNetworkOf, defaultPoolOf, type Pool } from '../../fleet';
import { byName, hostTreeOf, type HostTree } from './host-tree';
import type { WalkedHost } from './walk';

/**
 * Adds what the author left to the defaults: a NIC on the host's NAT network for machines that state none, and a pool when
 * something needs one. Doing it again changes nothing.
 * @throws ConstructError when it is not clear which pool is meant.
 */
export function completeHost({ host, constructs }: WalkedHost): {
  readonly tree: HostTree;
  readonly defaultPool: Pool | undefined;
} {
  const stated = hostTreeOf(host, constructs);
  const withoutNics = stated.machines.filter(({ machine, nics }) => !machine.statesNics && nics.length === 0);
  for (const { machine } of withoutNics) machine.addNic({ network: defaultNetworkOf(host) });
  const tree = withoutNics.length === 0 ? stated : hostTreeOf(host, host.node.findAll());
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
