import { EXIT, type ExitCode } from '../exit-codes';
import type { CommandContext, GlobalOptions } from '../context';
import { jsonAnswer } from '../json-answer';
import { readAppCommand } from '../synth/app-command';
import { lockChanges, lockFileOf, readLock, type LockChanges } from '../synth/lock-changes';
import { findProject } from '../synth/project';
import { runProgram } from '../synth/run-program';
import { readOutputs, type SynthesisedHost } from '../synth/outputs';
import { renderSynthesis } from '../rendering/synthesis';

/** What synthesis gave. */
export interface Synthesis {
  readonly outputDirectory: string;
  readonly hosts: readonly SynthesisedHost[];
  readonly lock: LockChanges;
}

/** Runs the author's program and says what came out: one plan for each host. */
export async function synth(context: CommandContext, options: GlobalOptions): Promise<ExitCode> {
  const { terminal } = context;
  const project = await findProject(context.workingDirectory);
  const lockFile = lockFileOf(project.directory, context.environment);
  const lockBefore = await readLock(lockFile);
  const before = await readOutputs(project.outputDirectory, 'skip-unusable');
  await runProgram({
    project,
    command: readAppCommand(project.app),
    outputDirectory: project.outputDirectory,
    environment: context.environment,
    signal: context.signal,
    onOutput: (text) => {
      terminal.note(text.endsWith('\n') ? text.slice(0, -1) : text);
    },
  });
  const hosts = await readOutputs(project.outputDirectory, 'fail', before);
  const synthesis: Synthesis = {
    outputDirectory: project.outputDirectory,
    hosts,
    lock: lockChanges(lockBefore, await readLock(lockFile)),
  };
  terminal.print(
    options.json === true
      ? jsonAnswer('synth', { ...synthesis })
      : renderSynthesis(synthesis, context.workingDirectory, terminal.paint),
  );
  return EXIT.ok;
}
