import type { PlanMachine } from '../../../lib/plan';
import type { ObjectReference } from '../../libvirt';
import { askGuest, type GuestAgent, type GuestMemoryBlock } from '../guest/agent';
import type { StepContext } from './procedure';
import { waitToSee } from './running-machine';

/**
 * Memory in a zone that holds only what can be moved can be unplugged again; elsewhere one page of the kernel's keeps a whole
 * block. The agent's own command knows no zones, so this is tried first. Arguments are the numbers of blocks.
 */
const ONLINE_MOVABLE =
  'for block; do echo online_movable >"/sys/devices/system/memory/memory$block/state"; done';

/**
 * The kernel keeps its own data out of such a zone and needs some room for it elsewhere: more than three times as much is too
 * much by its own rule (memory_hotplug.auto_movable_ratio, 301 %).
 */
export const MOVABLE_PARTS_OF_BOOT_MAX = 3;

/** A guest's kernel lists memory a moment after QEMU has given it; one that brings it online by itself lists nothing offline. */
const LISTED_TIMEOUT_MS = 3000;

/** The same for memory that has just been plugged in, which is waited for. */
export async function bringNewMemoryOnline(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
  memory: { readonly bootKiB: number; readonly pluggedKiB: number },
): Promise<boolean> {
  if (!machine.guest.onlineMemory) return false;
  const brought = await waitToSee(context, LISTED_TIMEOUT_MS, async () =>
    (await bringMemoryOnline(context, machine, domain, memory)) ? true : undefined,
  );
  return brought === true;
}

/**
 * Brings memory online that the guest has left offline, where its owner asks for that. What the guest then has is seen from
 * what it says of its memory, not from here.
 *
 * @returns whether anything was brought online
 */
export async function bringMemoryOnline(
  context: StepContext,
  machine: PlanMachine,
  domain: ObjectReference,
  memory: { readonly bootKiB: number; readonly pluggedKiB: number },
): Promise<boolean> {
  if (!machine.guest.onlineMemory) return false;
  const agent = await askGuest(context, domain);
  const offline = await offlineBlocks(agent);
  if (agent === undefined || offline.length === 0) return false;
  if (memory.pluggedKiB <= MOVABLE_PARTS_OF_BOOT_MAX * memory.bootKiB) {
    const blocks = offline.map(({ physicalIndex }) => String(physicalIndex));
    await agent.run(['/bin/sh', '-c', ONLINE_MOVABLE, 'sh', ...blocks]);
  }
  // A guest may forbid its agent to run programs, or have no shell.
  const left = await offlineBlocks(agent);
  if (left.length > 0) await agent.setMemoryBlocks(left.map((block) => ({ ...block, online: true })));
  return (await offlineBlocks(agent)).length < offline.length;
}

async function offlineBlocks(agent: GuestAgent | undefined): Promise<readonly GuestMemoryBlock[]> {
  const blocks = await agent?.memoryBlocks();
  return blocks === undefined || 'failure' in blocks ? [] : blocks.value.filter(({ online }) => !online);
}
