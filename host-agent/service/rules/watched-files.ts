import type { Finding } from '../status/types';
import { FindingBook } from './finding-book';
import type { RuleName } from './names';
import type { FileFacts } from './stat-file';

export const CHANGED_FILE_LIMIT = 'unchanged';

/** A file to watch, by the name under which it is spoken of. */
export interface WatchedFile {
  readonly subject: string;
  readonly path: string;
}

/** `facts` are absent while the file is. */
type SeenFile = WatchedFile & { readonly facts: FileFacts | undefined };

export interface WatchedFiles {
  /** What the files are now; files that are not among them any more are forgotten. */
  seen(files: readonly SeenFile[], nowMs: number): void;
  findings(nowMs: number): readonly Finding[];
}

/** What a file was when it was first seen, or that it has gone since. */
type Baseline = FileFacts | 'gone';

/**
 * Files that nobody should change, compared with what they were when first seen. A file that has gone and comes again is taken
 * as new: so the agent itself puts back an image, and checks its digest as it does. With an end (`forMs`), a change is told for
 * that long and is then the new state; without one it is told until the file is what it was.
 */
export function createWatchedFiles(rule: RuleName, { forMs }: { readonly forMs: number }): WatchedFiles {
  const book = new FindingBook(rule);
  const baselines = new Map<string, Baseline>();
  const see = ({ subject, path, facts }: SeenFile, nowMs: number): void => {
    const baseline = baselines.get(path);
    if (facts === undefined) {
      if (baseline === undefined) return;
      baselines.set(path, 'gone');
      book.raise(subject, { value: 'gone', limit: CHANGED_FILE_LIMIT, forMs }, nowMs);
      return;
    }
    const difference =
      baseline === undefined || baseline === 'gone' ? undefined : differenceOf(baseline, facts);
    if (difference !== undefined) {
      book.raise(subject, { value: difference, limit: CHANGED_FILE_LIMIT, forMs }, nowMs);
    } else if (forMs === Infinity) book.end(subject, nowMs);
    if (difference === undefined || forMs !== Infinity) baselines.set(path, facts);
  };
  return {
    seen: (files, nowMs) => {
      for (const file of files) see(file, nowMs);
      const paths = new Set(files.map(({ path }) => path));
      for (const path of baselines.keys()) if (!paths.has(path)) baselines.delete(path);
      book.keepOnly(new Set(files.map(({ subject }) => subject)), nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

function differenceOf(before: FileFacts, now: FileFacts): string | undefined {
  if (now.sizeBytes !== before.sizeBytes) return `size ${before.sizeBytes} is now ${now.sizeBytes}`;
  if (now.inode !== before.inode) return 'replaced';
  return now.modifiedMs === before.modifiedMs ? undefined : 'modified';
}
