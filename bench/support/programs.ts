import { execFile, type ExecFileException } from 'node:child_process';
import type { Sandbox } from '../../host-agent/sandbox';

/** Hundreds of definitions are some megabytes. */
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

/** A shell that defines hundreds of machines takes seconds; a hung one must not hang the bench. */
const RUN_MS_MAX = 300_000;

/** What a program printed before it failed, as far as it is shown: the end says most. */
const OUTPUT_SHOWN = 2000;

/** Commands may name hundreds of machines. */
const COMMAND_SHOWN = 100;

/**
 * Runs a program with `input` on its standard input, and `env` added to its environment, and returns what it printed.
 * @throws Error when it fails
 */
export function run(
  program: string,
  argv: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
  timeoutMs = RUN_MS_MAX,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...argv],
      {
        encoding: 'utf8',
        maxBuffer: OUTPUT_BYTES_MAX,
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        env: { ...process.env, LC_ALL: 'C', ...env },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else
          reject(
            new Error(
              `${[program, ...argv].join(' ').slice(0, COMMAND_SHOWN)}: ${complaint(error, stdout, stderr)}`,
              { cause: error },
            ),
          );
      },
    );
    // One that could not be started reads nothing; the callback says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Most programs complain on standard error, Ansible on standard output; a line that names an error says more than those around it. */
function complaint(error: ExecFileException, stdout: string, stderr: string): string {
  if (error.killed === true) return 'it was ended because it took too long';
  const text = `${stderr}\n${stdout.slice(-OUTPUT_SHOWN)}`.trim();
  const telling = text.split('\n').filter((line) => /error|fatal|fail/i.test(line));
  return (telling.length > 0 ? telling : [text]).join(' ').slice(0, OUTPUT_SHOWN);
}

/** Runs virsh with these arguments, or without any as a shell that reads commands from `input`. @throws Error when it fails */
export function virsh(uri: string, argv: readonly string[], input = ''): Promise<string> {
  return run('virsh', ['--quiet', '--connect', uri, ...argv], input);
}

/** Runs a program as `run` does, inside all namespaces of a sandbox, where plain `qemu:///system` is its libvirt. */
export function runInside(
  sandbox: Pick<Sandbox, 'enter'>,
  program: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  timeoutMs = RUN_MS_MAX,
): Promise<string> {
  const [enter = 'nsenter', ...words] = sandbox.enter;
  return run(enter, [...words, program, ...argv], '', env, timeoutMs);
}
