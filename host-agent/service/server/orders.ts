import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { Order, OrderResult } from '../orders/types';
import { json, refusal, type Answer } from './answer';
import { ORDER_BYTES_MAX } from './bounds';

/** A reason is one sentence. */
const REASON_LENGTH_MAX = 500;

const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sync') }),
  z.strictObject({ kind: z.literal('suspend'), reason: z.string().trim().min(1).max(REASON_LENGTH_MAX) }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('approve'), changePlanDigest: z.string().regex(/^[0-9a-f]{64}$/) }),
]);

/** Reads an order and gives it to the agent. */
export async function takeOrder(
  request: IncomingMessage,
  order: (order: Order) => Promise<OrderResult>,
): Promise<Answer> {
  if (!/^application\/json(\s*;|$)/i.test(request.headers['content-type'] ?? '')) {
    return refusal(415, 'not-json', CLOSE);
  }
  const body = await readBody(request);
  if (body === undefined) return refusal(413, 'order-too-large', CLOSE);
  const parsed = orderSchema.safeParse(tryParse(body));
  if (!parsed.success) return refusal(400, 'no-order');
  const result = await order(parsed.data);
  return json(result, result.ok ? 200 : 409);
}

/** What is left of the request is not read. */
const CLOSE = { Connection: 'close' };

/** The body, or undefined when it is too large; rejects when the client goes away. */
function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > ORDER_BYTES_MAX) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= ORDER_BYTES_MAX) chunks.push(chunk);
      else {
        request.pause();
        resolve(undefined);
      }
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => reject(new Error('the client went away')));
  });
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
