import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { GitSource } from '../../configuration';
import { readBoundedFile } from '../bounded-file';
import { withoutCredentials } from '../credentials';
import { SourceFailure } from '../port';
import { writeStateFile } from '../state-files';

/** Two hashes and their names take 150. */
const BYTES_MAX = 4096;

/** An id of git's, of SHA-1 or SHA-256. */
export const COMMIT_ID = /^([0-9a-f]{40}|[0-9a-f]{64})$/;

const settledSchema = z.strictObject({
  origin: z.string(),
  commit: z.string().regex(COMMIT_ID),
});

/**
 * The commit from which every later one must descend, in a file beside the mirror: the mirror can be lost, and made again from
 * the remote, without forgetting what was accepted.
 */
export function settledCommit(path: string, source: GitSource) {
  // What the host's owner points elsewhere is another history. Not so new credentials.
  const origin = createHash('sha256')
    .update(`${withoutCredentials(source.url)}\n${source.branch}`)
    .digest('hex');
  return {
    /** Undefined when none was settled yet. @throws SourceFailure when that cannot be said */
    async tryRead(): Promise<string | undefined> {
      const read = await readBoundedFile(path, BYTES_MAX);
      if (!read.ok && read.code === 'missing') return undefined;
      const settled = read.ok ? settledSchema.safeParse(tryParse(read.bytes)) : undefined;
      if (settled?.success !== true) throw damaged(path);
      return settled.data.origin === origin ? settled.data.commit : undefined;
    },
    write: (commit: string): Promise<void> =>
      writeStateFile(path, [Buffer.from(`${JSON.stringify({ origin, commit })}\n`)]),
  };
}

export type SettledCommit = ReturnType<typeof settledCommit>;

function tryParse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Going on would take a rewritten branch for a first one. */
function damaged(path: string): SourceFailure {
  return new SourceFailure(
    'misconfigured',
    `${path}, which says what was accepted last, cannot be read: restore it, or remove it to trust whatever the branch has now.`,
  );
}
