import { statusSocket } from '../service/agent-settings';
import { askForStatus } from '../service/agent-socket';
import { followStatus, type StatusFollower } from '../service/follow-status';
import { statusExitCode } from '../service/status-exit-code';
import type { AgentStatus } from '../../service';
import type { CommandContext, GlobalOptions } from '../context';
import type { ExitCode } from '../exit-codes';
import { jsonAnswer, jsonAnswerLine } from '../json-answer';
import { renderStatus } from '../rendering/status';
import { wrapLines } from '../terminal/wrap';
import { entryInWords } from '../wording/log';
import { FOLLOW_LOST_IN_WORDS, linesLeftOutInWords } from '../wording/status';

export interface StatusOptions extends GlobalOptions {
  readonly follow?: boolean;
  /** The agent's socket. @default that of the configuration, or of the sandbox */
  readonly socket?: string;
}

/** Shows what the running agent says of itself and its host, once or as it changes. */
export async function status(context: CommandContext, options: StatusOptions): Promise<ExitCode> {
  const socket = await statusSocket(context, options);
  if (options.follow === true) {
    return statusExitCode(await followStatus(socket, context.signal, followerOf(context, options)));
  }
  const found = await askForStatus(socket, context.signal);
  context.terminal.print(
    options.json === true ? jsonAnswer('status', { status: found }) : inWords(found, context, options),
  );
  return statusExitCode(found);
}

/** A screen that is drawn anew, or lines that are added to. */
function followerOf(context: CommandContext, options: StatusOptions): StatusFollower {
  const { terminal } = context;
  const lost = (): void => terminal.note(FOLLOW_LOST_IN_WORDS);
  if (options.json === true) {
    return {
      status: (found) => terminal.print(jsonAnswerLine('status', { status: found })),
      entry: (entry) => terminal.print(jsonAnswerLine('status', { entry })),
      lost,
    };
  }
  if (terminal.screen === undefined) {
    let isFirst = true;
    return {
      // Everything that changes it stands in the log.
      status: (found) => {
        if (isFirst) terminal.print(inWords(found, context, options));
        isFirst = false;
      },
      entry: (entry) => terminal.print(entryInWords(entry)),
      lost,
    };
  }
  return {
    status: (found) => terminal.screen?.(inWords(found, context, options), linesLeftOutInWords),
    entry: () => undefined,
    lost,
  };
}

function inWords(found: AgentStatus, { terminal }: CommandContext, { sandbox }: StatusOptions): string {
  return wrapLines(renderStatus(found, terminal.paint, sandbox), terminal.columns);
}
