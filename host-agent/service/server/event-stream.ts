import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonLine, logEntry } from '../log/log-line';
import type { LogRecord } from '../log/types';
import type { AgentEvent, RunningAgent } from '../orders/types';
import { refusal, SECURITY_HEADERS, send } from './answer';
import {
  EVENT_BACKLOG_BYTES_MAX,
  EVENT_CLIENTS_MAX,
  EVENTS_KEPT_MAX,
  HEARTBEAT_INTERVAL_MS,
  STATUS_INTERVAL_MS,
} from './bounds';

interface KeptEvent {
  readonly number: number;
  readonly text: string;
}

export interface EventStreamOptions {
  readonly agent: Pick<RunningAgent, 'subscribe'>;
  readonly describe: (record: LogRecord) => string;
  /** @default 15 s */
  readonly heartbeatIntervalMs?: number;
}

/**
 * Server-sent events for all who listen: `log` with a line of the log, and `status` when the status has changed and is worth
 * asking for again. A client that was cut off says the last id it has seen, and gets what it missed.
 */
export class EventStream {
  readonly #describe: (record: LogRecord) => string;
  readonly #clients = new Set<ServerResponse>();
  readonly #kept: KeptEvent[] = [];
  /** Ids of another life of the agent mean nothing in this one. */
  readonly #life = Date.now().toString(36);
  readonly #end: () => void;
  readonly #heartbeat: NodeJS.Timeout;
  #number = 0;
  #statusTimer: NodeJS.Timeout | undefined;
  #statusChangedAgain = false;

  constructor({ agent, describe, heartbeatIntervalMs = HEARTBEAT_INTERVAL_MS }: EventStreamOptions) {
    this.#describe = describe;
    this.#end = agent.subscribe((event) => this.#take(event));
    this.#heartbeat = setInterval(() => this.#sendAll(': heartbeat\n\n'), heartbeatIntervalMs).unref();
  }

  /** Adds a listener, or refuses one too many. */
  attach(request: IncomingMessage, response: ServerResponse): void {
    if (this.#clients.size >= EVENT_CLIENTS_MAX) {
      send(response, refusal(503, 'too-many-listeners', { 'Retry-After': '5' }));
      return;
    }
    response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8' });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    this.#clients.add(response);
    response.on('error', () => undefined);
    response.once('close', () => this.#clients.delete(response));
    // A moment until browsers ask again; what was missed; and the word to ask for the status.
    const missed = this.#since(request.headers['last-event-id']).map(({ text }) => text);
    this.#send(response, `retry: 2000\n\n${missed.join('')}${eventText('status', {})}`);
  }

  /** Ends all connections and listens no more. */
  close(): void {
    this.#end();
    clearInterval(this.#heartbeat);
    clearTimeout(this.#statusTimer);
    for (const response of this.#clients) response.end();
  }

  #take(event: AgentEvent): void {
    if (event.kind === 'status') {
      this.#statusChanged();
      return;
    }
    this.#number += 1;
    const { record } = event;
    const entry = logEntry(record, this.#describe(record));
    const text = eventText('log', entry, `${this.#life}-${this.#number}`);
    this.#kept.push({ number: this.#number, text });
    if (this.#kept.length > EVENTS_KEPT_MAX) this.#kept.shift();
    this.#sendAll(text);
  }

  /** Said at once, and then at most once in a while. */
  #statusChanged(): void {
    if (this.#statusTimer !== undefined) {
      this.#statusChangedAgain = true;
      return;
    }
    this.#sendAll(eventText('status', {}));
    this.#statusTimer = setTimeout(() => {
      this.#statusTimer = undefined;
      if (!this.#statusChangedAgain) return;
      this.#statusChangedAgain = false;
      this.#statusChanged();
    }, STATUS_INTERVAL_MS).unref();
  }

  #since(id: string | string[] | undefined): readonly KeptEvent[] {
    const match = typeof id === 'string' ? /^([0-9a-z]{1,12})-(\d{1,15})$/.exec(id) : null;
    if (match?.[1] !== this.#life) return [];
    const seen = Number(match[2]);
    return this.#kept.filter(({ number }) => number > seen);
  }

  #sendAll(text: string): void {
    for (const response of this.#clients) this.#send(response, text);
  }

  #send(response: ServerResponse, text: string): void {
    response.write(text);
    if (response.writableLength > EVENT_BACKLOG_BYTES_MAX) response.destroy();
  }
}

/** The data is one line, so that nothing in it can begin a field of its own (HTML, "Server-sent events"). */
function eventText(name: 'log' | 'status', data: unknown, id?: string): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${jsonLine(data)}\n\n`;
}
