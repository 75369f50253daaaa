import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { restoreCapabilities } from './capability-cache';
import { writeConfiguration } from './configuration';
import { SandboxError } from './errors';
import { SCRIPT_BY_FILE } from './keeper-script';
import { sandboxLayout, type SandboxLayout, type SandboxRoots } from './layout';
import { withNameLock } from './name-lock';
import { checkPrerequisites, PROGRAM_PATH } from './prerequisites';
import { isAlive } from './process-identity';
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
import { prunableRoots, removeSandbox } from './stop';

/** A first start probes QEMU and takes 1.4 s on an idle machine; the bound is for a busy one. */
const START_MS_MAX = 60_000;

/** The end of the daemons' output that an error message shows. */
const CONSOLE_BYTES_MAX = 2_000;

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
    const isOurs = record.lifetime === 'until-down' || record.starter.processId === process.pid;
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
  const cache = options.capabilityCache;
  await setUp(layout, lifetime, cache);
  // Stays open during the start: what was said can be read even after a keeper that failed has cleaned up.
  const consoleLog = openSync(join(layout.logDirectory, 'console.log'), 'a+');
  try {
    const hasEnded = spawnKeeper(layout, lifetime, consoleLog);
    const isReady = await waitUntilAnswering(layout.socketPath, Date.now() + START_MS_MAX, hasEnded);
    const holder = tryFindHolder(layout.directory);
    if (isReady && holder !== undefined) {
      options.log?.(`sandbox ${layout.name} listens at ${layout.uri}`);
      return sandboxHandle(layout, holder.processId, cache);
    }
    await removeSandbox(layout);
    throw new SandboxError(
      'start-failed',
      `Sandbox ${layout.name} did not start. It needs a machine, or a container, that allows new namespaces and mounts. Its last words:\n${lastOutput(consoleLog)}`,
    );
  } finally {
    closeSync(consoleLog);
  }
}

async function setUp(
  layout: SandboxLayout,
  lifetime: SandboxLifetime,
  cache: string | undefined,
): Promise<void> {
  try {
    await makeDirectories(layout, lifetime);
    await writeConfiguration(layout);
    if (cache !== undefined) await restoreCapabilities(layout, cache);
  } catch (cause) {
    await removeSandbox(layout);
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `Sandbox ${layout.name} could not write its files below ${layout.directory} and ${layout.diskDirectory}: ${reason}`;
    throw new SandboxError('start-failed', message, { cause });
  }
}

async function makeDirectories(layout: SandboxLayout, lifetime: SandboxLifetime): Promise<void> {
  await makeEnterable(layout.stateRoot, layout.directory);
  await writeRecord(layout, lifetime);
  await makeEnterable(layout.diskRoot, layout.diskDirectory);
  await writeFile(join(layout.diskDirectory, MARKER_FILE), '');
  await mkdir(join(layout.directory, 'run'));
  for (const [file, script] of Object.entries(SCRIPT_BY_FILE)) {
    await writeFile(join(layout.directory, file), script);
  }
  await makeEnterable(layout.poolDirectory, layout.imagesDirectory);
  for (const part of ['lib', 'cache', 'log'])
    await makeEnterable(join(layout.diskDirectory, 'libvirt', part));
}

/** Makes directories that QEMU's user may enter, whatever this process's umask is; those that exist stay as they are. */
async function makeEnterable(...directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    if ((await mkdir(directory, { recursive: true })) !== undefined) await chmod(directory, 0o755);
  }
}

/** Starts the keeper in a session of its own and returns whether it has ended meanwhile. */
function spawnKeeper(layout: SandboxLayout, lifetime: SandboxLifetime, consoleLog: number): () => boolean {
  const { directory, diskDirectory, groupName, name } = layout;
  const keeper = spawn(
    'sh',
    [
      join(directory, 'keeper.sh'),
      directory,
      diskDirectory,
      groupName,
      name,
      lifetime,
      ...prunableRoots(layout),
    ],
    {
      cwd: '/',
      detached: true,
      stdio: [lifetime === 'starter' ? 'pipe' : 'ignore', consoleLog, consoleLog],
      env: { PATH: PROGRAM_PATH, LC_ALL: 'C' },
    },
  );
  let isEnded = false;
  keeper.once('error', () => (isEnded = true));
  keeper.once('exit', () => (isEnded = true));
  // Neither the keeper nor the pipe that tells it of our end may keep this process from ending.
  keeper.unref();
  if (keeper.stdin instanceof Socket) keeper.stdin.unref();
  keeper.stdin?.on('error', () => undefined);
  return () => isEnded;
}

function lastOutput(consoleLog: number): string {
  const { size } = fstatSync(consoleLog);
  const bytes = Buffer.alloc(Math.min(size, CONSOLE_BYTES_MAX));
  readSync(consoleLog, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString().trim() || '(none)';
}
