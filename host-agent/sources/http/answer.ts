import type { IncomingMessage } from 'node:http';
import { SourceFailure, type SourceFailureCode } from '../port';
import { RELEASE_BYTES_MAX } from '../release-bytes';
import type { PartialAnswer } from './partial';

const STATUS_CODES: ReadonlyMap<number, SourceFailureCode> = new Map<number, SourceFailureCode>([
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [410, 'not-found'],
  [408, 'unreachable'],
  [429, 'unreachable'],
]);

const ADVICE: Readonly<Partial<Record<SourceFailureCode, string>>> = {
  forbidden: "check bearerTokenFile, clientCertificateFile and the server's rights",
  'not-found': "publish the release there, or correct the URL in the agent's configuration",
  unreachable: 'the server is in trouble; it is asked again',
};

/**
 * Sees to it that an answer has a release's bytes to give, and returns those that they continue (none for a whole answer).
 *
 * @throws SourceFailure
 */
export function requireBody(
  response: IncomingMessage,
  { url, kept }: { readonly url: string; readonly kept: PartialAnswer | undefined },
): Buffer {
  const refuse = (code: SourceFailureCode, message: string): never => {
    response.destroy();
    throw new SourceFailure(code, message);
  };
  const status = response.statusCode ?? 0;
  if (status !== 200 && status !== 206) {
    const code = STATUS_CODES.get(status) ?? (status >= 500 ? 'unreachable' : 'garbage');
    return refuse(code, `${url} answered HTTP ${status}: ${ADVICE[code] ?? 'see what answers there'}.`);
  }
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    return refuse(
      'garbage',
      `${url} is sent in the encoding ${encoding.slice(0, 40)}, which was not asked for.`,
    );
  }
  const before = status === 206 ? continued(response, kept) : Buffer.alloc(0);
  if (before === undefined) return refuse('garbage', `${url} answered with another part than was asked for.`);
  const total = before.length + Number(response.headers['content-length'] ?? 0);
  if (total <= RELEASE_BYTES_MAX) return before;
  return refuse('too-large', `${url} has ${total} bytes, which no release has: see whether it is one.`);
}

/** What was kept, when the answer begins right behind it and is of the same file. */
function continued({ headers }: IncomingMessage, kept: PartialAnswer | undefined): Buffer | undefined {
  const from = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers['content-range'] ?? '')?.[1];
  if (kept === undefined || headers.etag !== kept.entityTag) return undefined;
  return Number(from) === kept.bytes.length ? kept.bytes : undefined;
}
