import type { CommandContext } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { renderAgentState } from '../rendering/agent-state';
import { askForStatus, isUnreachable } from '../service/agent-socket';
import { agentConfiguration } from '../service/agent-settings';
import { readAgentState } from '../service/read-state';
import { wrapLines } from '../terminal/wrap';
import type { OrderOptions } from './agent-orders';

/** Shows what the agent has on disk, whether or not it runs. */
export async function agentState(context: CommandContext, options: OrderOptions): Promise<ExitCode> {
  const { terminal } = context;
  const { stateDirectory, status, policy } = await agentConfiguration(context, options);
  const socket = options.socket ?? status.socket;
  const [state, serving] = await Promise.all([readAgentState(stateDirectory), isServing(context, socket)]);
  const view = {
    ...state,
    directory: stateDirectory,
    gateAction: policy.healthGate.onFailure,
    socket,
    serving,
  };
  terminal.print(
    options.json === true
      ? jsonAnswer('agent status', { directory: stateDirectory, socket, serving, ...state })
      : wrapLines(renderAgentState(view, Date.now(), terminal.paint), terminal.columns),
  );
  return state.problems.length > 0 ? EXIT.failed : EXIT.ok;
}

async function isServing(context: CommandContext, socket: string): Promise<boolean> {
  try {
    await askForStatus(socket, context.signal);
    return true;
  } catch (error) {
    if (isUnreachable(error)) return false;
    throw error;
  }
}
