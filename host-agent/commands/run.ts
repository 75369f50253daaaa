import { CommanderError } from 'commander';
import { tryRerunInSandbox } from './agent/enter-sandbox';
import type { CommandContext, GlobalOptions } from './context';
import { EXIT } from './exit-codes';
import { explainFailure } from './explain-failure';
import { jsonAnswer } from './json-answer';
import { buildProgram } from './program';
import { renderFailure } from './rendering/failure';

/** Runs a command line (without program names) and gives the exit code. Never rejects. */
export async function runCommandLine(words: readonly string[], context: CommandContext): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = buildProgram(context, async (command, options, verb) => {
    try {
      exitCode = (await rerun(options)) ?? (await verb());
    } catch (error) {
      exitCode = report(error, command, options, context);
    }
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    return report(error, 'fleetwright', {}, context);
  }
  return exitCode;
}

async function rerun(options: GlobalOptions): Promise<number | undefined> {
  return options.sandbox === undefined ? undefined : tryRerunInSandbox(options.sandbox);
}

function report(error: unknown, command: string, options: GlobalOptions, context: CommandContext): number {
  const explained = explainFailure(error);
  const { exitCode, ...failure } = explained;
  context.terminal.progress('');
  if (options.json === true) context.terminal.print(jsonAnswer(command, { error: failure }));
  else context.terminal.note(renderFailure(explained, context.terminal.notePaint));
  return exitCode;
}
