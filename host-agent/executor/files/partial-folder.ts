import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Root only: half images are nobody's business, and half seeds hold secrets. */
const PARTIAL_FOLDER_MODE = 0o700;

/** The folder of a pool for files that are being written: on its file system, but no volumes to libvirt. */
export function partialFolderIn(poolPath: string): string {
  return join(poolPath, '.fleetwright', 'partial');
}

/** The same, made when missing. */
export async function partialFolderOf(poolPath: string): Promise<string> {
  const folder = partialFolderIn(poolPath);
  await mkdir(folder, { recursive: true, mode: PARTIAL_FOLDER_MODE });
  return folder;
}
