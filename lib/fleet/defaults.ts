import { ConstructError } from './construct-error';
import type { Host } from './host';
import { Network } from './network';
import { Pool } from './pool';

/** The id and name of the pool and the network that are made when a host states none. */
const DEFAULT_POOL_ID = 'disks';
const DEFAULT_NETWORK_ID = 'nat';

/**
 * The pool of everything that states none: the one that says so, else the only one, else a new one.
 * @throws ConstructError when several say so, or several exist and none says so.
 */
export function defaultPoolOf(host: Host, pools: readonly Pool[]): Pool {
  const chosen = pools.filter((pool) => pool.isDefault);
  const candidates = chosen.length > 0 ? chosen : pools;
  const [only, another] = candidates;
  if (only === undefined) return new Pool(host, DEFAULT_POOL_ID);
  if (another === undefined) return only;
  throw new ConstructError({
    constructPath: host.node.path,
    what:
      chosen.length > 0
        ? `${chosen.length} pools say "isDefault"`
        : `has ${pools.length} pools, and something on it does not say which it means`,
    advice: 'Let exactly one pool say "isDefault: true", or state "pool" everywhere',
  });
}

/** The NAT network of machines that state no NIC: the host's network with the id `nat`, which is made when there is none. */
export function defaultNetworkOf(host: Host): Network {
  const existing = host.node.tryFindChild(DEFAULT_NETWORK_ID);
  return existing instanceof Network ? existing : new Network(host, DEFAULT_NETWORK_ID);
}
