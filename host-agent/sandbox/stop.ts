import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SandboxError } from './errors';
import { CLEAN_SCRIPT } from './keeper-script';
import {
  DEFAULT_DISK_ROOT,
  DEFAULT_STATE_ROOT,
  sandboxLayout,
  type SandboxLayout,
  type SandboxRoots,
} from './layout';
import { withNameLock } from './name-lock';
import { isAlive, signalProcess } from './process-identity';
import {
  hasRemains,
  MARKER_FILE,
  tryFindForeignDirectory,
  tryFindHolder,
  tryFindKeeper,
  tryReadRecord,
} from './record';

/** Killing all guests and removing their disks takes well under a second; a loaded machine gets much longer before we go on by force. */
const KEEPER_END_MS_MAX = 20_000;
const POLL_MS = 10;

/**
 * Ends the sandbox of this name, its guests included, and removes every trace. True when there was one.
 * Throws SandboxError `stop-failed` when something could not be removed, `directory-in-use` when it was not made by us.
 */
export async function stopSandbox(name: string, roots: SandboxRoots = {}): Promise<boolean> {
  const layout = sandboxLayout(name, roots);
  return withNameLock(layout.groupName, () => removeSandbox(layout));
}

/** As `stopSandbox`, for a caller that holds the name's lock. */
export async function removeSandbox(layout: SandboxLayout): Promise<boolean> {
  const foreign = tryFindForeignDirectory(layout);
  if (foreign !== undefined) {
    throw new SandboxError(
      'directory-in-use',
      `${foreign} exists and no sandbox made it: choose another name or root.`,
    );
  }
  if (!hasRemains(layout)) return false;
  const record = tryReadRecord(layout.directory);
  const keeper = tryFindKeeper(layout.directory);
  if (keeper !== undefined) {
    signalProcess(keeper, 'SIGTERM');
    if (!(await waitUntil(() => !isAlive(keeper)))) signalProcess(keeper, 'SIGKILL');
  }
  // A keeper that was killed takes the sandbox along; this makes sure of it.
  const holder = tryFindHolder(layout.directory);
  if (holder !== undefined) {
    signalProcess(holder, 'SIGKILL');
    await waitUntil(() => !isAlive(holder));
  }
  if (hasRemains(layout)) await cleanRemains(layout, record?.diskDirectory ?? layout.diskDirectory);
  return true;
}

async function cleanRemains(layout: SandboxLayout, diskDirectory: string): Promise<void> {
  const disk = existsSync(join(diskDirectory, MARKER_FILE)) ? diskDirectory : layout.directory;
  const script = [
    '-c',
    CLEAN_SCRIPT,
    'clean',
    layout.directory,
    disk,
    layout.groupName,
    ...prunableRoots(layout),
  ];
  try {
    await promisify(execFile)('sh', script, { cwd: '/' });
  } catch (cause) {
    const message = `Sandbox ${layout.name}: ${layout.directory} or ${disk} could not be removed: see what uses them (findmnt, fuser) and repeat.`;
    throw new SandboxError('stop-failed', message, { cause });
  }
}

/** Roots of our own making, which go with the last sandbox in them; roots that the caller chose stay. */
export function prunableRoots(layout: SandboxLayout): readonly string[] {
  return [layout.diskRoot, layout.stateRoot].filter(
    (root) => root === DEFAULT_DISK_ROOT || root === DEFAULT_STATE_ROOT,
  );
}

async function waitUntil(condition: () => boolean): Promise<boolean> {
  const deadline = Date.now() + KEEPER_END_MS_MAX;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
