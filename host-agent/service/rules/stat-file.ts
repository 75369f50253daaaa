import { stat } from 'node:fs/promises';
import { types } from 'node:util';

/** What tells a changed file from an unchanged one without reading it. */
export interface FileFacts {
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** Another one when the file was replaced. */
  readonly inode: number;
}

/** Undefined for a file that is not there. */
export type StatFile = (path: string) => Promise<FileFacts | undefined>;

/** Of a file of this machine; one that cannot be looked at counts as not there. */
export const statFile: StatFile = async (path) => {
  try {
    const { size: sizeBytes, mtimeMs: modifiedMs, ino: inode } = await stat(path);
    return { sizeBytes, modifiedMs, inode };
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error) return undefined;
    throw error;
  }
};
