import { spawn, type ChildProcess } from 'node:child_process';
import { types } from 'node:util';
import { SourceFailure } from '../port';
import type { GitLimits } from './limits';

/** What git complains of is said in its last lines; all else is only read so that git is not held up. */
const COMPLAINT_BYTES_MAX = 16 * 1024;

/** Ids, modes and sizes: what git answers to anything but a request for a release. */
const ANSWER_BYTES_MAX = 64 * 1024;

export interface GitRun {
  readonly signal: AbortSignal;
  /** More is not taken. @default 64 KiB */
  readonly answerBytesMax?: number;
}

/** How git ended. */
export interface GitAnswer {
  /** Undefined when it was killed. */
  readonly exitCode: number | undefined;
  readonly bytes: Buffer;
  readonly complaint: string;
}

export type Git = (words: readonly string[], run: GitRun) => Promise<GitAnswer>;

/**
 * git with an environment of its own and bounds on memory and file size, in a process group of its own: when the time is up, all
 * that it has started ends with it.
 */
export function gitWith(environment: () => Readonly<Record<string, string>>, limits: GitLimits): Git {
  // prlimit(1) of util-linux, since Node cannot set limits for what it starts.
  const bounds = [
    `--fsize=${limits.mirrorBytesMax}`,
    `--data=${limits.memoryBytesMax}`,
    '--core=0',
    'git',
    '--no-pager',
  ];
  return async (words, { signal, answerBytesMax = ANSWER_BYTES_MAX }) => {
    signal.throwIfAborted();
    const child = spawn('prlimit', [...bounds, ...words], {
      env: environment(),
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = (): void => killGroup(child);
    signal.addEventListener('abort', kill, { once: true });
    try {
      const answer = await ended(child, answerBytesMax);
      signal.throwIfAborted();
      return requireRun(answer);
    } finally {
      signal.removeEventListener('abort', kill);
    }
  };
}

function ended(child: ChildProcess, answerBytesMax: number): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const answer = collect(child.stdout, answerBytesMax, () => killGroup(child));
    const complaint = collect(child.stderr, COMPLAINT_BYTES_MAX, () => undefined);
    child.on('error', (error) => reject(notRun(error)));
    // Whoever was killed may leave somebody who holds the pipes open: its exit is the end then, not their closing.
    child.on('exit', (_code, signal) => {
      if (signal === null) return;
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
    child.on('close', (code) => {
      if (answer.isTooMuch()) reject(new SourceFailure('too-large', 'git gave more than was asked for.'));
      else {
        resolve({
          exitCode: code ?? undefined,
          bytes: Buffer.concat(answer.chunks),
          complaint: Buffer.concat(complaint.chunks).toString('utf8'),
        });
      }
    });
  });
}

interface Collected {
  readonly chunks: readonly Buffer[];
  readonly isTooMuch: () => boolean;
}

function collect(stream: ChildProcess['stdout'], bytesMax: number, onTooMuch: () => void): Collected {
  const chunks: Buffer[] = [];
  let length = 0;
  stream?.on('data', (chunk: Buffer) => {
    const room = bytesMax - length;
    length += chunk.length;
    if (room > 0) chunks.push(chunk.subarray(0, room));
    if (length > bytesMax) onTooMuch();
  });
  // Pipes of a process that was killed may break; its end says enough.
  stream?.on('error', () => undefined);
  return { chunks, isTooMuch: () => length > bytesMax };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** prlimit(1) answers for a program that it cannot start as a shell does. */
function requireRun(answer: GitAnswer): GitAnswer {
  if (!answer.complaint.startsWith('prlimit: ')) return answer;
  throw new SourceFailure(
    'misconfigured',
    `git cannot be started (${answer.complaint.trim()}): install git, and let the agent set resource limits.`,
  );
}

function notRun(cause: unknown): SourceFailure {
  const why = types.isNativeError(cause) ? cause.message : String(cause);
  return new SourceFailure(
    'misconfigured',
    `git cannot be started (${why}): install git and util-linux (prlimit).`,
    { cause },
  );
}
