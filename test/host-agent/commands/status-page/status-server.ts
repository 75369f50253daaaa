import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StatusFacts } from '../../../../host-agent/commands/status-page/facts';
import { renderStatusPage } from '../../../../host-agent/commands/status-page/render-status-page';
import { NOW_MS, STATUS_SCENARIOS } from './sample-status';

/** A line of the log as the agent sends it. */
export interface SentEvent {
  readonly time: string;
  readonly level: string;
  readonly code: string;
  readonly message: string;
}

/** As much of an agent as its page sees: it answers with what the test says, at a time that stands still. */
export class PageServer {
  /** What the page is made of, from now on. */
  facts: StatusFacts = someFacts();
  /** Changes what was made of it, as an agent of another version would. */
  rewrite: (html: string) => string = (html) => html;
  readonly requests: string[] = [];
  readonly #listeners = new Set<ServerResponse>();
  #server: Server | undefined;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** How many pages listen to events. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Begins to listen; after {@link cut} at the same address. */
  async start(): Promise<void> {
    const server = createServer((request, response) => this.#answer(request.url ?? '', response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Ends all connections and takes no more. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  /** Other facts from now on, of which pages are told. */
  show(facts: StatusFacts): void {
    this.facts = facts;
    this.#send('status', {});
  }

  say(event: SentEvent): void {
    this.#send('log', event);
  }

  #send(name: string, data: unknown): void {
    for (const response of this.#listeners) {
      response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }

  #answer(path: string, response: ServerResponse): void {
    this.requests.push(path);
    const date = new Date(NOW_MS).toUTCString();
    if (path === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', Date: date });
      response.write('retry: 200\n\nevent: status\ndata: {}\n\n');
      this.#listeners.add(response);
      response.on('close', () => this.#listeners.delete(response));
      return;
    }
    if (path !== '/') {
      response.writeHead(404).end();
      return;
    }
    const { html, contentSecurityPolicy } = renderStatusPage(this.facts);
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
      Date: date,
    });
    response.end(this.rewrite(html));
  }
}

/** A server for this test file; it begins each test anew. */
export function usePageServer(): PageServer {
  const server = new PageServer();
  beforeAll(() => server.start());
  afterEach(async () => {
    await server.cut();
    server.facts = someFacts();
    server.rewrite = (html) => html;
    server.requests.splice(0);
    await server.start();
  });
  afterAll(() => server.cut());
  return server;
}

/** The facts of a state. */
export function factsOf(name: string): StatusFacts {
  const facts = STATUS_SCENARIOS[name];
  if (facts === undefined) throw new Error(`there is no state ${name}`);
  return facts();
}

function someFacts(): StatusFacts {
  return factsOf('calm');
}
