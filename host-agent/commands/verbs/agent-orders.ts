import type { Order } from '../../service';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { giveOrder } from '../service/agent-socket';
import { statusSocket } from '../service/agent-settings';
import { ORDER_WORDS } from '../wording/status';
import { shown } from '../wording';

export interface OrderOptions extends GlobalOptions {
  /** The agent's socket. @default that of the configuration, or of the sandbox */
  readonly socket?: string;
}

/** Has the running agent look at its source and its host now. */
export function agentSync(context: CommandContext, options: OrderOptions): Promise<ExitCode> {
  return order(context, options, { kind: 'sync' });
}

/** Has the running agent change nothing until it is told otherwise. */
export function agentSuspend(
  context: CommandContext,
  options: OrderOptions & { readonly reason: string },
): Promise<ExitCode> {
  const reason = options.reason.trim();
  if (reason === '' || reason.length > REASON_LENGTH_MAX) {
    throw new CommandFailure({
      code: 'bad-reason',
      message: `A reason has 1 to ${REASON_LENGTH_MAX} characters.`,
      advice: 'Say in a sentence why, for whoever looks at the status next.',
    });
  }
  return order(context, options, { kind: 'suspend', reason });
}

/** Has the running agent change the host again. */
export function agentResume(context: CommandContext, options: OrderOptions): Promise<ExitCode> {
  return order(context, options, { kind: 'resume' });
}

/** Approves what is held back, by the digest that the status shows. */
export function agentApprove(
  context: CommandContext,
  options: OrderOptions,
  digest: string,
): Promise<ExitCode> {
  if (!/^[0-9a-f]{64}$/.test(digest)) {
    throw new CommandFailure({
      code: 'bad-digest',
      message: `${shown(digest)} is no digest of 64 hexadecimal digits.`,
      advice: '`fleetwright status` shows the command that approves what is held back.',
    });
  }
  return order(context, options, { kind: 'approve', changePlanDigest: digest });
}

/** One sentence; what the agent itself takes. */
const REASON_LENGTH_MAX = 500;

async function order(context: CommandContext, options: OrderOptions, what: Order): Promise<ExitCode> {
  const socket = await statusSocket(context, options);
  const result = await giveOrder(socket, what, context.signal);
  if (result.ok) {
    const { terminal } = context;
    terminal.print(
      options.json === true ? jsonAnswer(`agent ${what.kind}`, { socket }) : ORDER_WORDS[what.kind],
    );
    return EXIT.ok;
  }
  if (result.code === 'nothing-held-back') {
    throw new CommandFailure({
      code: 'nothing-held-back',
      message: 'Nothing is held back now, so there is nothing to approve.',
      advice: '`fleetwright status` shows what the agent does.',
      exitCode: EXIT.refused,
    });
  }
  throw new CommandFailure({
    code: 'changed',
    message: 'What would be done is not what was approved any more; nothing was done.',
    advice: 'Look at `fleetwright status` again, and approve what it shows now.',
    ...(result.actualDigest === undefined ? {} : { details: [`now it is ${shown(result.actualDigest)}`] }),
    exitCode: EXIT.refused,
  });
}
