import type { Pool } from '../../fleet';
import { bridgeName, derivedUuid, type LockFileHost } from '../../placement';
import { PLAN_VERSION, type PlanInput } from '../../plan';
import type { SynthesisProblem } from '../problems';
import { chooseAddresses, type MovedAddress } from './addresses';
import { completeHost } from './complete-host';
import { hostToPlan } from './host';
import { identityOf } from './identity';
import { chooseMacAddresses } from './mac-addresses';
import { machineToPlan, type MachineFacts } from './machine';
import { networkToPlan } from './network';
import { imageToPlan, poolToPlan } from './storage';
import type { WalkedHost } from './walk';

/** A plan that has not been checked yet, and what the lock file must remember of how it came about. */
export interface PlanDraft {
  readonly plan: PlanInput;
  readonly locked: LockFileHost;
  readonly problems: readonly SynthesisProblem[];
  readonly moved: readonly MovedAddress[];
}

/**
 * The plan of a host, with nothing left open.
 * @throws ConstructError when it is not clear which pool is meant.
 */
export function makePlan(walked: WalkedHost, recorded: LockFileHost): PlanDraft {
  const { host } = walked;
  const { tree, defaultPool } = completeHost(walked);
  const { addressOf, moved, ...chosen } = chooseAddresses(tree, recorded);
  const { macOf, locked: macs } = chooseMacAddresses(host, tree, recorded);
  const poolOf = (stated: Pool | undefined): Pool => {
    const pool = stated ?? defaultPool;
    if (pool === undefined) throw new Error(`${host.node.path} was given no default pool`);
    return pool;
  };
  const facts: MachineFacts = { host, poolOf: (stated) => poolOf(stated).name, macOf, addressOf };
  // Keys here, and in what is put in, are in canonical order, so that the plan can be written down as it stands.
  const plan: PlanInput = {
    fleet: host.fleet,
    host: hostToPlan(host),
    images: tree.images.map((image) => imageToPlan(image, poolOf(image.pool))),
    machines: tree.machines.map((parts) => machineToPlan(parts, facts)),
    networks: tree.networks.map((network) => {
      const identity = identityOf(host, network);
      return networkToPlan(network, { uuid: derivedUuid(identity), bridgeName: bridgeName(identity) });
    }),
    pools: tree.pools.map((pool) => poolToPlan(pool, derivedUuid(identityOf(host, pool)))),
    version: PLAN_VERSION,
  };
  return {
    plan,
    locked: { addresses: chosen.locked, names: {}, macs },
    problems: [...tree.problems, ...chosen.problems],
    moved,
  };
}
