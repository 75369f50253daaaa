import { lstat } from 'node:fs/promises';
import { StepError } from '../failure';
import { systemCodeOf } from './system-error';

/** True when there is a plain file. @throws StepError `path-not-allowed` when something else has its name, a link above all. */
export async function hasPlainFile(path: string): Promise<boolean> {
  try {
    const entry = await lstat(path);
    if (entry.isFile()) return true;
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false;
    throw error;
  }
  throw new StepError(
    'path-not-allowed',
    `${path} is no plain file: remove it after finding out who made it.`,
  );
}
