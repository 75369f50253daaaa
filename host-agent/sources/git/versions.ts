import { SourceFailure } from '../port';
import { RELEASE_BYTES_MAX } from '../release-bytes';
import { MirrorBroken, type Mirror } from './mirror';
import type { GitRun } from './run-git';

/** As many releases as are followed back from a new one to the one that was accepted, and one more to see that there are too many. */
const VERSIONS_MAX = 65;

/** What is at a path in a commit. */
interface Entry {
  /** Octal, as git writes it. */
  readonly mode: string;
  readonly type: string;
  readonly id: string;
  /** Absent for what is no file. */
  readonly sizeBytes?: number;
}

/** A file in the mirror that may be a release. */
export interface Version {
  readonly id: string;
  readonly sizeBytes: number;
}

/** The file in a commit. @throws SourceFailure when it is not there or is none */
export async function findVersion(
  mirror: Mirror,
  { commit, file }: { readonly commit: string; readonly file: string },
  run: GitRun,
): Promise<Version> {
  const entry = await tryEntry(mirror, { commit, file }, run);
  if (entry === undefined) {
    throw new SourceFailure(
      'not-found',
      `There is no file ${file} in commit ${commit}: push the release there, or correct source.git.file in the agent's configuration.`,
    );
  }
  if (!isPlainFile(entry)) {
    throw new SourceFailure(
      'garbage',
      `${file} in commit ${commit} is no plain file (${entry.type}, mode ${entry.mode}): links, folders and submodules are not followed. Push the release itself.`,
    );
  }
  const { id, sizeBytes = 0 } = entry;
  if (sizeBytes <= RELEASE_BYTES_MAX) return { id, sizeBytes };
  throw new SourceFailure(
    'too-large',
    `${file} in commit ${commit} has ${sizeBytes} bytes, which no release has: see whether it is one.`,
  );
}

/** The bytes of a version. */
export async function readVersion(mirror: Mirror, { id, sizeBytes }: Version, run: GitRun): Promise<Buffer> {
  const bytes = await mirror.ask(['cat-file', 'blob', id], { ...run, answerBytesMax: sizeBytes });
  if (bytes.length === sizeBytes) return bytes;
  throw new MirrorBroken(`git cat-file gave ${bytes.length} of ${sizeBytes} bytes`);
}

/**
 * Older versions of the file, newest first, along the history that led to what the commit has. Where an earlier commit has
 * something that can be no release, its bytes are none: that place in the history is not passed over.
 */
export async function* earlierVersions(
  mirror: Mirror,
  { commit, file }: { readonly commit: string; readonly file: string },
  run: GitRun,
): AsyncGenerator<Uint8Array> {
  const log = await mirror.ask(
    ['log', '--topo-order', '--format=%H', `--max-count=${VERSIONS_MAX + 1}`, commit, '--', file],
    run,
  );
  let newer: string | undefined;
  for (const at of log.toString('latin1').split('\n').filter(Boolean)) {
    const entry = await tryEntry(mirror, { commit: at, file }, run);
    // A link has the same id as a file with the same bytes.
    const version = entry === undefined ? undefined : `${entry.mode} ${entry.id}`;
    if (newer !== undefined && entry !== undefined && version !== newer)
      yield await bytesOf(mirror, entry, run);
    newer = version ?? newer ?? '';
  }
}

async function bytesOf(mirror: Mirror, entry: Entry, run: GitRun): Promise<Uint8Array> {
  const { id, sizeBytes = 0 } = entry;
  if (!isPlainFile(entry) || sizeBytes > RELEASE_BYTES_MAX) return new Uint8Array();
  return readVersion(mirror, { id, sizeBytes }, run);
}

function isPlainFile({ mode, type }: Entry): boolean {
  return type === 'blob' && (mode === '100644' || mode === '100755');
}

/** By its whole path: a link or submodule on the way there has nothing below it. */
async function tryEntry(
  mirror: Mirror,
  { commit, file }: { readonly commit: string; readonly file: string },
  run: GitRun,
): Promise<Entry | undefined> {
  const listed = await mirror.ask(['ls-tree', '-l', '-z', '--full-tree', commit, '--', file], run);
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([^\0]*)\0$/.exec(listed.toString('utf8'));
  if (match === null) return undefined;
  const [, mode = '', type = '', id = '', size = '-', path] = match;
  if (path !== file) return undefined;
  return { mode, type, id, ...(size === '-' ? {} : { sizeBytes: Number(size) }) };
}
