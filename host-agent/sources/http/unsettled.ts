import { headedFile } from './headed-file';
import { conditionOf, seenAs, type Seen } from './seen';
import { revisionOf } from '../release-bytes';

/** What the server said may be this long: some tags are legal and of no use. */
const HEAD_LENGTH_MAX = 8 * 1024;

/** A release that was fetched whole, and that nobody has settled yet: refused, or about to be accepted. */
export interface Unsettled {
  readonly seen: Seen;
  readonly bytes: Buffer;
}

/**
 * Keeps the one release that was offered last, so that one which is refused is judged again at each look (a key may be allowed
 * meanwhile, a clock set right) and not fetched again.
 */
export function unsettledStore(path: string, url: string) {
  const file = headedFile(path, url);
  return {
    /** What was kept for this URL; nothing when there is none, or it is damaged. */
    async tryRead(): Promise<Unsettled | undefined> {
      const kept = await file.tryRead();
      const seen = kept === undefined ? undefined : tryParseSeen(kept.head);
      if (kept === undefined || seen?.digest !== revisionOf(kept.bytes)) return undefined;
      return { seen, bytes: kept.bytes };
    },
    /** Keeps nothing of a server that has no way to say "it is the same". */
    async keep({ seen, bytes }: Unsettled): Promise<void> {
      const { digest, entityTag, modified } = seen;
      const head = JSON.stringify({ digest, entityTag, modified });
      const isUseful = Object.keys(conditionOf(seen)).length > 0 && head.length <= HEAD_LENGTH_MAX;
      await (isUseful ? file.keep({ head, bytes }) : file.clear());
    },
    clear: file.clear,
  };
}

function tryParseSeen(head: string): Seen | undefined {
  try {
    const value: unknown = JSON.parse(head);
    if (typeof value !== 'object' || value === null || !('digest' in value)) return undefined;
    if (typeof value.digest !== 'string') return undefined;
    return seenAs({
      digest: value.digest,
      ...('entityTag' in value && typeof value.entityTag === 'string' ? { entityTag: value.entityTag } : {}),
      ...('modified' in value && typeof value.modified === 'string' ? { modified: value.modified } : {}),
    });
  } catch {
    return undefined;
  }
}
