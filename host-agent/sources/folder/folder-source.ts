import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { types } from 'node:util';
import type { FolderSource } from '../../configuration';
import { readBoundedFile, type FileErrorCode } from '../bounded-file';
import { SourceFailure, type Fetched, type ReleaseSource, type SourceFailureCode } from '../port';
import { RELEASE_BYTES_MAX, revisionOf } from '../release-bytes';
import { withinTime } from '../within-time';

const CODES: Readonly<Record<FileErrorCode, SourceFailureCode>> = {
  missing: 'not-found',
  forbidden: 'forbidden',
  'not-a-file': 'garbage',
  'too-large': 'too-large',
  unreadable: 'unreachable',
};

/** A folder on this host into which somebody puts the release: rsync, a mount, a person. */
export function openFolderSource(source: FolderSource, timeoutMs: number): ReleaseSource {
  const path = join(source.path, source.file);
  let settled: string | undefined;
  let looking: Promise<Fetched> | undefined;
  const lookAlone = async (): Promise<Fetched> => {
    // A read that hangs cannot be ended, and holds one of the few threads that read files: never a second one beside it.
    looking ??= look(source, () => settled).finally(() => {
      looking = undefined;
    });
    return looking;
  };
  return {
    kind: 'folder',
    description: path,
    // Bounded in time as well: a network file system whose server is gone answers nobody.
    fetch: (signal) =>
      withinTime({ timeoutMs, signal, description: path }, (bounded) =>
        Promise.race([lookAlone(), stopped(bounded)]),
      ),
    settle: (revision) => {
      settled = revision;
      return Promise.resolve();
    },
  };
}

async function look(source: FolderSource, settled: () => string | undefined): Promise<Fetched> {
  const path = await confined(source);
  const read = await readBoundedFile(path, RELEASE_BYTES_MAX);
  if (!read.ok) throw failure(CODES[read.code], path, read.why, read.cause);
  const revision = revisionOf(read.bytes);
  return revision === settled() ? { kind: 'unchanged' } : { kind: 'release', bytes: read.bytes, revision };
}

/** Who may write to the folder shall not make the agent read, and speak of, other files of the host. */
async function confined({ path, file }: FolderSource): Promise<string> {
  const folder = await resolved(path);
  const target = await resolved(join(path, file));
  if (target.startsWith(folder === sep ? sep : `${folder}${sep}`)) return target;
  throw new SourceFailure(
    'forbidden',
    `${join(path, file)} leads out of ${path} by a symbolic link: put the release itself there.`,
  );
}

async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = types.isNativeError(error) && 'code' in error ? error.code : undefined;
    const why = types.isNativeError(error) ? error.message : String(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw failure('not-found', path, why, error);
    if (code === 'EACCES' || code === 'EPERM') throw failure('forbidden', path, why, error);
    throw failure('unreachable', path, why, error);
  }
}

function failure(code: SourceFailureCode, path: string, why: string, cause: unknown): SourceFailure {
  return new SourceFailure(
    code,
    `No release can be read from ${path}: ${why}. ${ADVICE[code] ?? ''}`.trim(),
    {
      cause,
    },
  );
}

const ADVICE: Readonly<Partial<Record<SourceFailureCode, string>>> = {
  'not-found': "Put the release there, or correct source.folder in the agent's configuration.",
  forbidden: "Let the agent's user read it.",
  garbage: 'Put a release there.',
  'too-large': 'See whether it is a release.',
};

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as unknown), { once: true });
  });
}
