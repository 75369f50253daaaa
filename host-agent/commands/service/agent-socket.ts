import { request, type IncomingMessage } from 'node:http';
import { types } from 'node:util';
import type { AgentStatus, Order, OrderResult } from '../../service';
import { STATUS_VERSION } from '../../service';
import { CommandFailure } from '../command-failure';

/** The agent answers orders within a minute, and everything else at once. */
const ANSWER_TIMEOUT_MS = 75_000;

/** What the agent itself bounds its answers to. */
const ANSWER_BYTES_MAX = 16 * 1024 * 1024;

/** The agent's status, as it is now. @throws CommandFailure */
export async function askForStatus(socket: string, signal: AbortSignal): Promise<AgentStatus> {
  const { status, text } = await ask(socket, { method: 'GET', path: '/status', signal });
  const value = tryParse(text);
  if (status === 200 && isStatus(value)) return value;
  throw noAgent(socket, `it answers ${status}, and not with a status of version ${STATUS_VERSION}`);
}

/** Gives an order, and the agent's answer. @throws CommandFailure */
export async function giveOrder(socket: string, order: Order, signal: AbortSignal): Promise<OrderResult> {
  const { status, text } = await ask(socket, {
    method: 'POST',
    path: '/orders',
    body: JSON.stringify(order),
    signal,
  });
  const value = tryParse(text);
  if (isResult(value)) return value;
  const code = isRefusal(value) ? value.error.code : `status ${status}`;
  throw new CommandFailure({
    code: 'order-refused',
    message: `The agent does not take this order (${code}).`,
    advice: 'See its log; the agent and this program should be of the same version.',
  });
}

/** Opens the agent's events; the answer ends when the agent does. @throws CommandFailure */
export async function openEvents(socket: string, signal: AbortSignal): Promise<IncomingMessage> {
  const response = await open(socket, { method: 'GET', path: '/events', signal });
  if (response.statusCode === 200) return response;
  response.destroy();
  throw noAgent(socket, 'too many follow it already');
}

interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly signal: AbortSignal;
}

async function ask(
  socket: string,
  asked: Asked,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await open(socket, asked);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('an HTTP body is made of buffers');
      length += chunk.length;
      if (length > ANSWER_BYTES_MAX) throw noAgent(socket, 'its answer is too large');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof CommandFailure ? error : unreachable(socket, error);
  }
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}

function open(socket: string, { method, path, body, signal }: Asked): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request({
      socketPath: socket,
      method,
      path,
      agent: false,
      signal,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    });
    const timer = setTimeout(
      () => asked.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS / 1000} s`)),
      ANSWER_TIMEOUT_MS,
    );
    asked.on('error', (error) => {
      clearTimeout(timer);
      reject(unreachable(socket, error));
    });
    asked.on('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    asked.end(body);
  });
}

/** Whether an error says that the agent cannot be reached, which may pass. */
export function isUnreachable(error: unknown): error is CommandFailure {
  return error instanceof CommandFailure && error.code.startsWith('agent-');
}

function unreachable(socket: string, cause: unknown): CommandFailure {
  const code = types.isNativeError(cause) && 'code' in cause ? cause.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') {
    return new CommandFailure({
      code: 'agent-forbidden',
      message: `The agent's socket ${socket} is not for this user.`,
      advice: 'Run the command as root, or as a member of the group that `status.socketGroup` names.',
      cause,
    });
  }
  const why =
    code === 'ENOENT'
      ? 'there is no such socket'
      : types.isNativeError(cause)
        ? cause.message
        : String(cause);
  return noAgent(socket, why, cause);
}

function noAgent(socket: string, why: string, cause?: unknown): CommandFailure {
  return new CommandFailure({
    code: 'agent-unreachable',
    message: `No agent answers on ${socket}: ${why}.`,
    advice:
      'Start it (`systemctl start fleetwright-agent`, or `fleetwright agent`), or name its socket with --socket. `fleetwright agent status` reads its records without it.',
    ...(cause === undefined ? {} : { cause }),
  });
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The socket belongs to root; this is about versions and not about lies. */
function isStatus(value: unknown): value is AgentStatus {
  return (
    isObject(value) &&
    value['version'] === STATUS_VERSION &&
    ['conditions', 'drift', 'heldBack', 'refusals', 'warnings', 'results', 'machines', 'findings'].every(
      (name) => Array.isArray(value[name]),
    ) &&
    ['generations', 'source', 'maintenance'].every((name) => isObject(value[name]))
  );
}

function isResult(value: unknown): value is OrderResult {
  return isObject(value) && typeof value['ok'] === 'boolean';
}

function isRefusal(value: unknown): value is { readonly error: { readonly code: string } } {
  return isObject(value) && isObject(value['error']) && typeof value['error']['code'] === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
