import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { readBoundedFile } from '../bounded-file';
import { RELEASE_BYTES_MAX } from '../release-bytes';
import { writeStateFile } from '../state-files';

/** The line before the bytes: what it holds comes from headers, which Node takes up to 16 KiB in all. */
const HEAD_BYTES_MAX = 32 * 1024;

/** Bytes of a release, and a line that says what they are. */
export interface HeadedBytes {
  readonly head: string;
  readonly bytes: Buffer;
}

/** One file for what came from one URL: its origin and a word about it in the first line, then the bytes. */
export function headedFile(path: string, url: string) {
  const origin = createHash('sha256').update(url).digest('hex');
  return {
    /** What was kept for this URL; nothing when there is none, or it is damaged. */
    async tryRead(): Promise<HeadedBytes | undefined> {
      const read = await readBoundedFile(path, RELEASE_BYTES_MAX + HEAD_BYTES_MAX);
      if (!read.ok) return undefined;
      const file = Buffer.from(read.bytes.buffer, read.bytes.byteOffset, read.bytes.byteLength);
      const end = file.indexOf('\n');
      if (end < 0) return undefined;
      const line = file.toString('latin1', 0, end);
      const [head, bytes] = [line.slice(origin.length + 1), file.subarray(end + 1)];
      const isOurs = line.startsWith(`${origin} `) && head !== '' && bytes.length > 0;
      return isOurs ? { head, bytes } : undefined;
    },
    /** `head` is one line of what headers may hold. @throws SourceFailure `misconfigured` */
    keep: ({ head, bytes }: HeadedBytes): Promise<void> =>
      writeStateFile(path, [Buffer.from(`${origin} ${head}\n`, 'latin1'), bytes]),
    clear: (): Promise<void> => rm(path, { force: true }),
  };
}
