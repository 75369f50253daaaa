import { FindingBook } from './finding-book';
import type { Rule } from './rule';

export const RELEASE_REFUSED_LIMIT = 'trusted';

/** The source offers a release that this host refuses; what was accepted before stays in force. */
export function releaseRefused(): Rule {
  const book = new FindingBook('release-refused');
  return {
    status: ({ refusedRelease }, nowMs) => {
      book.keepOnly(new Set(refusedRelease === undefined ? [] : [refusedRelease.revision]), nowMs);
      if (refusedRelease === undefined) return;
      const { revision, code } = refusedRelease;
      book.raise(revision, { value: code, limit: RELEASE_REFUSED_LIMIT }, nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}
