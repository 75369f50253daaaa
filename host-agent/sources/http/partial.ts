import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { readBoundedFile } from '../bounded-file';
import { RELEASE_BYTES_MAX } from '../release-bytes';
import { writeStateFile } from '../state-files';

/** The line before the bytes: an ETag has at most what a server's header may have, 16 KiB. */
const HEAD_BYTES_MAX = 32 * 1024;

/** The beginning of a release, and under which strong ETag the server had it. */
export interface PartialAnswer {
  readonly entityTag: string;
  readonly bytes: Buffer;
}

/** Keeps the beginning of an answer that was cut, for the next look. One file: its origin in the first line, then the bytes. */
export function partialStore(path: string, url: string) {
  const origin = createHash('sha256').update(url).digest('hex');
  return {
    /** What was kept for this URL; nothing when there is none, or it is damaged. */
    async tryRead(): Promise<PartialAnswer | undefined> {
      const read = await readBoundedFile(path, RELEASE_BYTES_MAX + HEAD_BYTES_MAX);
      if (!read.ok) return undefined;
      const file = Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
      const end = file.indexOf('\n');
      if (end < 0) return undefined;
      const [keptOrigin, entityTag] = file.toString('latin1', 0, end).split(' ', 2);
      const bytes = file.subarray(end + 1);
      if (keptOrigin !== origin || entityTag === undefined || bytes.length === 0) return undefined;
      return { entityTag, bytes };
    },
    keep: ({ entityTag, bytes }: PartialAnswer): Promise<void> =>
      writeStateFile(path, [Buffer.from(`${origin} ${entityTag}\n`, 'latin1'), bytes]),
    clear: (): Promise<void> => rm(path, { force: true }),
  };
}

export type PartialStore = ReturnType<typeof partialStore>;
