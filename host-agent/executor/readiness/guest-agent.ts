import { LibvirtFailure } from '../../libvirt';
import type { ReadinessQuestion, Sight } from './check';

/** The agent answers from memory; longer means that it is not there. */
const ANSWER_TIMEOUT_SECONDS = 5;

export async function seeGuestAgent(question: ReadinessQuestion): Promise<Sight> {
  const answer = await askAgent(question, { execute: 'guest-ping' });
  return 'failure' in answer
    ? { ready: false, seen: `no answer from the guest agent (${answer.failure})` }
    : { ready: true, seen: 'the guest agent answers' };
}

export type AgentAnswer = { readonly returned: unknown } | { readonly failure: string };

/** Asks the guest agent (QEMU: docs/interop/qemu-ga-ref). A guest that does not answer is an answer too. */
export async function askAgent(
  { context, domain }: ReadinessQuestion,
  command: { readonly execute: string; readonly arguments?: object },
): Promise<AgentAnswer> {
  try {
    const text = await context.host.domains.agentCommand(domain, JSON.stringify(command), {
      timeoutSeconds: ANSWER_TIMEOUT_SECONDS,
    });
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && 'return' in answer)
      return { returned: answer.return };
    return { failure: 'it answered something else' };
  } catch (error) {
    if (error instanceof LibvirtFailure) return { failure: error.message };
    // The text comes from the guest: whatever it is, it is no fault of ours.
    if (error instanceof SyntaxError) return { failure: 'its answer is no JSON' };
    throw error;
  }
}
