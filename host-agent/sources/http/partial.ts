import { headedFile } from './headed-file';

/** The beginning of a release, and under which strong ETag the server had it. */
export interface PartialAnswer {
  readonly entityTag: string;
  readonly bytes: Buffer;
}

/** Keeps the beginning of an answer that was cut, for the next look. */
export function partialStore(path: string, url: string) {
  const file = headedFile(path, url);
  return {
    /** What was kept for this URL; nothing when there is none, or it is damaged. */
    async tryRead(): Promise<PartialAnswer | undefined> {
      const kept = await file.tryRead();
      return kept === undefined ? undefined : { entityTag: kept.head, bytes: kept.bytes };
    },
    keep: ({ entityTag, bytes }: PartialAnswer): Promise<void> => file.keep({ head: entityTag, bytes }),
    clear: file.clear,
  };
}

export type PartialStore = ReturnType<typeof partialStore>;
