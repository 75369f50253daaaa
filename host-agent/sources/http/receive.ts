import type { IncomingMessage } from 'node:http';
import { SourceFailure } from '../port';
import { RELEASE_BYTES_MAX } from '../release-bytes';
import { networkFailure } from './network-failure';
import type { PartialStore } from './partial';

/** ETags that promise the same bytes (RFC 9110, 8.8.1), and fit in one line of a file. */
const STRONG_ENTITY_TAG = /^"[\x21\x23-\x7e]{0,1024}"$/;

export interface Receiving {
  readonly url: string;
  /** What an earlier answer gave of the same release. */
  readonly before: Buffer;
  readonly partials: PartialStore;
  readonly signal: AbortSignal;
}

/**
 * The whole body. When it ends too early, what there is of it is kept, if the server can continue it.
 *
 * @throws SourceFailure
 */
export async function receive(response: IncomingMessage, receiving: Receiving): Promise<Buffer> {
  const chunks: Buffer[] = [receiving.before];
  try {
    await collect(response, chunks, receiving.url);
    // A body whose length nobody has said ends as well when we hang up, and Node calls it whole.
    receiving.signal.throwIfAborted();
  } catch (error) {
    response.destroy();
    const failure = networkFailure(error, receiving.url);
    // Keeping it saves time and no more: a full disk must not hide why the answer ended.
    if (failure.code !== 'too-large') await keep(response, chunks, receiving.partials).catch(() => undefined);
    throw failure;
  }
  await receiving.partials.clear();
  return Buffer.concat(chunks);
}

async function collect(response: IncomingMessage, chunks: Buffer[], url: string): Promise<void> {
  let length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const stated = response.headers['content-length'];
  const total = stated === undefined ? undefined : length + Number(stated);
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('an HTTP body is made of buffers');
    length += chunk.length;
    if (length > RELEASE_BYTES_MAX) {
      throw new SourceFailure(
        'too-large',
        `${url} has more than ${RELEASE_BYTES_MAX} bytes, which no release has: see whether it is one.`,
      );
    }
    chunks.push(chunk);
  }
  if (!response.complete || (total !== undefined && length !== total)) {
    throw new SourceFailure(
      'cut',
      `${url} ended after ${length} of ${total ?? 'more'} bytes; the next look goes on there, if the server can.`,
    );
  }
}

/** Only under a strong ETag: with any other the rest might be another file's. */
async function keep(
  response: IncomingMessage,
  chunks: readonly Buffer[],
  partials: PartialStore,
): Promise<void> {
  const { etag, 'accept-ranges': ranges } = response.headers;
  const bytes = Buffer.concat(chunks);
  const canContinue = ranges === 'bytes' || response.statusCode === 206;
  if (etag === undefined || !STRONG_ENTITY_TAG.test(etag) || !canContinue || bytes.length === 0) {
    await partials.clear();
    return;
  }
  await partials.keep({ entityTag: etag, bytes });
}
