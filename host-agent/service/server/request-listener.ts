import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { types } from 'node:util';
import type { Log, LogRecord } from '../log/types';
import type { RunningAgent } from '../orders/types';
import { json, refusal, send, type Answer } from './answer';
import { ANSWER_TIMEOUT_MS, ORDER_TIMEOUT_MS } from './bounds';
import type { EventStream } from './event-stream';
import type { HostCheck } from './host-names';
import { takeOrder } from './orders';

/** A whole HTML document, and what it may load. */
export interface Page {
  readonly html: string;
  /** Value of the header of this name; it should have `frame-ancestors 'none'`. */
  readonly contentSecurityPolicy: string;
}

/** What others lay out: the page, the metrics, the words. */
export interface StatusAnswers {
  readonly page: () => Page | Promise<Page>;
  /** In the text format of Prometheus. */
  readonly metrics: () => string | Promise<string>;
  /** The change plan as in review, as JSON; undefined before the first look. */
  readonly pending: () => unknown;
  /** What machines use, as JSON. */
  readonly use: () => unknown;
  /** The sentence of a log record. */
  readonly describe: (record: LogRecord) => string;
}

export interface Served {
  readonly agent: RunningAgent;
  readonly answers: StatusAnswers;
  readonly events: EventStream;
  readonly log: Log;
}

/** What holds for one way in. */
export interface Entrance {
  /** Only the unix socket, whose file says who may write to it. */
  readonly takesOrders: boolean;
  readonly isOwnName: HostCheck;
}

/** Answers every request that comes in by one entrance. */
export function requestListener(served: Served, entrance: Entrance): RequestListener {
  return (request, response) => {
    // A body that nobody asked for is not waited for.
    if (hasBody(request) && request.method !== 'POST') response.setHeader('Connection', 'close');
    void answerRequest(served, entrance, request, response).catch((error: unknown) => {
      // The client went away while it was read; anything else is ours.
      if (request.destroyed && !request.complete) return;
      reportFault(served.log, error);
      send(response, refusal(500, 'internal-fault'));
    });
  };
}

async function answerRequest(
  served: Served,
  { takesOrders, isOwnName }: Entrance,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnName(request.headers.host)) return send(response, refusal(421, 'wrong-host'));
  if (isFromOtherPage(request)) return send(response, refusal(403, 'cross-site'));
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (path === '/orders') {
    if (!takesOrders) return send(response, refusal(403, 'orders-by-socket-only', CLOSE));
    if (request.method !== 'POST') return send(response, refusal(405, 'method', { Allow: 'POST' }));
    const order = (what: Parameters<RunningAgent['order']>[0]) =>
      withinTime(served.agent.order(what), ORDER_TIMEOUT_MS);
    return send(response, await takeOrder(request, order).catch(timedOut));
  }
  const answer = path === '/events' ? undefined : READ_PATHS.get(path);
  if (path !== '/events' && answer === undefined) return send(response, refusal(404, 'not-found'));
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(response, refusal(405, 'method', { Allow: 'GET, HEAD', ...CLOSE }));
  }
  if (answer === undefined) return served.events.attach(request, response);
  send(response, await withinTime(Promise.resolve(answer(served)), ANSWER_TIMEOUT_MS).catch(timedOut));
}

/** What is left of the request is not read. */
const CLOSE = { Connection: 'close' };

type ReadAnswer = (served: Served) => Answer | Promise<Answer>;

const READ_ANSWERS: readonly (readonly [path: string, answer: ReadAnswer])[] = [
  ['/', async ({ answers }) => page(await answers.page())],
  ['/status', ({ agent }) => json(agent.status())],
  ['/metrics', async ({ answers }) => ({ status: 200, type: 'metrics', body: await answers.metrics() })],
  ['/pending', async ({ answers }) => json(await answers.pending())],
  ['/use', async ({ answers }) => json(await answers.use())],
  ['/health', ({ agent }) => health(agent)],
];

const READ_PATHS: ReadonlyMap<string, ReadAnswer> = new Map(READ_ANSWERS);

function page({ html, contentSecurityPolicy }: Page): Answer {
  return {
    status: 200,
    type: 'html',
    body: html,
    headers: { 'Content-Security-Policy': contentSecurityPolicy },
  };
}

/** For load balancers and probes: 200 while the host is as released. */
function health(agent: RunningAgent): Answer {
  const ready = agent.status().conditions.find(({ name }) => name === 'Ready');
  const isReady = ready?.status === 'true';
  return json({ ready: isReady, reason: ready?.reason ?? 'NoRelease' }, isReady ? 200 : 503);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** A page of somebody else's may lead here by a link, but not load things from here (Fetch Metadata, sent by all browsers). */
function isFromOtherPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return (site === 'cross-site' || site === 'same-site') && headers['sec-fetch-mode'] !== 'navigate';
}

class TimedOut extends Error {}

async function withinTime<Result>(work: Promise<Result>, timeoutMs: number): Promise<Result> {
  const stop = new AbortController();
  try {
    return await Promise.race([
      work,
      delay(timeoutMs, undefined, { signal: stop.signal }).then(() => {
        throw new TimedOut();
      }),
    ]);
  } finally {
    stop.abort();
  }
}

function timedOut(error: unknown): Answer {
  if (error instanceof TimedOut) return refusal(504, 'timed-out');
  throw error;
}

function reportFault(log: Log, error: unknown): void {
  const { message, stack = '' } = types.isNativeError(error) ? error : new Error(String(error));
  log('error', 'agent-fault', { message, stack });
}
