import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { formatLockFile, parseLockFile, type LockFile } from '../placement';
import { SynthesisError } from './problems';
import { tryReadFile, writeFileAtomically } from './write-file';

const LOCK_FILE_NAME = 'fleet.lock.json';
const PROJECT_FILE_NAME = 'cdktf.json';

/** `fleet.lock.json` beside the nearest `cdktf.json` at or above `folder`, else in `folder`. */
export function defaultLockPath(folder: string): string {
  let current = resolve(folder);
  while (!existsSync(join(current, PROJECT_FILE_NAME))) {
    const parent = dirname(current);
    if (parent === current) return join(folder, LOCK_FILE_NAME);
    current = parent;
  }
  return join(current, LOCK_FILE_NAME);
}

/** A lock file as it was found. */
export interface StoredLock {
  readonly lock: LockFile;
  /** The file's text; none when there is no file. */
  readonly text: string | undefined;
}

/** @throws SynthesisError when the file is there but is no lock file. */
export function readLock(path: string): StoredLock {
  const content = tryReadFile(path);
  const result = parseLockFile(content);
  if (result.ok) return { lock: result.lock, text: content?.toString() };
  throw new SynthesisError(
    result.problems.map((problem) => ({
      code: problem.code,
      where: problem.path === '$' ? basename(path) : `${basename(path)} at ${problem.path}`,
      what: problem.message,
      advice: problem.advice,
    })),
  );
}

/**
 * What to call to save the lock file, once everything else has gone well: it writes only a text that differs.
 * @throws SynthesisError when the file may not change and would.
 */
export function lockSaver(
  path: string,
  change: { readonly before: StoredLock; readonly after: LockFile; readonly frozen: boolean },
): () => void {
  const text = formatLockFile(change.after);
  // A fleet in which nothing was chosen needs no file.
  const isSame = (change.before.text ?? formatLockFile(change.before.lock)) === text;
  if (isSame) return () => undefined;
  if (change.frozen) {
    throw new SynthesisError([
      {
        code: 'lock',
        where: basename(path),
        what:
          change.before.text === undefined
            ? 'is missing, and may not be written here'
            : 'does not fit the program any more, and may not be changed here',
        advice:
          'Run `fleetwright synth` where it may (without FLEETWRIGHT_FROZEN_LOCK), and commit the file.',
      },
    ]);
  }
  return () => writeFileAtomically(path, Buffer.from(text));
}
