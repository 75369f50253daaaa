import { readdirSync } from 'node:fs';
import { enterPrefix } from './enter';
import { isSandboxName, sandboxLayout, type SandboxLayout, type SandboxRoots } from './layout';
import { hasRemains, tryFindHolder, tryFindKeeper, tryReadRecord, type SandboxLifetime } from './record';
import { sandboxHandle, type Sandbox } from './sandbox';

/** What is known of a sandbox from outside, ready to be printed as JSON. */
export interface SandboxStatus {
  readonly name: string;
  /** `stale`: its processes are gone and remains are left, which `down` or the next `up` removes. */
  readonly state: 'running' | 'stale' | 'absent';
  readonly uri: string;
  readonly directory: string;
  readonly poolDirectory: string;
  readonly imagesDirectory: string;
  readonly lifetime?: SandboxLifetime;
  /** Holder of the namespaces, for `nsenter --target`; only while running. */
  readonly processId?: number;
  /** Words to put in front of a command to run it inside; only while running. */
  readonly enter?: readonly string[];
}

/** What is known of the sandbox of this name. */
export function sandboxStatus(name: string, roots: SandboxRoots = {}): SandboxStatus {
  const layout = sandboxLayout(name, roots);
  const record = tryReadRecord(layout.directory);
  const holder = runningHolder(layout);
  const { uri, directory, poolDirectory, imagesDirectory } = layout;
  const common = { name, uri, directory, poolDirectory, imagesDirectory };
  if (record === undefined) return { ...common, state: hasRemains(layout) ? 'stale' : 'absent' };
  if (holder === undefined) return { ...common, state: 'stale', lifetime: record.lifetime };
  return {
    ...common,
    state: 'running',
    lifetime: record.lifetime,
    processId: holder,
    enter: enterPrefix(holder),
  };
}

/** Every sandbox below these roots, by name. */
export function listSandboxes(roots: SandboxRoots = {}): readonly SandboxStatus[] {
  const { stateRoot, diskRoot } = sandboxLayout('any', roots);
  return [...new Set([...namesIn(stateRoot), ...namesIn(diskRoot)])]
    .toSorted()
    .map((name) => sandboxStatus(name, roots))
    .filter((status) => status.state !== 'absent');
}

/** The handle of a running sandbox which another process may have started, or undefined. */
export function tryFindSandbox(name: string, roots: SandboxRoots = {}): Sandbox | undefined {
  const layout = sandboxLayout(name, roots);
  const holder = runningHolder(layout);
  return holder === undefined ? undefined : sandboxHandle(layout, holder);
}

function runningHolder(layout: SandboxLayout): number | undefined {
  if (tryFindKeeper(layout.directory) === undefined) return undefined;
  return tryFindHolder(layout.directory)?.processId;
}

function namesIn(stateRoot: string): readonly string[] {
  try {
    return readdirSync(stateRoot, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && isSandboxName(entry.name))
      .map((entry) => entry.name);
  } catch {
    // No root, no sandboxes.
    return [];
  }
}
