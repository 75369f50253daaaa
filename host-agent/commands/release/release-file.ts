import { isAbsolute, relative } from 'node:path';
import { readBoundedFile, RELEASE_BYTES_MAX } from '../../sources';
import { CommandFailure } from '../command-failure';
import { plain } from '../terminal/plain';

/** The bytes of a release file; nothing where there is none. @throws CommandFailure */
export async function tryReadReleaseFile(path: string): Promise<Uint8Array | undefined> {
  const read = await readBoundedFile(path, RELEASE_BYTES_MAX);
  if (read.ok) return read.bytes;
  if (read.code === 'missing') return undefined;
  throw new CommandFailure({
    code: `release-${read.code}`,
    message: `The release ${plain(path)} cannot be read: ${plain(read.why)}.`,
    advice:
      read.code === 'too-large'
        ? 'See whether it is a release at all.'
        : 'Correct the path, or the rights of the file.',
    cause: read.cause,
  });
}

/** As a person would write the path from where they are. */
export function shownPath(path: string, workingDirectory: string): string {
  const shorter = relative(workingDirectory, path);
  return plain(shorter === '' || shorter.startsWith('..') || isAbsolute(shorter) ? path : shorter);
}
