import { open, readlink, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:fs';
import { StepError } from '../failure';
import { isWithin, realPathOf } from '../files/real-path';
import type { PartialFile } from './partial-file';
import { systemCodeOf } from '../files/system-error';

/** 1 MiB a read: large enough for disks, small enough to stop soon. */
const CHUNK_BYTES = 1024 * 1024;

export interface CopyOptions {
  readonly path: string;
  /** Folders from which images may be read. */
  readonly imageRoots: readonly string[];
  readonly imageBytesMax: number;
  readonly partial: PartialFile;
  readonly signal?: AbortSignal;
  readonly progress?: (received: number, total: number | undefined) => void;
}

/**
 * Copies an image file of this host into a partial file.
 *
 * @throws StepError `source-missing`, `path-not-allowed`, `too-large`, `interrupted`; the system's error for a failed write
 */
export async function copyLocal(options: CopyOptions): Promise<void> {
  const { path, partial } = options;
  const source = await openSource(path);
  try {
    await requireAllowed(source, options);
    const { size } = await source.stat();
    if (size > options.imageBytesMax) {
      throw new StepError(
        'too-large',
        `${path} has ${size} bytes; this agent takes at most ${options.imageBytesMax}.`,
      );
    }
    await partial.clear();
    await partial.noteOrigin(undefined);
    const chunk = Buffer.alloc(CHUNK_BYTES);
    // Who writes to it while it is read may never stop, and what they add is not what the plan means.
    while (partial.length <= size) {
      if (options.signal?.aborted === true)
        throw new StepError('interrupted', `Copying ${path} was stopped.`);
      const { bytesRead } = await source.read(chunk, 0, CHUNK_BYTES, partial.length);
      if (bytesRead === 0) return;
      await partial.append(chunk.subarray(0, bytesRead));
      options.progress?.(partial.length, size);
    }
    throw new StepError(
      'too-large',
      `${path} grew beyond its ${size} bytes while it was read: apply again when nobody writes to it any more.`,
    );
  } finally {
    await source.close();
  }
}

async function openSource(path: string): Promise<FileHandle> {
  try {
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'EACCES') {
      const message = `The image file ${path} is not there or may not be read on this host: put it there or correct its path.`;
      throw new StepError('source-missing', message, { cause: error });
    }
    throw error;
  }
}

/** Asks the kernel where the open file lies, so that a link changed between check and use makes no difference. */
async function requireAllowed(source: FileHandle, options: CopyOptions): Promise<void> {
  const real = await readlink(`/proc/self/fd/${source.fd}`);
  const roots = await Promise.all(options.imageRoots.map((root) => realPathOf(root)));
  const file = await source.stat();
  if (file.isFile() && roots.some((root) => isWithin(real, root))) return;
  const what = file.isFile()
    ? `is ${real}, outside of the folders that images may come from`
    : 'is no plain file';
  throw new StepError(
    'path-not-allowed',
    `The image file ${options.path} ${what} (${options.imageRoots.join(', ')}): move it, or let the host's owner add ` +
      "its folder to imageRoots in the agent's configuration.",
  );
}
