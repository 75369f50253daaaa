import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { restoreCapabilities } from './capability-cache';
import { writeConfiguration } from './configuration';
import { SandboxError } from './errors';
import { startKeeper, type Keeper } from './keeper';
import { SCRIPT_BY_FILE } from './keeper-script';
import { sandboxLayout, type SandboxLayout, type SandboxRoots } from './layout';
import { withNameLock } from './name-lock';
import { checkPrerequisites } from './prerequisites';
import { isAlive, isSameProcess, ownIdentity } from './process-identity';
import { waitUntilAnswering } from './readiness';
import {
  MARKER_FILE,
  tryFindHolder,
  tryFindKeeper,
  tryReadRecord,
  writeRecord,
  type SandboxLifetime,
} from './record';
import { sandboxHandle, type Sandbox } from './sandbox';
import { removeSandbox } from './stop';

/** A first start probes QEMU and takes 1.4 s on an idle machine; the bound is for a busy one. */
const START_MS_MAX = 60_000;

/** A shell needs some milliseconds until it has written down who it is; the bound is for a machine that swaps. */
const KEEPER_APPEARS_MS_MAX = 10_000;
const POLL_MS = 10;

/** Which sandbox to start. */
export interface StartSandboxOptions extends SandboxRoots {
  /** 1 to 32 lower-case letters, digits, inner hyphens. */
  readonly name: string;
  /** `starter`: it ends, and cleans up, when this process ends, however that happens. @default 'until-down' */
  readonly lifetime?: SandboxLifetime;
  /** Directory for what libvirt finds out about QEMU; saves a second of each start, and is filled by `stop`. @default none */
  readonly capabilityCache?: string;
  /** Told what happens, one line each. @default silence */
  readonly log?: (line: string) => void;
}

/**
 * Starts a private libvirt host, or returns the one of this name that runs already (which keeps its lifetime); remains of a dead one are
 * removed first. Throws SandboxError.
 */
export async function startSandbox(options: StartSandboxOptions): Promise<Sandbox> {
  checkPrerequisites();
  const layout = sandboxLayout(options.name, options);
  return withNameLock(
    layout.groupName,
    async () => (await tryReuse(layout, options)) ?? start(layout, options),
  );
}

async function tryReuse(layout: SandboxLayout, options: StartSandboxOptions): Promise<Sandbox | undefined> {
  const record = tryReadRecord(layout.directory);
  const holder = tryFindHolder(layout.directory);
  if (record !== undefined && holder !== undefined && tryFindKeeper(layout.directory) !== undefined) {
    const isOurs = record.lifetime === 'until-down' || isSameProcess(record.starter, ownIdentity());
    if (!isOurs && isAlive(record.starter)) {
      const message = `A sandbox named ${layout.name} belongs to process ${record.starter.processId} and ends with it: choose another name.`;
      throw new SandboxError('name-in-use', message);
    }
    if (
      isOurs &&
      (await waitUntilAnswering(layout.socketPath, Date.now() + START_MS_MAX, () => !isAlive(holder)))
    ) {
      options.log?.(`sandbox ${layout.name} runs already`);
      return sandboxHandle(layout, holder.processId, options.capabilityCache);
    }
  }
  const hadRemains = await removeSandbox(layout);
  if (hadRemains) options.log?.(`removed what was left of an earlier sandbox ${layout.name}`);
  return undefined;
}

async function start(layout: SandboxLayout, options: StartSandboxOptions): Promise<Sandbox> {
  const lifetime = options.lifetime ?? 'until-down';
  let keeper: Keeper | undefined;
  try {
    await makeStateDirectory(layout, lifetime);
    // First of all, so that even a start which is killed half-way leaves nothing.
    keeper = startKeeper(layout, lifetime);
    await makeDiskDirectory(layout, options.capabilityCache);
    keeper.begin();
    const isReady = await waitUntilAnswering(layout.socketPath, Date.now() + START_MS_MAX, keeper.hasEnded);
    const holder = tryFindHolder(layout.directory);
    if (!isReady || holder === undefined) throw new Error(keeper.lastOutput());
    options.log?.(`sandbox ${layout.name} listens at ${layout.uri}`);
    return sandboxHandle(layout, holder.processId, options.capabilityCache);
  } catch (cause) {
    await abandon(layout, keeper);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SandboxError(
      'start-failed',
      `Sandbox ${layout.name} did not start. It needs a machine, or a container, that allows new namespaces and mounts, and space below ${layout.directory} and ${layout.diskDirectory}. Last words:\n${reason}`,
      { cause },
    );
  } finally {
    keeper?.release();
  }
}

/** Removes what a failed start has made. A keeper whose identity is not yet written down is waited for first: else it could not be ended. */
async function abandon(layout: SandboxLayout, keeper: Keeper | undefined): Promise<void> {
  const deadline = Date.now() + KEEPER_APPEARS_MS_MAX;
  const isKnown = (): boolean =>
    keeper === undefined || keeper.hasEnded() || tryFindKeeper(layout.directory) !== undefined;
  while (!isKnown() && Date.now() < deadline) await delay(POLL_MS);
  await removeSandbox(layout);
}

async function makeStateDirectory(layout: SandboxLayout, lifetime: SandboxLifetime): Promise<void> {
  await makeEnterable(layout.stateRoot, layout.directory);
  await writeRecord(layout, lifetime);
  for (const [file, script] of Object.entries(SCRIPT_BY_FILE)) {
    await writeFile(join(layout.directory, file), script);
  }
}

async function makeDiskDirectory(layout: SandboxLayout, capabilityCache: string | undefined): Promise<void> {
  await mkdir(join(layout.directory, 'run'));
  await makeEnterable(layout.diskRoot, layout.diskDirectory);
  await writeFile(join(layout.diskDirectory, MARKER_FILE), '');
  await makeEnterable(layout.poolDirectory, layout.imagesDirectory);
  // The last one is part of Debian's package: logs of serial consoles go there before the first guest has started.
  for (const part of ['lib', 'cache', 'log', 'log/qemu'])
    await makeEnterable(join(layout.diskDirectory, 'libvirt', part));
  await writeConfiguration(layout);
  if (capabilityCache !== undefined) await restoreCapabilities(layout, capabilityCache);
}

/** Makes directories that QEMU's user may enter, whatever this process's umask is; those that exist stay as they are. */
async function makeEnterable(...directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    if ((await mkdir(directory, { recursive: true })) !== undefined) await chmod(directory, 0o755);
  }
}
