import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';

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
export function findTerraform(): TerraformBinary {
  const named = process.env['FLEETWRIGHT_TERRAFORM'];
  const tried = (named === undefined ? ['terraform', 'tofu'] : [named]).map(tryBinary);
  const none = { found: false, reason: tried.map(({ reason }) => reason).join(', ') } as const;
  return tried.find(({ binary }) => binary !== undefined)?.binary ?? none;
}

interface Attempt {
  readonly binary?: Extract<TerraformBinary, { readonly found: true }>;
  readonly reason: string;
}

function tryBinary(path: string): Attempt {
  const { error, status, stdout } = spawnSync(path, ['version', '-json'], {
    encoding: 'utf8',
    timeout: TERRAFORM_MS_MAX,
    env: { PATH: process.env['PATH'], CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
  });
  if (error !== undefined) {
    const missing = 'code' in error && error.code === 'ENOENT';
    return { reason: missing ? `there is no "${path}"` : `"${path}" does not run` };
  }
  const version = status === 0 ? versionIn(stdout) : undefined;
  if (version === undefined) return { reason: `"${path}" does not say its version` };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < VERSION_MIN[0] || (major === VERSION_MIN[0] && minor < VERSION_MIN[1]);
  if (isOld) return { reason: `"${path}" is ${version}, older than ${VERSION_MIN.join('.')}` };
  return { binary: { found: true, path, version }, reason: '' };
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
