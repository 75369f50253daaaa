import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The bytes of `path`, or `undefined` when there is no such file. */
export function tryReadFile(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return undefined;
    throw error;
  }
}

/** Puts `content` at `path` so that a reader sees the old file or the new one, never a part; missing folders are made. */
export function writeFileAtomically(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  // In the same folder, since a rename does not cross file systems; the process id keeps two runs apart.
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(temporary, 'w');
    try {
      for (let written = 0; written < content.length;) {
        written += writeSync(file, content, written);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
