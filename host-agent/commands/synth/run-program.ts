import { spawn, type ChildProcess } from 'node:child_process';
import { CommandFailure } from '../command-failure';
import { count } from '../wording';
import type { AppCommand } from './app-command';
import { bundleProgram } from './bundle';
import type { Project } from './project';

/** A program that prints more than this has a loop in it; what came before is what helps to find it. */
const OUTPUT_BYTES_MAX = 1024 * 1024;

/** Ten minutes: 20,000 machines take seconds; a program that waits for something would hang a pipeline for ever. */
const RUN_MS_MAX = 10 * 60 * 1000;

/**
 * How Node runs a program of stacks. It makes much in little time and keeps most of it to its end: with a larger nursery (16 MiB by
 * default) V8 copies less of it about.
 */
export const PROGRAM_FLAGS = ['--enable-source-maps', '--max-semi-space-size=64'] as const;

export interface ProgramRun {
  readonly project: Project;
  readonly command: AppCommand;
  readonly outputDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Takes what the program prints, on either stream, in pieces. */
  readonly onOutput: (text: string) => void;
}

/**
 * Runs the author's program in a process of its own, so that it has neither our memory nor our modules. cdktf reads where to
 * write from CDKTF_OUTDIR.
 *
 * @throws CommandFailure when it does not parse, does not start, ends with another code than 0, or takes too long.
 */
export async function runProgram(run: ProgramRun): Promise<void> {
  const { project, command } = run;
  if (command.kind === 'shell') return runToEnd(run, '/bin/sh', ['-c', command.commandLine]);
  const bundle = await bundleProgram(command.entry, project.directory);
  try {
    await runToEnd(run, process.execPath, [...PROGRAM_FLAGS, bundle.path, ...command.programArguments]);
  } finally {
    await bundle.remove();
  }
}

async function runToEnd(run: ProgramRun, program: string, words: readonly string[]): Promise<void> {
  const { project } = run;
  const child = spawn(program, words, {
    cwd: project.directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...run.environment,
      CDKTF_OUTDIR: run.outputDirectory,
      // Every construct would otherwise record a stack trace; that is most of the time of building a large fleet.
      CDKTN_DISABLE_CREATION_STACK: run.environment['CDKTN_DISABLE_CREATION_STACK'] ?? '1',
    },
    timeout: RUN_MS_MAX,
    killSignal: 'SIGKILL',
    signal: run.signal,
  });
  const forward = boundedForward(run.onOutput);
  child.stdout.on('data', forward);
  child.stderr.on('data', forward);
  const { code, signal } = await endOf(child);
  if (code === 0) return;
  throw new CommandFailure({
    code: 'program-failed',
    message:
      signal === null
        ? `Your program (${project.app}) ended with exit code ${code}.`
        : `Your program (${project.app}) was ended by ${signal}; it may run for ${count(RUN_MS_MAX / 60_000, 'minute')}.`,
    advice: 'What it printed stands above; the plans from before, if any, are as they were.',
  });
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function boundedForward(onOutput: (text: string) => void): (piece: Buffer) => void {
  const decoder = new TextDecoder();
  let left = OUTPUT_BYTES_MAX;
  return (piece) => {
    if (left <= 0) return;
    const kept = piece.subarray(0, left);
    left -= kept.length;
    onOutput(decoder.decode(kept, { stream: true }));
    if (left <= 0) onOutput(`\n… more than ${OUTPUT_BYTES_MAX / 1024} KiB of output; the rest is left out\n`);
  };
}
