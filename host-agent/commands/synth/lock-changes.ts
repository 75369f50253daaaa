import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The file in which synthesis keeps what must stay stable, such as addresses; its author commits it. */
export const LOCK_FILE_NAME = 'fleet.lock.json';

/** Entries of the lock file by path: `addresses › lan › web-1` → `10.77.1.10`. */
export type LockEntries = ReadonlyMap<string, string>;

export interface LockChanges {
  readonly added: readonly LockEntryChange[];
  readonly removed: readonly LockEntryChange[];
  readonly changed: readonly LockEntryChange[];
}

export interface LockEntryChange {
  readonly path: string;
  readonly from?: string;
  readonly to?: string;
}

/** Where a program of this project keeps its lock: FLEETWRIGHT_LOCK says otherwise than beside `cdktf.json`. */
export function lockFileOf(
  projectDirectory: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const stated = environment['FLEETWRIGHT_LOCK'];
  return stated === undefined ? join(projectDirectory, LOCK_FILE_NAME) : resolve(projectDirectory, stated);
}

/** The lock file's entries; none when it is missing or unreadable, which synthesis itself complains about. */
export async function readLock(lockFile: string): Promise<LockEntries> {
  try {
    const value: unknown = JSON.parse(await readFile(lockFile, 'utf8'));
    // The file's own version is no choice that anybody reviews.
    return new Map(leavesOf(value, []).filter(([path]) => path !== 'version'));
  } catch {
    return new Map();
  }
}

/** What a run of synthesis did to the lock file. */
export function lockChanges(before: LockEntries, after: LockEntries): LockChanges {
  const added = [...after].filter(([path]) => !before.has(path)).map(([path, to]) => ({ path, to }));
  const removed = [...before].filter(([path]) => !after.has(path)).map(([path, from]) => ({ path, from }));
  const changed = [...after].flatMap(([path, to]) => {
    const from = before.get(path);
    return from === undefined || from === to ? [] : [{ path, from, to }];
  });
  return { added, removed, changed };
}

/** Every scalar with the keys that lead to it. The lock file is small and flat; our own synthesis writes it. */
function leavesOf(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[path.join(' › '), String(value)]];
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    leavesOf(member, [...path, key]),
  );
}
