import type { CommandContext, GlobalOptions } from '../context';
import type { ExitCode } from '../exit-codes';
import { agentSettings } from '../service/agent-settings';
import { runAgent } from '../service/run-agent';

/** Keeps this host equal to its last trusted release, until it is asked to end. */
export async function agent(context: CommandContext, options: GlobalOptions): Promise<ExitCode> {
  return runAgent(context, await agentSettings(context, options), { json: options.json === true });
}
