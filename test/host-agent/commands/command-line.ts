import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const REPOSITORY = join(__dirname, '../../..');

/** What a run of the program gave. */
export interface ProgramResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run that takes longer hangs; a machine busy with guests is slow. */
const RUN_MS_MAX = 120_000;

let bundled: string | undefined;

/** The program as one file, made from the sources of this moment, once a test process. */
export function bundledProgram(): string {
  if (bundled !== undefined) return bundled;
  const outfile = join(REPOSITORY, `.cache/test-command-line/main-${process.pid}.js`);
  buildSync({
    absWorkingDir: REPOSITORY,
    entryPoints: ['host-agent/commands/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['esbuild'],
    logLevel: 'error',
  });
  bundled = outfile;
  return outfile;
}

/** Runs the program in a process of its own, without a terminal. */
export function fleetwright(
  words: readonly string[],
  options: { readonly cwd?: string; readonly environment?: Readonly<Record<string, string>> } = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundledProgram(), ...words], {
      cwd: options.cwd ?? REPOSITORY,
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: RUN_MS_MAX,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
