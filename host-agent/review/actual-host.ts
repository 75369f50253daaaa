import type { Inventory } from '../inventory';
import type { FailedAttempts, OwnedObjects, TrashedVolume } from '../planner';

/** What the agent's records on a host say, beside what libvirt knows. */
export interface AgentRecords {
  readonly owned: OwnedObjects;
  readonly attempts: readonly FailedAttempts[];
  readonly trash: readonly TrashedVolume[];
}

/** A host as it was really found, by whomever and whenever. */
export type ActualHost =
  | {
      readonly kind: 'read';
      /** Where it comes from, in words: a file or a connection. */
      readonly source: string;
      /** ISO 8601, in UTC; absent where the document does not say. */
      readonly readAt?: string;
      readonly inventory: Inventory;
      readonly inventoryDigest: string;
      /** Absent where the host was read over a connection, from where its agent's files are out of reach. */
      readonly records?: AgentRecords;
    }
  | { readonly kind: 'unreadable'; readonly source: string; readonly reason: string };

/** What a review stands on. */
export type Basis =
  /** The host as its older plan makes it. */
  | { readonly kind: 'plan' }
  /** The host as it is. `records`: whether the agent's records were there too; else they are taken to be as the older plan makes them. */
  | {
      readonly kind: 'inventory';
      readonly source: string;
      readonly readAt?: string;
      readonly records: boolean;
    }
  /** The host should have been looked at and could not be: as its older plan makes it. */
  | { readonly kind: 'unreadable'; readonly source: string; readonly reason: string };
