import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server on the loopback; `answers` says what each path gives, `requests` what was asked. */
export class ImageServer {
  readonly requests: { readonly path: string; readonly range: string | undefined }[] = [];
  answers: Readonly<Record<string, Answer>> = {};
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      this.requests.push({ path, range: request.headers.range });
      const answer = this.answers[path];
      if (answer === undefined) response.writeHead(404).end('not here');
      else answer(request, response);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.#address.port}${path}`;
  }

  get #address(): AddressInfo {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return address;
  }
}

/** Serves bytes with an ETag and ranges (RFC 9110, 14), and cuts the first `cuts` answers after half of what they hold. */
export function serve(bytes: Buffer, options: { readonly etag?: string; cuts?: number } = {}): Answer {
  const etag = options.etag ?? '"v1"';
  return (request, response) => {
    const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    const from = asked !== undefined && request.headers['if-range'] === etag ? Number(asked) : 0;
    const part = bytes.subarray(from);
    const range = from > 0 ? { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { etag, 'content-length': part.length, ...range });
    if ((options.cuts ?? 0) > 0) {
      options.cuts = (options.cuts ?? 0) - 1;
      response.write(part.subarray(0, part.length / 2), () => response.destroy());
      return;
    }
    response.end(part);
  };
}
