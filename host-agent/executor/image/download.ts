import type { IncomingMessage } from 'node:http';
import { types } from 'node:util';
import type { Clock } from '../clock';
import { fileError, isOutOfSpace, StepError } from '../failure';
import type { FetchSettings } from './fetch-settings';
import { httpGet, type HttpAnswer } from './http';
import type { PartialFile } from './partial-file';

/** As for git: less is as good as nothing, a GiB would take twelve days. */
const BYTES_PER_SECOND_MIN = 1000;

export interface DownloadOptions {
  readonly url: string;
  readonly partial: PartialFile;
  readonly settings: FetchSettings;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly progress?: (received: number, total: number | undefined) => void;
}

/**
 * Downloads a URL into a partial file, from where an earlier run or attempt broke off when the server still has the same
 * file. Resolves when the server has sent all; whether these are the right bytes is the caller's to check.
 *
 * @throws StepError `source-unreachable`, `source-missing`, `source-refused`, `too-large`, `no-space`, `file-system`,
 * `interrupted`
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { settings, signal } = options;
  let delayMs = settings.retryDelayMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await downloadOnce(options);
      return;
    } catch (error) {
      requireNotStopped(options);
      // The world's answer will not change by asking again at once; a broken connection may.
      if (error instanceof StepError || isOutOfSpace(error))
        throw fileError(error, `downloading ${options.url}`);
      if (attempt >= settings.attemptsMax) throw unreachable(options.url, attempt, error);
    }
    await options.clock.sleep(delayMs, signal);
    requireNotStopped(options);
    delayMs *= 2;
  }
}

async function downloadOnce(options: DownloadOptions): Promise<void> {
  const answer = await ask(options);
  requireAcceptable(answer, options);
  if (!answer.continues) {
    await options.partial.clear();
    await options.partial.noteOrigin(originOf(answer, options.url));
  }
  await receive(answer.response, options, totalOf(answer, options.partial.length));
}

interface Answer extends HttpAnswer {
  /** Whether its body begins right behind what is there. */
  readonly continues: boolean;
}

/** Asks for the rest of what is there; a server that no longer has that file sends all of the new one instead (200). */
async function ask(options: DownloadOptions): Promise<Answer> {
  const { partial, url } = options;
  const origin = partial.length === 0 ? undefined : await partial.tryReadOrigin();
  const common = {
    idleTimeoutMs: options.settings.idleTimeoutMs,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  const anew = async (): Promise<Answer> => ({ ...(await httpGet(url, common)), continues: false });
  if (origin === undefined || origin.url !== url) return anew();
  const answer = await httpGet(url, {
    ...common,
    range: { from: partial.length, validator: origin.validator },
  });
  const continues = answer.status === 206 && firstByteOf(answer.response) === partial.length;
  if (continues || answer.status === 200) return { ...answer, continues };
  answer.response.destroy();
  // 416: there is no byte after ours (or another range than asked): begin anew rather than guess.
  return anew();
}

function requireAcceptable(answer: Answer, options: DownloadOptions): void {
  const { status, response } = answer;
  if (status === 200 || answer.continues) {
    const encoding = response.headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity') {
      response.destroy();
      const message = `${answer.url} is sent in the encoding ${encoding.slice(0, 40)}, which was not asked for: let the server send the file as it is.`;
      throw new StepError('source-refused', message);
    }
    const total = totalOf(answer, options.partial.length);
    if (total !== undefined && total > options.settings.imageBytesMax) {
      response.destroy();
      throw tooLarge(options, total);
    }
    return;
  }
  response.destroy();
  if (status === 206) {
    const message = `${answer.url} answered with another part of the file than was asked for: let the server send it as a whole.`;
    throw new StepError('source-refused', message);
  }
  if (status === 404 || status === 410) {
    throw new StepError(
      'source-missing',
      `${answer.url} is not there (HTTP ${status}): correct the image's URL.`,
    );
  }
  // 5xx, 408 and 429 ask for patience: thrown as a plain error, which is tried again.
  if (status >= 500 || status === 408 || status === 429)
    throw new Error(`the server answered HTTP ${status}`);
  throw new StepError(
    'source-refused',
    `${answer.url} answered HTTP ${status}: see whether this host may fetch it.`,
  );
}

async function receive(
  response: IncomingMessage,
  options: DownloadOptions,
  total: number | undefined,
): Promise<void> {
  const { partial, settings } = options;
  response.setTimeout(settings.idleTimeoutMs, () => {
    response.destroy(new Error(`nothing was received for ${settings.idleTimeoutMs} ms`));
  });
  const pace = paceKeeper(options);
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('an HTTP body is made of buffers');
    pace(chunk.length);
    if (partial.length + chunk.length > settings.imageBytesMax) {
      throw tooLarge(options, partial.length + chunk.length);
    }
    await partial.append(chunk);
    options.progress?.(partial.length, total);
  }
  // A body whose length nobody has said ends as well when we hang up, and Node calls it whole.
  options.signal?.throwIfAborted();
  // Node reports a body cut short of its Content-Length as an error, but only for HTTP/1.1 framing that it knows.
  if (total !== undefined && partial.length !== total) {
    throw new Error(`the connection ended after ${partial.length} of ${total} bytes`);
  }
}

/** Throws where so little comes for so long that the file would never be whole; the next attempt may meet a better way. */
function paceKeeper({ clock, settings }: DownloadOptions): (bytes: number) => void {
  let sinceMs = clock.monotonicMs();
  let received = 0;
  return (bytes) => {
    received += bytes;
    const elapsedMs = clock.monotonicMs() - sinceMs;
    if (elapsedMs < settings.idleTimeoutMs) return;
    if (received < (elapsedMs / 1000) * BYTES_PER_SECOND_MIN)
      throw new Error(`no more than ${received} bytes were received in ${elapsedMs} ms`);
    sinceMs += elapsedMs;
    received = 0;
  };
}

/** If-Range needs a strong validator (RFC 9110, 13.1.5): an ETag without `W/`, else the modification date. */
function originOf(
  answer: HttpAnswer,
  url: string,
): { readonly url: string; readonly validator: string } | undefined {
  const { etag, 'last-modified': modified } = answer.response.headers;
  const validator = etag !== undefined && !etag.startsWith('W/') ? etag : modified;
  return validator === undefined ? undefined : { url, validator };
}

function firstByteOf(response: IncomingMessage): number | undefined {
  const match = /^bytes (\d+)-/.exec(response.headers['content-range'] ?? '');
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** All bytes of the file, where the server says. */
function totalOf(answer: Answer, have: number): number | undefined {
  const length = answer.response.headers['content-length'];
  if (length === undefined) return undefined;
  return Number(length) + (answer.continues ? have : 0);
}

function requireNotStopped(options: DownloadOptions): void {
  if (options.signal?.aborted !== true) return;
  throw new StepError(
    'interrupted',
    `Downloading ${options.url} was stopped; the next run goes on where it ended.`,
  );
}

function tooLarge(options: DownloadOptions, bytes: number): StepError {
  const message = `${options.url} has ${bytes} bytes or more; this agent takes at most ${options.settings.imageBytesMax}.`;
  return new StepError('too-large', message);
}

function unreachable(url: string, attempts: number, cause: unknown): StepError {
  const reason = types.isNativeError(cause) ? cause.message || cause.name : String(cause);
  return new StepError(
    'source-unreachable',
    `${url} could not be fetched in ${attempts} attempts (${reason}): check the URL and this host's way to it. ` +
      'What was received is kept, and the next run goes on from there.',
    { cause },
  );
}
