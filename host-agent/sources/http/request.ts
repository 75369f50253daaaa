import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { withoutCredentials } from '../credentials';
import { SourceFailure } from '../port';
import type { HttpCredentials } from './credentials';
import { networkFailure } from './network-failure';

/** A server that moves a release within itself needs one or two; more is a circle. */
const REDIRECTS_MAX = 3;

const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: HttpCredentials;
  /** Nothing received for so long ends it. */
  readonly idleTimeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * GET by Node's own client, without any proxy of the environment. Redirects are followed on the same server only: credentials
 * go nowhere else. The body is not read yet.
 *
 * @throws SourceFailure
 */
export async function get(request: HttpRequest): Promise<IncomingMessage> {
  let url = new URL(request.url);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const response = await send(url, request);
    if (!REDIRECT_STATUSES.has(response.statusCode ?? 0)) return response;
    response.destroy();
    url = redirectTarget(url, response.headers.location);
  }
  throw new SourceFailure(
    'garbage',
    `${withoutCredentials(request.url)} redirects more than ${REDIRECTS_MAX} times: name its final URL in the agent's configuration.`,
  );
}

function redirectTarget(from: URL, location: string | undefined): URL {
  const target =
    location !== undefined && URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (target?.origin !== from.origin) {
    // Only http and https URLs name a server.
    const named = target?.origin === 'null' ? `a URL of ${target.protocol.slice(0, 40)}` : target?.origin;
    throw new SourceFailure(
      'garbage',
      `${withoutCredentials(from.href)} redirects to ${named ?? 'nowhere'}, which is not followed: if it is right, name that URL in the agent's configuration.`,
    );
  }
  target.username = from.username;
  target.password = from.password;
  return target;
}

function send(url: URL, request: HttpRequest): Promise<IncomingMessage> {
  const { headers, credentials, idleTimeoutMs, signal } = request;
  const { authorization, secureContext } = credentials;
  return new Promise((resolve, reject) => {
    const options = {
      // One look a minute: no connection is kept between them.
      agent: false as const,
      signal,
      timeout: idleTimeoutMs,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'fleetwright',
        ...headers,
        ...(authorization === undefined ? {} : { authorization }),
      },
    };
    const trust = secureContext === undefined ? {} : { secureContext };
    const sent =
      url.protocol === 'https:'
        ? requestHttps(url, { ...options, ...trust, rejectUnauthorized: true })
        : requestHttp(url, options);
    let received: IncomingMessage | undefined;
    sent.on('timeout', () => {
      const message = `${withoutCredentials(url.href)} sent nothing for ${idleTimeoutMs / 1000} s: see whether the server hangs.`;
      // Whoever reads the answer by then is to learn it; the request has done its part.
      (received ?? sent).destroy(new SourceFailure('timed-out', message));
    });
    sent.on('response', (response) => {
      received = response;
      resolve(response);
    });
    sent.on('error', (error) => reject(networkFailure(error, withoutCredentials(url.href))));
    sent.end();
  });
}
