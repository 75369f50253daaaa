import { execFile } from 'node:child_process';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { plain } from '../terminal/plain';

/** A minute: reading a few objects takes milliseconds, and a cold disk seconds. */
const GIT_MS_MAX = 60_000;

/** More lines of git's own are of no use in a message. */
const LINES_SHOWN_MAX = 10;

/**
 * Only objects that are there are read: nothing is fetched, no replacement is followed, nobody is asked for a password, and what
 * the repository's own configuration could start (a file system monitor, a transport) is not started.
 */
const SAFETY = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'protocol.allow=never'] as const;
const ENVIRONMENT = {
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
} as const;

export type GitAnswer =
  | { readonly ok: true; readonly bytes: Buffer }
  /** git ran and said no. */
  | { readonly ok: false; readonly said: string };

export interface GitCall {
  readonly directory: string;
  /** The answer must not be larger. */
  readonly bytesMax: number;
}

/** Runs git with these words. @throws CommandFailure when it cannot run, takes too long or says too much */
export function runGit(
  context: Pick<CommandContext, 'environment' | 'signal'>,
  words: readonly string[],
  { directory, bytesMax }: GitCall,
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...SAFETY, ...words],
      {
        cwd: directory,
        env: { ...context.environment, ...ENVIRONMENT },
        encoding: 'buffer',
        maxBuffer: bytesMax,
        timeout: GIT_MS_MAX,
        signal: context.signal,
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ ok: true, bytes: stdout });
        else if (typeof error.code === 'number') resolve({ ok: false, said: stderr.toString('utf8') });
        else reject(whyNotRun(error));
      },
    );
  });
}

/** For an answer that git has no reason to refuse. @throws CommandFailure with what git said */
export async function askGit(
  context: Pick<CommandContext, 'environment' | 'signal'>,
  words: readonly string[],
  call: GitCall,
): Promise<Buffer> {
  const answer = await runGit(context, words, call);
  if (answer.ok) return answer.bytes;
  throw new CommandFailure({
    code: 'git-failed',
    message: `git could not be asked in ${plain(call.directory)}.`,
    advice: 'Run the command inside the repository that holds the plans, or name folders instead of refs.',
    details: answer.said
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, LINES_SHOWN_MAX)
      .map(plain),
  });
}

function whyNotRun(error: Error & { readonly code?: unknown }): CommandFailure {
  if (error.code === 'ENOENT') {
    return new CommandFailure({
      code: 'no-git',
      message: 'The program git is not there, and plans are to be read from a git ref.',
      advice: 'Install git, or name folders with plans instead of refs.',
      cause: error,
    });
  }
  return new CommandFailure({
    code: 'git-failed',
    message: `git did not answer within ${GIT_MS_MAX / 1000} s, said too much, or was ended.`,
    advice: 'Look whether the repository is sound (`git fsck`), or name folders instead of refs.',
    details: [plain(error.message)],
    cause: error,
  });
}
