import type { Stats } from 'node:fs';
import { lstat, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { types } from 'node:util';
import { writeFileDurably } from '../executor';
import { CommandFailure } from './command-failure';

/** For everyone to read; the umask takes away what its owner wants to be taken away. */
const NEW_FILE_MODE = 0o666;

/**
 * Writes what a command made: a reader sees what was there before or all of it, never a part. A link is followed; anything that
 * is there and no plain file is left alone.
 *
 * @throws CommandFailure
 */
export async function writeOutputFile(path: string, text: string): Promise<void> {
  try {
    const { target, mode } = await targetOf(path);
    const temporaryPath = join(dirname(target), `.fleetwright-${process.pid}.new`);
    await writeFileDurably(target, Buffer.from(text), { mode, temporaryPath });
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    throw new CommandFailure({
      code: 'output-not-writable',
      message: `${path} cannot be written: ${types.isNativeError(cause) ? cause.message : String(cause)}.`,
      advice: 'Name another file with --output, or make its folder first.',
      cause,
    });
  }
}

/** Where the bytes go, and with which rights: those of the file that is there. */
async function targetOf(path: string): Promise<{ readonly target: string; readonly mode: number }> {
  // The kernel's own word comes first: a link in /proc may lead to a pipe, where reading the link finds nothing.
  const found = await tryStat(path, stat);
  if (found?.isFile() === true) return { target: await realpath(path), mode: found.mode & 0o777 };
  if (found === undefined && (await tryStat(path, lstat)) === undefined) {
    return { target: path, mode: NEW_FILE_MODE };
  }
  throw new CommandFailure({
    code: 'output-not-a-file',
    message: `${path} is ${found?.isDirectory() === true ? 'a folder' : 'no plain file'}.`,
    advice: 'Name a file with --output, or leave it out to print to standard output.',
  });
}

async function tryStat(path: string, look: (path: string) => Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await look(path);
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
