import { types } from 'node:util';
import { LedgerCorrupt, readLedger, type LedgerDocument } from '../../executor';
import { MemoryCorrupt, type Memory } from '../memory/open-memory';
import type { AgentMemory } from '../memory/types';
import type { Board } from './board';
import type { LoopParts } from './parts';

/** The agent's own files cannot be read or written: what is ours, or in force, is unknown, so nothing may be changed. */
export class StateUnusable extends Error {
  override readonly name = 'StateUnusable';
}

/** The agent's memory between runs. It is written before what it vouches for is done. */
export class State {
  readonly #parts: LoopParts;
  readonly #board: Board;
  #memory: Memory | undefined;
  #opening: Promise<Memory> | undefined;

  constructor(parts: LoopParts, board: Board) {
    this.#parts = parts;
    this.#board = board;
  }

  /** @throws StateUnusable when it was never opened */
  get memory(): AgentMemory {
    if (this.#memory === undefined) throw new StateUnusable('The memory of the agent is not open.');
    return this.#memory.current;
  }

  /**
   * Opens the memory if it is not open, and reads the ledger, which says what is ours. After trouble it also writes, because a
   * full disk can be read. @throws StateUnusable
   */
  async open(): Promise<LedgerDocument> {
    return this.guard(async () => {
      const ledger = await readLedger(this.#parts.configuration.stateDirectory);
      const opened = this.#memory ?? (await this.#openMemory());
      if (this.#board.view.stateTrouble !== undefined) await opened.update((memory) => ({ ...memory }));
      if (this.#board.view.memory === undefined || this.#board.view.stateTrouble !== undefined)
        this.#board.update({ memory: opened.current, stateTrouble: undefined });
      return ledger;
    });
  }

  /** Once, however many ask at the same time: of two memories each would undo what the other writes. */
  #openMemory(): Promise<Memory> {
    this.#opening ??= this.#parts
      .openMemory()
      .then((memory) => {
        this.#memory = memory;
        return memory;
      })
      .finally(() => {
        this.#opening = undefined;
      });
    return this.#opening;
  }

  /** Durable when it resolves. @throws StateUnusable */
  async update(change: (memory: AgentMemory) => AgentMemory): Promise<void> {
    await this.guard(async () => {
      if (this.#memory === undefined) throw new StateUnusable('The memory of the agent is not open.');
      await this.#memory.update(change);
      this.#board.update({ memory: this.#memory.current });
    });
  }

  /** Does something with the agent's own files; trouble with them is shown, and said once. @throws StateUnusable */
  async guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const trouble = tryAsStateTrouble(error);
      if (trouble === undefined) throw error;
      if (this.#board.view.stateTrouble !== trouble.message) {
        this.#board.log('error', 'state-unusable', { message: trouble.message });
        this.#board.update({ stateTrouble: trouble.message });
      }
      throw trouble;
    }
  }
}

/** The error as trouble with the agent's own files, if it is that. */
function tryAsStateTrouble(error: unknown): StateUnusable | undefined {
  if (error instanceof StateUnusable) return error;
  if (error instanceof LedgerCorrupt || error instanceof MemoryCorrupt)
    return new StateUnusable(error.message, { cause: error });
  // What the operating system refused: no space, no permission, a file system that fails.
  if (!types.isNativeError(error) || !('syscall' in error)) return undefined;
  return new StateUnusable(
    `The agent's own files cannot be used: ${error.message}. Nothing is changed until they can.`,
    { cause: error },
  );
}
