import { LibvirtError, type ObjectReference } from '../../libvirt';
import type { StepContext } from '../steps/procedure';

/** What asking a guest takes: any step's context has it. */
export type AgentContext = Pick<StepContext, 'host' | 'clock' | 'signal'>;

/** What the agent returned, not looked at yet; or why there is no answer, in words. */
export type AgentAnswer = { readonly returned: unknown } | { readonly failure: string };

/** https://qemu-project.gitlab.io/qemu/interop/qemu-ga-ref.html */
export interface AgentCommand {
  readonly execute: string;
  readonly arguments?: object;
}

/** The agent answers from memory; longer means that it is not there. */
const ANSWER_TIMEOUT_SECONDS = 5;

/** libvirt passes on at most 4 MiB (REMOTE_STRING_MAX); nothing that we ask for comes near. */
const ANSWER_LENGTH_MAX = 4 * 1024 * 1024;

/** A sentence or two, for a message that somebody reads. */
const FAILURE_LENGTH_MAX = 300;

/**
 * Asks the guest's agent. An agent that is not there, does not know the command or is not allowed it is an answer too.
 *
 * @throws LibvirtFailure when libvirt itself does not answer
 */
export async function sendToAgent(
  { host }: AgentContext,
  domain: ObjectReference,
  command: AgentCommand,
): Promise<AgentAnswer> {
  try {
    const text = await host.domains.agentCommand(domain, JSON.stringify(command), {
      timeoutSeconds: ANSWER_TIMEOUT_SECONDS,
    });
    if (text.length > ANSWER_LENGTH_MAX) return { failure: 'its answer is too long' };
    const answer: unknown = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null && 'return' in answer)
      return { returned: answer.return };
    return { failure: 'it answered something else' };
  } catch (error) {
    // What libvirt says here may be the agent's own words.
    if (error instanceof LibvirtError) return { failure: error.message.slice(0, FAILURE_LENGTH_MAX) };
    // The text comes from the guest: whatever it is, it is no fault of ours.
    if (error instanceof SyntaxError) return { failure: 'its answer is no JSON' };
    throw error;
  }
}
