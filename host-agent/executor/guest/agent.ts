import type { ObjectReference } from '../../libvirt';
import {
  readFileSystems,
  readMemoryBlocks,
  readVcpus,
  type GuestFileSystem,
  type GuestMemoryBlock,
  type GuestVcpu,
} from './answers';
import { sendToAgent, type AgentAnswer, type AgentCommand, type AgentContext } from './command';
import { execute, type GuestExecution, type GuestExecutionOptions } from './exec';
import { fieldOf, listOf, wholeNumberOf } from './fields';

export type { GuestDisk, GuestFileSystem, GuestMemoryBlock, GuestVcpu } from './answers';
export type { GuestExecution, GuestExecutionOptions } from './exec';

/**
 * A value that the guest gave, or why it did not: owners of guests may disable any command, so no answer is an ordinary
 * outcome and never an error.
 */
export type GuestAnswer<Value> = { readonly value: Value } | { readonly failure: string };

/** The agent inside a guest. Everything that it says is the guest's word: checked for form, never trusted beyond that. */
export interface GuestAgent {
  vcpus(): Promise<GuestAnswer<readonly GuestVcpu[]>>;
  /** Brings vCPUs online or takes them offline; resolves with how many were. */
  setVcpus(vcpus: readonly Pick<GuestVcpu, 'logicalId' | 'online'>[]): Promise<GuestAnswer<number>>;
  memoryBlocks(): Promise<GuestAnswer<readonly GuestMemoryBlock[]>>;
  /** Size of each memory block. */
  memoryBlockBytes(): Promise<GuestAnswer<number>>;
  /** Brings memory blocks online or takes them offline; resolves with how many were. */
  setMemoryBlocks(blocks: readonly GuestMemoryBlock[]): Promise<GuestAnswer<number>>;
  fileSystems(): Promise<GuestAnswer<readonly GuestFileSystem[]>>;
  /** Runs a program by its path or name, without a shell, and waits for its end. */
  run(argv: readonly string[], options?: GuestExecutionOptions): Promise<GuestAnswer<GuestExecution>>;
}

/**
 * The agent of a running machine's guest, or undefined when none answers.
 *
 * @throws LibvirtFailure when libvirt itself does not answer
 */
export async function askGuest(
  context: AgentContext,
  domain: ObjectReference,
): Promise<GuestAgent | undefined> {
  const ask = (command: AgentCommand): Promise<AgentAnswer> => sendToAgent(context, domain, command);
  const greeting = await ask({ execute: 'guest-ping' });
  if ('failure' in greeting) return undefined;
  return {
    vcpus: async () => read(await ask({ execute: 'guest-get-vcpus' }), readVcpus),
    setVcpus: (vcpus) => setVcpus(ask, vcpus),
    memoryBlocks: async () => read(await ask({ execute: 'guest-get-memory-blocks' }), readMemoryBlocks),
    memoryBlockBytes: async () =>
      read(await ask({ execute: 'guest-get-memory-block-info' }), (value) =>
        wholeNumberOf(fieldOf(value, 'size')),
      ),
    setMemoryBlocks: (blocks) => setMemoryBlocks(ask, blocks),
    fileSystems: async () => read(await ask({ execute: 'guest-get-fsinfo' }), readFileSystems),
    run: (argv, options = {}) => execute(context, ask, argv, options),
  };
}

type Ask = (command: AgentCommand) => Promise<AgentAnswer>;

function read<Value>(answer: AgentAnswer, reader: (value: unknown) => Value | undefined): GuestAnswer<Value> {
  if ('failure' in answer) return answer;
  const value = reader(answer.returned);
  return value === undefined
    ? { failure: 'its answer is not in the form that the agent promises' }
    : { value };
}

/** The agent says how many of the list, from its start, it has done; the rest is asked for again until it does none more. */
async function setVcpus(
  ask: Ask,
  vcpus: readonly Pick<GuestVcpu, 'logicalId' | 'online'>[],
): Promise<GuestAnswer<number>> {
  for (let done = 0; done < vcpus.length;) {
    const wanted = vcpus.slice(done).map(({ logicalId, online }) => ({ 'logical-id': logicalId, online }));
    const answer = read(
      await ask({ execute: 'guest-set-vcpus', arguments: { vcpus: wanted } }),
      wholeNumberOf,
    );
    if ('failure' in answer) return done === 0 ? answer : { value: done };
    if (answer.value === 0 || answer.value > wanted.length) return { value: done };
    done += answer.value;
  }
  return { value: vcpus.length };
}

async function setMemoryBlocks(ask: Ask, blocks: readonly GuestMemoryBlock[]): Promise<GuestAnswer<number>> {
  const wanted = blocks.map(({ physicalIndex, online }) => ({ 'phys-index': physicalIndex, online }));
  if (wanted.length === 0) return { value: 0 };
  return read(
    await ask({ execute: 'guest-set-memory-blocks', arguments: { 'mem-blks': wanted } }),
    (value) =>
      listOf(value, (entry) => fieldOf(entry, 'response'))?.filter((response) => response === 'success')
        .length,
  );
}
