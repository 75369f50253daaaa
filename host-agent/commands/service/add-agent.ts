import type { Command } from 'commander';
import type { CommandContext, GlobalOptions } from '../context';
import type { RunVerb } from '../program';
import { agent } from '../verbs/agent';
import { agentCheckConfig } from '../verbs/agent-check-config';
import { agentApprove, agentResume, agentSuspend, agentSync, type OrderOptions } from '../verbs/agent-orders';
import { agentState } from '../verbs/agent-state';
import { status, type StatusOptions } from '../verbs/status';
import { HELP } from '../wording/help';

type Add = (
  parent: Command,
  name: string,
  help: { readonly summary: string; readonly after: string },
) => Command;

/** The verb `agent` and those below it. */
export function addAgent(command: Command, context: CommandContext, run: RunVerb, add: Add): void {
  const globals = (own: Command): GlobalOptions => own.optsWithGlobals<GlobalOptions>();
  command.action(async (_options, own: Command) => {
    await run('agent', globals(own), () => agent(context, globals(own)));
  });
  asking(add(command, 'status', HELP.agentStatus)).action(async (options: OrderOptions, own: Command) => {
    await run('agent status', globals(own), () => agentState(context, { ...globals(own), ...options }));
  });
  asking(add(command, 'sync', HELP.agentSync)).action(async (options: OrderOptions, own: Command) => {
    await run('agent sync', globals(own), () => agentSync(context, { ...globals(own), ...options }));
  });
  asking(add(command, 'suspend', HELP.agentSuspend))
    .requiredOption('--reason <text>', HELP.options.reason)
    .action(async (options: OrderOptions & { readonly reason: string }, own: Command) => {
      await run('agent suspend', globals(own), () => agentSuspend(context, { ...globals(own), ...options }));
    });
  asking(add(command, 'resume', HELP.agentResume)).action(async (options: OrderOptions, own: Command) => {
    await run('agent resume', globals(own), () => agentResume(context, { ...globals(own), ...options }));
  });
  asking(add(command, 'approve', HELP.agentApprove))
    .argument('<digest>', HELP.arguments.approvedDigest)
    .action(async (digest: string, options: OrderOptions, own: Command) => {
      await run('agent approve', globals(own), () =>
        agentApprove(context, { ...globals(own), ...options }, digest),
      );
    });
  add(command, 'check-config', HELP.agentCheckConfig)
    .argument('[file]', HELP.arguments.configuration)
    .action(async (file: string | undefined, _options, own: Command) => {
      await run('agent check-config', globals(own), () => agentCheckConfig(context, globals(own), file));
    });
}

/** The verb `status`. */
export function addStatus(command: Command, context: CommandContext, run: RunVerb): void {
  asking(command)
    .option('--follow', HELP.options.follow)
    .action(async (options: StatusOptions) => {
      const globals = command.optsWithGlobals<GlobalOptions>();
      await run('status', globals, () => status(context, { ...globals, ...options }));
    });
}

/** What is asked of an agent that runs. */
function asking(command: Command): Command {
  return command.option('--socket <path>', HELP.options.socket);
}
