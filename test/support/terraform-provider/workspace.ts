import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateResources, type StateResource } from './arrival';
import { startProvider, type ProviderProcess } from './process';
import { terraformEnvironment, terraformIn, type Terraform } from './terraform';

/** A folder with one document, and a provider with an empty world for it. */
export interface Workspace {
  readonly terraform: Terraform;
  readonly provider: ProviderProcess;
  /** With what Terraform runs here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Replaces the document. */
  write(document: unknown): void;
  /** What Terraform keeps of each resource. */
  state(): Promise<readonly StateResource[]>;
}

/** Calls `work` with a workspace whose document is initialised; nothing is left of it afterwards, neither files nor processes. */
export async function inWorkspace<Result>(
  binaryPath: string,
  document: unknown,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-terraform-'));
  try {
    const provider = await startProvider(folder);
    try {
      const workspace = workspaceIn(folder, binaryPath, provider);
      workspace.write(document);
      await mustSucceed(workspace.terraform('init'));
      return await work(workspace);
    } finally {
      await provider.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Standard output of a run that ended well. */
export async function mustSucceed(run: ReturnType<Terraform>): Promise<string> {
  const { status, stdout, stderr } = await run;
  if (status === 0) return stdout;
  throw new Error(`terraform ended with ${String(status)}: ${stderr}${stdout}`);
}

function workspaceIn(folder: string, binaryPath: string, provider: ProviderProcess): Workspace {
  // As deep as synthesis puts it, since the document keeps its state three folders up.
  const place = join(folder, 'cdktf.out/stacks/host');
  mkdirSync(place, { recursive: true });
  const environment = { ...terraformEnvironment(folder), ...provider.environment };
  const terraform = terraformIn(place, binaryPath, environment);
  return {
    terraform,
    provider,
    environment,
    write: (document) => writeFileSync(join(place, 'cdk.tf.json'), JSON.stringify(document)),
    state: async () => stateResources(await mustSucceed(terraform('show', '-json'))),
  };
}
