import { canonicalBytes, sha256Hex, type Plan } from '../../../lib/plan';
import { listTrash, readLedger } from '../../executor';
import {
  inventoryDigest,
  readInventory,
  type HostEnvironment,
  type Inventory,
  type InventoryCache,
} from '../../inventory';
import type { LibvirtHost } from '../../libvirt';
import {
  changePlanDigestContent,
  planChanges,
  type ChangePlan,
  type FailedAttempts,
  type OwnedObjects,
  type Policy,
} from '../../planner';

/** What deciding needs to know of the host, read at one moment. */
export interface Observation {
  readonly inventory: Inventory;
  readonly owned: OwnedObjects;
  /** Steps that failed before. */
  readonly attempts: readonly FailedAttempts[];
  readonly trash: Awaited<ReturnType<typeof listTrash>>;
}

export interface ObserveOptions {
  readonly stateDirectory: string;
  /** Absent when libvirt is on another machine. */
  readonly environment?: HostEnvironment;
  /** Kept between looks, so that only what has changed is read anew. */
  readonly cache?: InventoryCache;
  /** Whether libvirt looks at the folders of its pools again; files made behind its back are not seen without. @default true */
  readonly refreshPools?: boolean;
}

/** The host as it is now. */
export function lookAtHost(
  libvirt: LibvirtHost,
  { environment, cache, refreshPools = true }: Omit<ObserveOptions, 'stateDirectory'>,
): Promise<Inventory> {
  return readInventory(libvirt, {
    refreshPools: refreshPools && !libvirt.readOnly,
    ...(environment === undefined ? {} : { environment }),
    ...(cache === undefined ? {} : { cache }),
  });
}

/** Reads the host, the agent's records and the trash. @throws LedgerCorrupt, LibvirtFailure */
export async function observe(libvirt: LibvirtHost, options: ObserveOptions): Promise<Observation> {
  const [inventory, ledger] = await Promise.all([
    lookAtHost(libvirt, options),
    readLedger(options.stateDirectory),
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
  target: { readonly plan: Plan; readonly planDigest: string },
  observation: Observation,
  policy: Policy,
  nowMs: number,
): ChangePlan {
  const { inventory, owned, attempts, trash } = observation;
  return planChanges({
    ...target,
    inventory,
    inventoryDigest: digestOf(inventory),
    owned,
    trash,
    attempts,
    policy,
    nowMs,
  });
}

/** Of one inventory several change plans may be made, and the digest of a large one takes as long as half of a plan. */
const digests = new WeakMap<Inventory, string>();

function digestOf(inventory: Inventory): string {
  const known = digests.get(inventory);
  if (known !== undefined) return known;
  const digest = inventoryDigest(inventory);
  digests.set(inventory, digest);
  return digest;
}

/** What an approval names: the digest of all that would be done and refused. An untouched host gives the same one tomorrow. */
export function approvalDigest(changePlan: ChangePlan): string {
  return sha256Hex(canonicalBytes(changePlanDigestContent(changePlan)));
}
