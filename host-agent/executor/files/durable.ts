import { constants } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCodeOf } from './system-error';

/** Makes names in a directory survive a power cut: fsync of a file does not cover its entry (fsync(2)). */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** How a file is written. */
export interface DurableWrite {
  readonly mode: number;
  /** @default the user and group of this process */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Where the bytes are until they are complete; on the same file system. @default beside the file */
  readonly temporaryPath?: string;
}

/**
 * Replaces a file so that a reader sees the old bytes or the new ones, never a part: temporary file, fsync,
 * rename, fsync of the directory. On failure the old file stays and the temporary one is removed.
 */
export async function writeFileDurably(path: string, bytes: Uint8Array, write: DurableWrite): Promise<void> {
  const temporary = write.temporaryPath ?? temporaryPathOf(path);
  try {
    // A leftover of a killed run may belong to anyone by name: take it away rather than write through it.
    await removeIfThere(temporary);
    const handle = await open(temporary, 'wx', write.mode);
    try {
      await handle.writeFile(bytes);
      if (write.owner !== undefined) await handle.chown(write.owner.uid, write.owner.gid);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await removeIfThere(temporary);
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Where the bytes of a file are until they are complete; what lies there after a run was killed is nobody's any more. */
export function temporaryPathOf(path: string): string {
  return `${path}.new`;
}

/** Removes a file; true when there was one. */
export async function removeIfThere(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
