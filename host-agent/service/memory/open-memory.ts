import { openTwoCopies, type KeptDocument } from '../../executor';
import { EMPTY_MEMORY, tryReadMemoryDocument } from './document';
import type { AgentMemory } from './types';

/** Neither copy can be read: it is unknown which release is in force, so nothing may be changed. */
export class MemoryCorrupt extends Error {
  override readonly name = 'MemoryCorrupt';

  constructor(directory: string) {
    super(
      `The agent's memory in ${directory} is damaged in both copies, so it is unknown which release is in force. Nothing is ` +
        'changed until a good copy is restored, or both files (memory-a.json, memory-b.json) are removed to begin anew from the ' +
        'marks on the machines and the next trusted release.',
    );
  }
}

/** The agent's memory, opened: `current`, and `update`, which is durable when it resolves. */
export type Memory = KeptDocument<AgentMemory>;

/** Opens the memory in `directory`; a directory without one begins empty. @throws MemoryCorrupt, and errors of the file system */
export function openMemory(directory: string): Promise<Memory> {
  return openTwoCopies<AgentMemory>({
    directory,
    names: ['memory-a.json', 'memory-b.json'],
    empty: EMPTY_MEMORY,
    tryRead: tryReadMemoryDocument,
    corrupt: () => new MemoryCorrupt(directory),
  });
}

/** Reads without holding it: what `agent status` shows when no agent runs. @throws as `openMemory` */
export async function readMemory(directory: string): Promise<AgentMemory> {
  return (await openMemory(directory)).current;
}
