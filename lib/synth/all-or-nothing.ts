import { rmSync } from 'node:fs';
import { tryReadFile, writeFileAtomically } from './write-file';

/** Does `work`, which writes `paths`; when it fails, they are as they were before, so that nobody applies a part of what was wanted. */
export function allOrNothing(paths: readonly string[], work: () => void): void {
  const before = paths.map((path) => ({ path, content: tryReadFile(path) }));
  try {
    work();
  } catch (error) {
    for (const { path, content } of before) {
      const now = tryReadFile(path);
      if (content === undefined) rmSync(path, { force: true });
      else if (now?.equals(content) !== true) writeFileAtomically(path, content);
    }
    throw error;
  }
}
