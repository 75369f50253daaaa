import type { PlanMachine } from '../../../lib/plan';
import type { ObjectReference } from '../../libvirt';
import { askGuest } from '../guest/agent';
import type { StepContext } from './procedure';

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
): Promise<boolean> {
  if (!machine.guest.onlineMemory) return false;
  const agent = await askGuest(context, domain);
  const blocks = await agent?.memoryBlocks();
  if (agent === undefined || blocks === undefined || 'failure' in blocks) return false;
  const offline = blocks.value.filter(({ online }) => !online);
  const brought = await agent.setMemoryBlocks(offline.map((block) => ({ ...block, online: true })));
  return 'value' in brought && brought.value > 0;
}
