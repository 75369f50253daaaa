import { constants } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { types } from 'node:util';
import { SourceFailure } from './port';

/** Only the agent's user: what is being fetched is nobody else's business, and nobody else may put anything there. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Makes a source's own folder below the agent's state, or sets its rights right. @throws SourceFailure `misconfigured` */
export async function makeStateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: FOLDER_MODE });
    await chmod(path, FOLDER_MODE);
  } catch (error) {
    throw unusable(path, error);
  }
}

/**
 * Replaces a file so that a power cut leaves the old bytes or the new ones: temporary file, fsync, rename, fsync of the folder.
 *
 * @throws SourceFailure `misconfigured`; the old file stays
 */
export async function writeStateFile(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.new`;
  try {
    await rm(temporary, { force: true });
    const file = await open(temporary, 'wx', FILE_MODE);
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw unusable(path, error);
  }
}

function unusable(path: string, cause: unknown): SourceFailure {
  const why = types.isNativeError(cause) ? cause.message : String(cause);
  const message = `${path} cannot be written (${why}): see that stateDirectory in the agent's configuration is its own and has room.`;
  return new SourceFailure('misconfigured', message, { cause });
}

/** fsync of a file does not cover its name (fsync(2)). */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
