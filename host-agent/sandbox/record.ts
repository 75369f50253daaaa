import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxLayout } from './layout';
import { bootId, isAlive, ownIdentity, tryReadIdentity, type ProcessIdentity } from './process-identity';

/** How long a sandbox lives: until `down`, or at most as long as the process that started it. */
export type SandboxLifetime = 'until-down' | 'starter';

/** What a starter writes down before it makes anything else, so that whoever comes later can clean up. */
export interface SandboxRecord {
  readonly version: 1;
  readonly name: string;
  readonly diskDirectory: string;
  readonly lifetime: SandboxLifetime;
  readonly bootId: string;
  readonly starter: ProcessIdentity;
}

/** Name of the marker in the disk directory: what lacks it was not made by us and is never removed. */
export const MARKER_FILE = '.fleetwright-sandbox';

/** Writes the record of a sandbox that this process is about to start. */
export async function writeRecord(layout: SandboxLayout, lifetime: SandboxLifetime): Promise<void> {
  const record: SandboxRecord = {
    version: 1,
    name: layout.name,
    diskDirectory: layout.diskDirectory,
    lifetime,
    bootId: bootId(),
    starter: ownIdentity(),
  };
  // In one move, so that a directory of ours always holds either nothing at all or a record that can be read.
  const partial = join(layout.stateRoot, `.${layout.name}.partial`);
  await writeFile(partial, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
  await rename(partial, recordPath(layout.directory));
}

/** The first directory of this layout that holds things which no sandbox made, or undefined. */
export function tryFindForeignDirectory(layout: SandboxLayout): string | undefined {
  if (isForeign(layout.directory, recordPath(layout.directory))) return layout.directory;
  const isShared = layout.diskDirectory === layout.directory;
  return !isShared && isForeign(layout.diskDirectory, join(layout.diskDirectory, MARKER_FILE))
    ? layout.diskDirectory
    : undefined;
}

/** True when a sandbox of this layout runs or has left something; after a reboot that may be its disk directory alone. */
export function hasRemains(layout: SandboxLayout): boolean {
  return existsSync(recordPath(layout.directory)) || existsSync(join(layout.diskDirectory, MARKER_FILE));
}

function isForeign(directory: string, marker: string): boolean {
  return existsSync(directory) && !existsSync(marker) && readdirSync(directory).length > 0;
}

/** The record in this sandbox directory, or undefined when there is none that can be read. */
export function tryReadRecord(directory: string): SandboxRecord | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(recordPath(directory), 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    // Absent or cut short by a crash: both mean that nothing usable was started from here.
    return undefined;
  }
}

/** The process outside the namespaces that watches over the sandbox and cleans up after it; undefined when it is not running. */
export function tryFindKeeper(directory: string): ProcessIdentity | undefined {
  return tryFindLiving(directory, 'keeper.stat');
}

/** The first process inside, which holds the namespaces; undefined when it is not running. */
export function tryFindHolder(directory: string): ProcessIdentity | undefined {
  return tryFindLiving(directory, 'holder.stat');
}

function tryFindLiving(directory: string, file: string): ProcessIdentity | undefined {
  const record = tryReadRecord(directory);
  if (record === undefined || record.bootId !== bootId()) return undefined;
  const identity = tryReadIdentity(join(directory, file));
  return identity !== undefined && isAlive(identity) ? identity : undefined;
}

function recordPath(directory: string): string {
  return join(directory, 'sandbox.json');
}

function isRecord(value: unknown): value is SandboxRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'diskDirectory' in value &&
    typeof value.diskDirectory === 'string' &&
    'bootId' in value &&
    'starter' in value
  );
}
