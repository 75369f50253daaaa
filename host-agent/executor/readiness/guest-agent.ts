import { LibvirtFailure } from '../../libvirt';
import { sendToAgent, type AgentAnswer, type AgentCommand } from '../guest/command';
import type { ReadinessQuestion, Sight } from './check';

export async function seeGuestAgent(question: ReadinessQuestion): Promise<Sight> {
  const answer = await askAgent(question, { execute: 'guest-ping' });
  return 'failure' in answer
    ? { ready: false, seen: `no answer from the guest agent (${answer.failure})` }
    : { ready: true, seen: 'the guest agent answers' };
}

/** Asks the guest's agent. While a machine is waited for, a libvirt that does not answer is waited for as well. */
export async function askAgent(
  { context, domain }: ReadinessQuestion,
  command: AgentCommand,
): Promise<AgentAnswer> {
  try {
    return await sendToAgent(context, domain, command);
  } catch (error) {
    if (error instanceof LibvirtFailure) return { failure: error.message };
    throw error;
  }
}
