import { link, lstat, mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { removeIfThere, syncDirectory, temporaryPathOf, writeFileDurably } from '../files/durable';
import { manifestToBytes, tryParseManifest, type TrashManifest } from './manifest';
import { systemCodeOf } from '../files/system-error';

/** Root only: disks hold other people's data. */
const FOLDER_MODE = 0o700;
const MANIFEST_MODE = 0o600;
const MANIFEST_SUFFIX = '.json';

/** The same machine's file cannot come twice in one millisecond; a clock that was set back may make it look so. */
const NAME_ATTEMPTS_MAX = 100;

/** A file in the trash with what is noted about it. */
export interface TrashEntry {
  /** Its name in the trash folder. */
  readonly fileName: string;
  readonly manifest: TrashManifest;
}

export function trashFolderOf(poolPath: string): string {
  return join(poolPath, '.fleetwright', 'trash');
}

/**
 * Moves a file of the pool to its trash. The note is written first: a killed run leaves a note without a file, never a file
 * that nobody knows about.
 *
 * @returns the file's name in the trash
 */
export async function moveToTrash(poolPath: string, manifest: TrashManifest): Promise<string> {
  const folder = trashFolderOf(poolPath);
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  await removeNotesWithoutFile(folder, manifest);
  const target = await findFreeName(folder, manifest);
  await writeFileDurably(join(folder, target + MANIFEST_SUFFIX), manifestToBytes(manifest), {
    mode: MANIFEST_MODE,
  });
  await rename(join(poolPath, manifest.fileName), join(folder, target));
  await syncDirectory(folder);
  await syncDirectory(poolPath);
  return target;
}

/** What lies in a pool's trash, oldest first. Files without a note that can be read are not listed and never removed. */
export async function readTrash(poolPath: string): Promise<readonly TrashEntry[]> {
  const folder = trashFolderOf(poolPath);
  const names = await namesIn(folder);
  const files = names.filter((name) => names.includes(name + MANIFEST_SUFFIX));
  const entries = await Promise.all(files.map((fileName) => tryReadEntry(folder, fileName)));
  return entries
    .filter((entry) => entry !== undefined)
    .sort((a, b) => a.manifest.trashedAtMs - b.manifest.trashedAtMs);
}

/** The entry of this name, or undefined when there is none with a note that can be read. */
export async function tryFindTrash(poolPath: string, fileName: string): Promise<TrashEntry | undefined> {
  // A name from outside must not lead out of the folder.
  if (basename(fileName) !== fileName || !(await isFile(join(trashFolderOf(poolPath), fileName))))
    return undefined;
  return tryReadEntry(trashFolderOf(poolPath), fileName);
}

/** Removes a file and its note for good; the file first, so that what is left is never unaccounted for. */
export async function removeTrash(poolPath: string, fileName: string): Promise<void> {
  const folder = trashFolderOf(poolPath);
  await removeIfThere(join(folder, fileName));
  await removeIfThere(join(folder, fileName + MANIFEST_SUFFIX));
  await syncDirectory(folder);
}

/**
 * Puts a file back under the name that it had.
 *
 * @throws the system's error `EEXIST` when that name is taken: nothing is replaced
 */
export async function restoreTrash(poolPath: string, entry: TrashEntry): Promise<void> {
  const folder = trashFolderOf(poolPath);
  await link(join(folder, entry.fileName), join(poolPath, entry.manifest.fileName));
  await unlink(join(folder, entry.fileName));
  await removeIfThere(join(folder, entry.fileName + MANIFEST_SUFFIX));
  await syncDirectory(poolPath);
  await syncDirectory(folder);
}

async function tryReadEntry(folder: string, fileName: string): Promise<TrashEntry | undefined> {
  try {
    const manifest = tryParseManifest(await readFile(join(folder, fileName + MANIFEST_SUFFIX), 'utf8'));
    return manifest === undefined ? undefined : { fileName, manifest };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What a killed run has left of moving this very file: the file is still where it was. */
async function removeNotesWithoutFile(folder: string, { machine, fileName }: TrashManifest): Promise<void> {
  const names = await readdir(folder);
  const note = `-${machine}-${fileName}${MANIFEST_SUFFIX}`;
  for (const name of names) {
    // Of a run that was killed while it wrote the note.
    const isHalf = name.endsWith(temporaryPathOf(note));
    const isAlone = name.endsWith(note) && !names.includes(name.slice(0, -MANIFEST_SUFFIX.length));
    if (isHalf || isAlone) await removeIfThere(join(folder, name));
  }
}

async function findFreeName(folder: string, manifest: TrashManifest): Promise<string> {
  for (let attempt = 0; attempt < NAME_ATTEMPTS_MAX; attempt += 1) {
    // Colons have a meaning to some tools that take paths, QEMU's own among them.
    const time = new Date(manifest.trashedAtMs + attempt).toISOString().replaceAll(':', '-');
    const name = `${time}-${manifest.machine}-${manifest.fileName}`;
    if (!(await isFile(join(folder, name)))) return name;
  }
  throw new Error(`${NAME_ATTEMPTS_MAX} names in ${folder} are taken`);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // Who may only look at the host may not look into its trash, and then has nothing to say about it.
    if (isMissing(error) || systemCodeOf(error) === 'EACCES') return [];
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = systemCodeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
