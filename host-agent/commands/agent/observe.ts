import type { Plan } from '../../../lib/plan';
import { listTrash, readLedger } from '../../executor';
import { inventoryDigest, readInventory, type Inventory } from '../../inventory';
import type { LibvirtHost } from '../../libvirt';
import {
  planChanges,
  type ChangePlan,
  type FailedAttempts,
  type OwnedObjects,
  type Policy,
} from '../../planner';
import { hostEnvironment } from './host-environment';
import type { HostSettings } from './settings';

/** What deciding needs to know of the host, read at one moment. */
export interface Observation {
  readonly inventory: Inventory;
  readonly owned: OwnedObjects;
  /** Steps that failed before. */
  readonly attempts: readonly FailedAttempts[];
  readonly trash: Awaited<ReturnType<typeof listTrash>>;
}

/** The host as it is now, with the folders of its pools looked at again. */
export function lookAtHost(libvirt: LibvirtHost, settings: HostSettings): Promise<Inventory> {
  const { fileSystemRoot } = settings;
  return readInventory(libvirt, {
    refreshPools: !libvirt.readOnly,
    ...(fileSystemRoot === undefined ? {} : { environment: hostEnvironment(fileSystemRoot) }),
  });
}

/** Reads the host, the agent's records and the trash. @throws LedgerCorrupt, LibvirtFailure */
export async function observe(libvirt: LibvirtHost, settings: HostSettings): Promise<Observation> {
  const [inventory, ledger] = await Promise.all([
    lookAtHost(libvirt, settings),
    readLedger(settings.configuration.stateDirectory),
  ]);
  return {
    inventory,
    owned: ledger.owned,
    attempts: ledger.attempts,
    trash: await listTrash(inventory.pools),
  };
}

/** What leads from what was observed to what the plan says. */
export function decide(
  plan: Plan,
  digest: string,
  observation: Observation,
  policy: Policy = {},
): ChangePlan {
  const { inventory, owned, attempts, trash } = observation;
  return planChanges({
    plan,
    planDigest: digest,
    inventory,
    inventoryDigest: inventoryDigest(inventory),
    owned,
    trash,
    attempts,
    policy,
    nowMs: Date.now(),
  });
}
