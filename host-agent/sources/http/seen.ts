import type { IncomingMessage } from 'node:http';
import { revisionOf } from '../release-bytes';

/** Longer tags are legal and of no use in a status. */
const REVISION_LENGTH_MAX = 200;

/** Dates in headers are whole seconds: what was written in the same second as it was sent may be followed by another. */
const DATE_STEP_MS = 1000;

/** What the server and the bytes said of themselves when they were fetched. */
export interface Seen {
  readonly revision: string;
  readonly digest: string;
  readonly entityTag?: string;
  /** Only where it tells one release from the next. */
  readonly modified?: string;
}

/** What an answer says of the bytes that came with it. */
export function seenOf({ headers }: Pick<IncomingMessage, 'headers'>, bytes: Uint8Array): Seen {
  const { etag, 'last-modified': modified, date } = headers;
  return seenAs({
    digest: revisionOf(bytes),
    ...(etag === undefined ? {} : { entityTag: etag }),
    ...(modified === undefined || !tellsApart(modified, date) ? {} : { modified }),
  });
}

/** The same, once it is known by what to ask again. */
export function seenAs(known: Omit<Seen, 'revision'>): Seen {
  const { entityTag, digest } = known;
  const isTag = entityTag !== undefined && entityTag.length <= REVISION_LENGTH_MAX;
  return { ...known, revision: isTag ? entityTag : digest };
}

/** "Only if it is another": the tag is exact, the date for servers without tags. Nothing where the server says neither. */
export function conditionOf(seen: Seen | undefined): Readonly<Record<string, string>> {
  if (seen?.entityTag !== undefined) return { 'if-none-match': seen.entityTag };
  return seen?.modified === undefined ? {} : { 'if-modified-since': seen.modified };
}

function tellsApart(modified: string, date: string | undefined): boolean {
  return date !== undefined && Date.parse(date) - Date.parse(modified) >= DATE_STEP_MS;
}
