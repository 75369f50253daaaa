import { execFile } from 'node:child_process';

/** Hundreds of definitions are some megabytes. */
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

/** A shell that defines hundreds of machines takes seconds; a hung one must not hang the bench. */
const RUN_MS_MAX = 300_000;

/**
 * Runs a program with `input` on its standard input, and `env` added to its environment, and returns what it printed.
 * @throws Error when it fails
 */
export function run(
  program: string,
  argv: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...argv],
      {
        encoding: 'utf8',
        maxBuffer: OUTPUT_BYTES_MAX,
        timeout: RUN_MS_MAX,
        env: { ...process.env, LC_ALL: 'C', ...env },
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`${program} ${argv.join(' ')}: ${stderr.trim()}`, { cause: error }));
      },
    );
    // One that could not be started reads nothing; the callback says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Runs virsh with these arguments, or without any as a shell that reads commands from `input`. @throws Error when it fails */
export function virsh(uri: string, argv: readonly string[], input = ''): Promise<string> {
  return run('virsh', ['--quiet', '--connect', uri, ...argv], input);
}
