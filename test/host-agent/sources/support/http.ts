import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { close, listen } from './remote';

export interface Web {
  readonly origin: string;
  readonly port: number;
  /** What was asked, oldest first. */
  readonly asked: IncomingMessage[];
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** A web server on 127.0.0.1 whose answers tests choose; with options, by TLS. */
export async function serveWeb(tls?: ServerOptions): Promise<Web> {
  const asked: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(request);
    web.answer(request, response);
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  const port = await listen(server);
  const web: Web = {
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    asked,
    answer: (_request, response) => void response.writeHead(500).end(),
    close: () => close(server),
  };
  return web;
}
