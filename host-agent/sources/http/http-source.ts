import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { HttpSource } from '../../configuration';
import { withoutCredentials } from '../credentials';
import type { Fetched, ReleaseSource } from '../port';
import { makeStateFolder } from '../state-files';
import { withinTime } from '../within-time';
import { requireBody } from './answer';
import { readCredentials } from './credentials';
import { partialStore, type PartialAnswer } from './partial';
import { receive } from './receive';
import { get } from './request';
import { conditionOf, seenOf, type Seen } from './seen';
import { unsettledStore } from './unsettled';

/** Half a minute: a server or a way to it that is silent for longer has gone, and will not be quicker for waiting. */
const IDLE_MS_MAX = 30_000;

export interface HttpSourceOptions {
  /** For answers that were cut; made when missing. */
  readonly folder: string;
  readonly timeoutMs: number;
}

/**
 * A release at a URL. What was settled is known to this object only: after a restart the release is fetched once more. What was not
 * (it is refused) is kept in a file, and fetched again only when it is another.
 */
export function openHttpSource(source: HttpSource, { folder, timeoutMs }: HttpSourceOptions): ReleaseSource {
  const description = withoutCredentials(source.url);
  const partials = partialStore(join(folder, 'http-partial'), source.url);
  const unsettled = unsettledStore(join(folder, 'http-unsettled'), source.url);
  let last: Seen | undefined;
  let settled: Seen | undefined;

  const ask = async (
    known: { readonly seen: Seen | undefined; readonly partial: PartialAnswer | undefined },
    signal: AbortSignal,
  ): Promise<IncomingMessage> =>
    get({
      url: source.url,
      headers: { ...conditionOf(known.seen), ...rangeOf(known.partial) },
      credentials: await readCredentials(source),
      idleTimeoutMs: Math.min(IDLE_MS_MAX, timeoutMs),
      signal,
    });

  /** A file that cannot be removed costs a look at it and no more. */
  const forget = (): Promise<void> => unsettled.clear().catch(() => undefined);

  const look = async (signal: AbortSignal): Promise<Fetched> => {
    const [kept, offered] = await Promise.all([partials.tryRead(), unsettled.tryRead()]);
    const seen = offered?.seen ?? settled;
    let response = await ask({ seen, partial: kept }, signal);
    if (response.statusCode === 416) {
      // There is no byte after ours: what was kept is of no use.
      response.destroy();
      await partials.clear();
      response = await ask({ seen, partial: undefined }, signal);
    }
    if (response.statusCode === 304 && seen !== undefined) {
      response.destroy();
      if (offered === undefined) return { kind: 'unchanged' };
      last = offered.seen;
      return { kind: 'release', bytes: offered.bytes, revision: last.revision };
    }
    const before = requireBody(response, { url: description, kept });
    await makeStateFolder(folder);
    const bytes = await receive(response, { url: description, before, partials, signal });
    last = seenOf(response, bytes);
    if (last.digest === settled?.digest) {
      settled = last;
      await forget();
      return { kind: 'unchanged' };
    }
    // Keeping it saves fetching it again and no more: a full disk must not keep it from being judged.
    await unsettled.keep({ seen: last, bytes }).catch(() => undefined);
    return { kind: 'release', bytes, revision: last.revision };
  };

  return {
    kind: 'http',
    description,
    fetch: (signal) => withinTime({ timeoutMs, signal, description }, look),
    settle: async (revision) => {
      if (last?.revision !== revision) return;
      settled = last;
      await forget();
    },
  };
}

/** "The rest, if it is still the same, else all of the new one" (RFC 9110, 13.1.5). */
function rangeOf(partial: PartialAnswer | undefined): Readonly<Record<string, string>> {
  if (partial === undefined) return {};
  return { range: `bytes=${partial.bytes.length}-`, 'if-range': partial.entityTag };
}
