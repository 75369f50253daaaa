import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Answering takes a second at most; the rest is for a busy machine. */
const TERRAFORM_MS_MAX = 60_000;
/** `terraform show -json` of the largest example is below 1 MiB. */
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;
/** The first version with the built-in resource `terraform_data`; OpenTofu began later. */
const VERSION_MIN = [1, 4] as const;

/** The Terraform or OpenTofu on this machine, or why there is none that can be used. */
export type TerraformBinary =
  | { readonly found: true; readonly path: string; readonly version: string }
  | { readonly found: false; readonly reason: string };

/** Looks for FLEETWRIGHT_TERRAFORM if that is set, else for `terraform`, else for `tofu` on the PATH. */
export function findTerraform(environment: NodeJS.ProcessEnv = process.env): TerraformBinary {
  const named = environment['FLEETWRIGHT_TERRAFORM'];
  const candidates = named === undefined ? ['terraform', 'tofu'] : [named];
  const reasons: string[] = [];
  for (const candidate of candidates) {
    const path = tryProgramFile(candidate, environment['PATH'] ?? '');
    const answer = path === undefined ? `there is no "${candidate}"` : askVersion(path, environment['PATH']);
    if (path !== undefined && typeof answer === 'object') return { found: true, path, ...answer };
    if (typeof answer === 'string') reasons.push(answer);
  }
  return { found: false, reason: reasons.join(', ') };
}

/** The file that a name on the PATH, or a path, stands for. */
function tryProgramFile(program: string, searchPath: string): string | undefined {
  const files = program.includes('/')
    ? [resolve(program)]
    : searchPath.split(':').map((folder) => join(folder, program));
  return files.find((file) => existsSync(file));
}

/** The version, or in words why there is none that will do. */
function askVersion(path: string, searchPath: string | undefined): { readonly version: string } | string {
  const { status, stdout } = spawnSync(path, ['version', '-json'], {
    encoding: 'utf8',
    timeout: TERRAFORM_MS_MAX,
    env: { PATH: searchPath, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
  });
  const version = status === 0 ? versionIn(stdout) : undefined;
  if (version === undefined) return `"${path}" does not say its version`;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < VERSION_MIN[0] || (major === VERSION_MIN[0] && minor < VERSION_MIN[1]);
  return isOld ? `"${path}" is ${version}, older than ${VERSION_MIN.join('.')}` : { version };
}

/** Terraform and OpenTofu call it the same. */
function versionIn(text: string): string | undefined {
  try {
    const { terraform_version: version } = JSON.parse(text) as { readonly terraform_version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** What a run of Terraform ended with. */
export interface TerraformOutcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Terraform's verbs in one folder. */
export type Terraform = (...words: readonly string[]) => Promise<TerraformOutcome>;

/**
 * What Terraform needs in order to read nothing of the machine's own, to keep its files below `folder`, and to ask nobody: whatever it
 * sends to a registry goes to a port of this machine where nobody listens.
 */
export function terraformEnvironment(folder: string): Readonly<Record<string, string>> {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TMPDIR: folder,
    TF_CLI_CONFIG_FILE: '/dev/null',
    TF_DATA_DIR: join(folder, 'terraform-data'),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    // It spends a third of its time on collecting garbage of the long schema.
    GOGC: '400',
    HTTPS_PROXY: nowhere,
    HTTP_PROXY: nowhere,
  };
}

/** Terraform in `folder`. */
export function terraformIn(
  folder: string,
  path: string,
  environment: Readonly<Record<string, string>>,
): Terraform {
  return async (...words) =>
    new Promise((resolve) => {
      execFile(
        path,
        [...words],
        {
          cwd: folder,
          env: { ...environment },
          timeout: TERRAFORM_MS_MAX,
          killSignal: 'SIGKILL',
          maxBuffer: OUTPUT_BYTES_MAX,
        },
        (error, stdout, stderr) => {
          const status = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
          resolve({ status, stdout, stderr });
        },
      );
    });
}
