import type { Hands } from '../pass/hands';
import type { Memory } from '../memory/open-memory';
import type { AgentOptions } from './types';

/** What the loop is made of, with the host and the memory behind ports of its own. */
export interface LoopParts extends Omit<AgentOptions, 'connect' | 'environment' | 'executor' | 'alive'> {
  /** @throws LibvirtFailure */
  readonly connectHands: (signal: AbortSignal) => Promise<Hands>;
  /** @throws MemoryCorrupt, and errors of the file system */
  readonly openMemory: () => Promise<Memory>;
  readonly alive: () => void;
}
