import type { ServerResponse } from 'node:http';
import { METRICS_CONTENT_TYPE } from '../metrics/text';
import { ANSWER_BYTES_MAX } from './bounds';

/** An answer as a whole; only events are sent piece by piece. */
export interface Answer {
  readonly status: number;
  readonly type: ContentType;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ContentType = 'html' | 'json' | 'metrics';

const CONTENT_TYPES: Readonly<Record<ContentType, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  metrics: METRICS_CONTENT_TYPE,
};

/** Nothing is to be framed, guessed, kept, or read by pages of others (there is no CORS header anywhere). */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** Data is never a document that does anything; the page brings a policy of its own. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** An answer for programs. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, type: 'json', body: `${JSON.stringify(value ?? null)}\n`, headers };
}

/** `{"error":{"code":"not-found"}}`: codes are kept, programs match them. */
export function refusal(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json({ error: { code } }, status, headers);
}

/** Sends an answer; to HEAD only what stands before the body. */
export function send(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(answer.body);
  if (bytes.length > ANSWER_BYTES_MAX) {
    send(response, refusal(500, 'answer-too-large'));
    return;
  }
  response.writeHead(answer.status, {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': DATA_POLICY,
    'Content-Type': CONTENT_TYPES[answer.type],
    'Content-Length': String(bytes.length),
    ...answer.headers,
  });
  // Node leaves the body of an answer to HEAD away by itself.
  response.end(bytes);
}
