import { createServer } from 'node:http';
import type { StatusConfiguration } from '../../configuration';
import type { Log } from '../log/types';
import type { RunningAgent } from '../orders/types';
import { CERTIFICATE_INTERVAL_MS } from './bounds';
import { EventStream } from './event-stream';
import { closeServer, prepare, SERVER_OPTIONS } from './http-server';
import { listenOnNetwork } from './network-listener';
import { requestListener, type StatusAnswers } from './request-listener';
import { listenOnSocket } from './unix-socket';

export interface ServeOptions {
  readonly agent: RunningAgent;
  readonly configuration: StatusConfiguration;
  readonly answers: StatusAnswers;
  readonly log: Log;
  /** @default 15 s */
  readonly heartbeatIntervalMs?: number;
  /** How often certificates are looked at again. @default 60 s */
  readonly certificateIntervalMs?: number;
}

export interface StatusServer {
  /** Of the TCP address; absent when none was asked for. */
  readonly url?: string;
  close(): Promise<void>;
}

/**
 * Serves the agent's status: on the unix socket, which takes orders too, and read-only over TCP where that was asked for.
 *
 *     GET / page, /status, /events, /metrics, /pending, /use, /health      POST /orders (unix socket only)
 *
 * @throws StatusServerError
 */
export async function serveAgent(options: ServeOptions): Promise<StatusServer> {
  const { agent, configuration, answers, log, heartbeatIntervalMs } = options;
  const events = new EventStream({
    agent,
    describe: answers.describe,
    ...(heartbeatIntervalMs === undefined ? {} : { heartbeatIntervalMs }),
  });
  const served = { agent, answers, events, log };
  // The file's mode is the check of who asks; what he calls the host does not matter.
  const onSocket = requestListener(served, { takesOrders: true, isOwnName: () => true });
  const socket = prepare(createServer(SERVER_OPTIONS), onSocket);
  try {
    await listenOnSocket(socket, {
      path: configuration.socket,
      ...(configuration.socketGroup === undefined ? {} : { group: configuration.socketGroup }),
    });
    const network =
      configuration.listen === undefined
        ? undefined
        : await listenOnNetwork(
            configuration.listen,
            (isOwnName) => requestListener(served, { takesOrders: false, isOwnName }),
            options.certificateIntervalMs ?? CERTIFICATE_INTERVAL_MS,
          );
    return {
      ...(network === undefined ? {} : { url: network.url }),
      close: async () => {
        events.close();
        await Promise.all([closeServer(socket), network?.close()]);
      },
    };
  } catch (error) {
    events.close();
    await closeServer(socket);
    throw error;
  }
}
