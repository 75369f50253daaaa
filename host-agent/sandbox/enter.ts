import { execFile } from 'node:child_process';
import { PROGRAM_PATH } from './prerequisites';
import { SandboxError } from './errors';

/** Enough for any answer of the tools that are run inside; more is a runaway. */
const OUTPUT_BYTES_MAX = 16 * 1024 * 1024;

/** Everything run inside is a short question or a short change; a hung one must not hang its caller. */
const TIMEOUT_MS_DEFAULT = 60_000;

/** What became of a command run inside. */
export interface ExecResult {
  /** Always the command's own: one that was ended by a signal or by its timeout throws instead. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of a command run inside. */
export interface ExecOptions {
  /** @default 60000 */
  readonly timeoutMs?: number;
  /** Text for the command's standard input. @default nothing */
  readonly input?: string;
}

/** The words to put in front of a command to run it inside all namespaces of the sandbox whose first process this is. */
export function enterPrefix(processId: number): readonly string[] {
  const namespaces = ['--mount', '--net', '--uts', '--ipc', '--pid', '--cgroup'];
  // nsenter forks to enter a process namespace, and its child would outlive it when it is killed.
  return [
    'nsenter',
    '--target',
    String(processId),
    ...namespaces,
    '--',
    'setpriv',
    '--pdeathsig',
    'KILL',
    '--',
  ];
}

/** Runs a command inside. A non-zero exit code is a result; a command that cannot run or end throws SandboxError `command-failed`. */
export function execInside(
  processId: number,
  argv: readonly string[],
  options: ExecOptions = {},
): Promise<ExecResult> {
  const [program = 'nsenter', ...prefix] = enterPrefix(processId);
  const timeout = options.timeoutMs ?? TIMEOUT_MS_DEFAULT;
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...prefix, ...argv],
      {
        encoding: 'utf8',
        maxBuffer: OUTPUT_BYTES_MAX,
        timeout,
        killSignal: 'SIGKILL',
        cwd: '/',
        env: { ...process.env, PATH: PROGRAM_PATH, LC_ALL: 'C' },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ exitCode: 0, stdout, stderr });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr });
        else {
          const ending = error.signal
            ? `was ended by ${error.signal} (it may run ${timeout} ms)`
            : 'could not be run';
          const message = `${argv.join(' ')} ${ending} inside the sandbox.`;
          reject(new SandboxError('command-failed', message, { cause: error }));
        }
      },
    );
    // A command may end without having read its input.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
  });
}
