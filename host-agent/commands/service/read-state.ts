import { types } from 'node:util';
import { LedgerCorrupt, readLedger, type LedgerDocument } from '../../executor';
import { MemoryCorrupt, readMemory, type AgentMemory } from '../../service';

/** What the agent has on disk, as far as it can be read. */
export interface AgentState {
  readonly memory?: AgentMemory;
  readonly ledger?: LedgerDocument;
  /** Why the rest could not be read. */
  readonly problems: readonly string[];
}

/** Reads the agent's records beside the agent, or without it; changes nothing. */
export async function readAgentState(stateDirectory: string): Promise<AgentState> {
  const [memory, ledger] = await Promise.all([
    attempt(() => readMemory(stateDirectory)),
    attempt(() => readLedger(stateDirectory)),
  ]);
  return {
    ...(typeof memory === 'string' ? {} : { memory }),
    ...(typeof ledger === 'string' ? {} : { ledger }),
    problems: [memory, ledger].filter((result) => typeof result === 'string'),
  };
}

/** The record, or why there is none. */
async function attempt<Record extends object>(read: () => Promise<Record>): Promise<Record | string> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof LedgerCorrupt || error instanceof MemoryCorrupt) return error.message;
    // A folder that this user may not enter, a disk that does not answer.
    if (!types.isNativeError(error) || !('syscall' in error)) throw error;
    return `The agent's records cannot be read: ${error.message}. Run the command as the user that the agent runs as.`;
  }
}
