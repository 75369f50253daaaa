import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { HttpSource } from '../../configuration';
import { withoutCredentials } from '../credentials';
import type { Fetched, ReleaseSource } from '../port';
import { revisionOf } from '../release-bytes';
import { makeStateFolder } from '../state-files';
import { withinTime } from '../within-time';
import { requireBody } from './answer';
import { readCredentials } from './credentials';
import { partialStore, type PartialAnswer } from './partial';
import { receive } from './receive';
import { get } from './request';

/** Half a minute: a server or a way to it that is silent for longer has gone, and will not be quicker for waiting. */
const IDLE_MS_MAX = 30_000;

/** Longer tags are legal and of no use in a status. */
const REVISION_LENGTH_MAX = 200;

export interface HttpSourceOptions {
  /** For answers that were cut; made when missing. */
  readonly folder: string;
  readonly timeoutMs: number;
}

/** What the server and the bytes said of themselves when they were fetched. */
interface Seen {
  readonly revision: string;
  readonly digest: string;
  readonly entityTag?: string;
  readonly modified?: string;
}

/** A release at a URL. What was settled is known to this object only: after a restart the release is fetched once more. */
export function openHttpSource(source: HttpSource, { folder, timeoutMs }: HttpSourceOptions): ReleaseSource {
  const description = withoutCredentials(source.url);
  const partials = partialStore(join(folder, 'http-partial'), source.url);
  let last: Seen | undefined;
  let settled: Seen | undefined;

  const ask = async (partial: PartialAnswer | undefined, signal: AbortSignal): Promise<IncomingMessage> =>
    get({
      url: source.url,
      headers: { ...conditionOf(settled), ...rangeOf(partial) },
      credentials: await readCredentials(source),
      idleTimeoutMs: Math.min(IDLE_MS_MAX, timeoutMs),
      signal,
    });

  const look = async (signal: AbortSignal): Promise<Fetched> => {
    const kept = await partials.tryRead();
    let response = await ask(kept, signal);
    if (response.statusCode === 416) {
      // There is no byte after ours: what was kept is of no use.
      response.destroy();
      await partials.clear();
      response = await ask(undefined, signal);
    }
    if (response.statusCode === 304 && settled !== undefined) {
      response.destroy();
      return { kind: 'unchanged' };
    }
    const before = requireBody(response, { url: description, kept });
    await makeStateFolder(folder);
    const bytes = await receive(response, { url: description, before, partials });
    last = seenOf(response, bytes);
    if (last.digest === settled?.digest) {
      settled = last;
      return { kind: 'unchanged' };
    }
    return { kind: 'release', bytes, revision: last.revision };
  };

  return {
    kind: 'http',
    description,
    fetch: (signal) => withinTime({ timeoutMs, signal, description }, look),
    settle: (revision) => {
      if (last?.revision === revision) settled = last;
      return Promise.resolve();
    },
  };
}

/** "Only if it is another": the tag is exact, the date a hint for servers without tags. */
function conditionOf(settled: Seen | undefined): Readonly<Record<string, string>> {
  if (settled?.entityTag !== undefined) return { 'if-none-match': settled.entityTag };
  return settled?.modified === undefined ? {} : { 'if-modified-since': settled.modified };
}

/** "The rest, if it is still the same, else all of the new one" (RFC 9110, 13.1.5). */
function rangeOf(partial: PartialAnswer | undefined): Readonly<Record<string, string>> {
  if (partial === undefined) return {};
  return { range: `bytes=${partial.bytes.length}-`, 'if-range': partial.entityTag };
}

function seenOf({ headers }: IncomingMessage, bytes: Uint8Array): Seen {
  const digest = revisionOf(bytes);
  const { etag, 'last-modified': modified } = headers;
  return {
    digest,
    revision: etag !== undefined && etag.length <= REVISION_LENGTH_MAX ? etag : digest,
    ...(etag === undefined ? {} : { entityTag: etag }),
    ...(modified === undefined ? {} : { modified }),
  };
}
