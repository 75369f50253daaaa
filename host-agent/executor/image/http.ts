import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { StepError } from '../failure';

/** As curl and browsers bound it, more tightly: a published image is one or two redirects away. */
const REDIRECTS_MAX = 5;

/** A server may send 16 KiB; the beginning says what it is. */
const LOCATION_LENGTH_SHOWN = 200;

const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface HttpRange {
  /** First byte wanted. */
  readonly from: number;
  /** The validator under which the bytes before it were fetched (RFC 9110, 13.1.5 If-Range). */
  readonly validator: string;
}

export interface HttpGetOptions {
  readonly range?: HttpRange;
  readonly idleTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/** The answer after all redirects; its body is not read yet. */
export interface HttpAnswer {
  readonly url: string;
  readonly response: IncomingMessage;
  readonly status: number;
}

/**
 * GET, following redirects between http and https.
 *
 * @throws StepError `source-refused` for a redirect that leads nowhere; the network's own error when unreachable.
 */
export async function httpGet(url: string, options: HttpGetOptions): Promise<HttpAnswer> {
  let target = new URL(url);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const response = await send(target, options);
    const status = response.statusCode ?? 0;
    if (!REDIRECT_STATUSES.has(status)) return { url: target.href, response, status };
    response.destroy();
    target = redirectTarget(target, response.headers.location);
  }
  throw new StepError(
    'source-refused',
    `${url} redirects more than ${REDIRECTS_MAX} times: state its final URL.`,
  );
}

function redirectTarget(from: URL, location: string | undefined): URL {
  const target = location === undefined ? null : URL.parse(location, from.href);
  if (target === null || (target.protocol !== 'http:' && target.protocol !== 'https:')) {
    throw new StepError(
      'source-refused',
      `${from.href} redirects to ${location?.slice(0, LOCATION_LENGTH_SHOWN) ?? 'nowhere'}, which is no http or https URL.`,
    );
  }
  return target;
}

function send(url: URL, options: HttpGetOptions): Promise<IncomingMessage> {
  const range: Record<string, string> =
    options.range === undefined
      ? {}
      : { range: `bytes=${options.range.from}-`, 'if-range': options.range.validator };
  const headers = { 'user-agent': 'fleetwright', accept: '*/*', 'accept-encoding': 'identity', ...range };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const signal = options.signal === undefined ? {} : { signal: options.signal };
    // No agent: a kept-alive connection would outlive the step.
    const sent = request(url, { headers, agent: false, ...signal });
    // Not the socket's own idle time: a head that drips in would begin it anew with each byte.
    const timer = setTimeout(() => {
      sent.destroy(new Error(`no answer was received for ${options.idleTimeoutMs} ms`));
    }, options.idleTimeoutMs);
    sent.on('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    sent.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    sent.end();
  });
}
