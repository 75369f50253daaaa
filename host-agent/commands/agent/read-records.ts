import { types } from 'node:util';
import { LedgerCorrupt, listTrash, readLedger } from '../../executor';
import type { Inventory } from '../../inventory';
import type { AgentRecords } from '../../review';
import type { HostSettings } from './settings';

/** The agent's records, or why there are none: out of reach, damaged, or not to be read by this user. */
export type RecordsRead =
  | { readonly kind: 'read'; readonly records: AgentRecords }
  /** The host is another machine, where they are out of reach. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What the agent's records say of a host that was looked at. Looking goes on without them; changing anything would not. */
export async function readRecords(
  { fileSystemRoot, configuration }: HostSettings,
  { pools }: Inventory,
): Promise<RecordsRead> {
  if (fileSystemRoot === undefined) return { kind: 'elsewhere' };
  try {
    const { owned, attempts } = await readLedger(configuration.stateDirectory);
    return { kind: 'read', records: { owned, attempts, trash: await listTrash(pools) } };
  } catch (error) {
    if (error instanceof LedgerCorrupt) return { kind: 'unreadable', reason: error.message };
    // A folder that this user may not enter, a disk that does not answer.
    if (!types.isNativeError(error) || !('syscall' in error)) throw error;
    return { kind: 'unreadable', reason: `They cannot be read: ${error.message}.` };
  }
}
