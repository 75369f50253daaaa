import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { StatusConfiguration } from '../../../../host-agent/configuration';
import { logRecordInWords } from '../../../../host-agent/commands/wording/log';
import type { StatusAnswers } from '../../../../host-agent/service/server/request-listener';
import { serveAgent, type StatusServer } from '../../../../host-agent/service/server/serve-agent';
import { FakeAgent } from './fake-agent';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the page of these tests may do. */
export const PAGE_POLICY = "default-src 'none'; img-src data:; frame-ancestors 'none'";

/** One request; the connection is not kept. */
export function ask(options: RequestOptions, body?: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => (text += more));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** A TCP port of this machine that nobody has at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Servers with an agent of their own each, in a folder that goes away; `end` after each test. */
export class Serving {
  readonly folder = mkdtempSync(join(tmpdir(), 'fleetwright-server-'));
  readonly socket = join(this.folder, 'run', 'agent.sock');
  readonly agent = new FakeAgent();
  readonly faults: string[] = [];
  readonly #servers: StatusServer[] = [];

  async serve(
    configuration: Partial<StatusConfiguration> = {},
    answers: Partial<StatusAnswers> = {},
    intervals: { readonly heartbeatIntervalMs?: number; readonly certificateIntervalMs?: number } = {},
  ): Promise<StatusServer> {
    const server = await serveAgent({
      agent: this.agent,
      configuration: { socket: this.socket, ...configuration },
      answers: {
        page: () => ({ html: '<!doctype html><title>status</title>', contentSecurityPolicy: PAGE_POLICY }),
        metrics: () => Promise.resolve('fleetwright_up 1\n'),
        pending: () => undefined,
        use: () => ({ machines: [] }),
        describe: logRecordInWords,
        ...answers,
      },
      log: (_level, code, fields) => {
        if ('message' in fields) this.faults.push(`${code} ${String(fields.message)}`);
      },
      ...intervals,
    });
    this.#servers.push(server);
    return server;
  }

  async end(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.close()));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
