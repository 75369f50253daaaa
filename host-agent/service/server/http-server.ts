import { STATUS_CODES, type RequestListener, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { CONNECTIONS_MAX, HEADER_BYTES_MAX, IDLE_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from './bounds';

/** The same bounds for every way in. */
export const SERVER_OPTIONS = {
  maxHeaderSize: HEADER_BYTES_MAX,
  headersTimeout: REQUEST_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: REQUEST_TIMEOUT_MS,
  connectionsCheckingInterval: 1000,
  insecureHTTPParser: false,
  requireHostHeader: true,
} as const;

/** Sets what only a server that is there already can be told, and who answers. */
export function prepare<AnyServer extends Server | SecureServer>(
  server: AnyServer,
  listener: RequestListener,
): AnyServer {
  server.maxConnections = CONNECTIONS_MAX;
  server.timeout = IDLE_TIMEOUT_MS;
  server.on('request', listener);
  server.on('clientError', (error: Error, socket: Duplex) => refuseConnection(error, socket));
  // accept(2) fails while descriptors are short, and whoever knocks is heard later: the agent must not end of it.
  server.on('error', () => undefined);
  // An idle connection that is cut by its client is no error of ours.
  server.on('connection', (socket: Duplex) => socket.on('error', () => undefined));
  return server;
}

/** Stops listening and cuts what is still open; events are ended before. */
export function closeServer(server: Server | SecureServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // Whoever is being answered has this moment; nobody may keep the agent from ending.
    setTimeout(() => server.closeAllConnections(), CLOSING_MS).unref();
  });
}

/** Answers come from memory. */
const CLOSING_MS = 500;

const STATUS_OF_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function refuseConnection(error: Error, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const status = STATUS_OF_ERROR[code] ?? 400;
  const body = `${JSON.stringify({ error: { code: status === 400 ? 'no-request' : code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'too-slow' } })}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
}
