import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { createInterface } from 'node:readline';
import type { LogRecord } from '../../../../host-agent/service/log/types';
import type { AgentStatus } from '../../../../host-agent/service/status/types';
import type { LiveHost } from '../../../support/live-host';
import { waitFor } from '../../../support/wait-for';
import { bundledProgram } from '../../commands/command-line';

/** What a status becomes within, on a machine busy with guests. */
const STATUS_MS_MAX = 120_000;

/** An answer from memory; a socket that is not there yet refuses at once. */
const ANSWER_MS_MAX = 5000;

/** `fleetwright agent` as a process of its own inside of a sandbox. */
export class ServiceProcess {
  readonly log: LogRecord[] = [];
  /** What was written to standard error and is no record. */
  text = '';
  readonly #child: ChildProcess;
  readonly #socket: string;
  readonly ended: Promise<number | null>;

  constructor(live: LiveHost, options: { readonly configuration: string; readonly socket: string }) {
    this.#socket = options.socket;
    // Only into the network, so that nsenter becomes the agent and signals reach it.
    const inNetwork = ['--target', String(live.sandbox.processId), '--net', '--'];
    this.#child = spawn(
      'nsenter',
      [...inNetwork, process.execPath, bundledProgram(), 'agent', '--config', options.configuration],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', env: { PATH: process.env['PATH'] } },
    );
    this.ended = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)));
    if (this.#child.stderr === null) throw new Error('standard error is a pipe');
    createInterface({ input: this.#child.stderr }).on('line', (line) => this.#note(line));
  }

  #note(line: string): void {
    try {
      this.log.push(JSON.parse(line) as LogRecord);
    } catch {
      this.text += `${line}\n`;
    }
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async stop(): Promise<number | null> {
    this.kill('SIGTERM');
    return this.ended;
  }

  /** Undefined while nobody answers. */
  async tryStatus(): Promise<AgentStatus | undefined> {
    const answer = await this.#ask('GET', '/status');
    return answer === undefined ? undefined : (JSON.parse(answer.body) as AgentStatus);
  }

  async order(order: object): Promise<{ readonly code: number; readonly body: string }> {
    const answer = await this.#ask('POST', '/orders', JSON.stringify(order));
    if (answer === undefined) throw new Error(`no answer to ${JSON.stringify(order)}: ${this.text}`);
    return answer;
  }

  /** Waits until the status is as wanted, and gives it. */
  async until(
    wanted: (status: AgentStatus) => boolean,
    description: string,
    timeoutMs = STATUS_MS_MAX,
  ): Promise<AgentStatus> {
    let last: AgentStatus | undefined;
    try {
      return await waitFor(
        async () => {
          last = (await this.tryStatus()) ?? last;
          return last !== undefined && wanted(last) ? last : undefined;
        },
        { timeoutMs, description },
      );
    } catch (error) {
      throw new Error(
        `${String(error)}\nstatus: ${JSON.stringify(last)}\nlog: ${this.log
          .slice(-20)
          .map((record) => JSON.stringify(record))
          .join('\n')}\n${this.text}`,
        { cause: error },
      );
    }
  }

  #ask(
    method: string,
    path: string,
    body?: string,
  ): Promise<{ readonly code: number; readonly body: string } | undefined> {
    return new Promise((resolve) => {
      const asking = request(
        {
          socketPath: this.#socket,
          method,
          path,
          timeout: ANSWER_MS_MAX,
          headers:
            body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (data: string) => (text += data));
          response.on('end', () => resolve({ code: response.statusCode ?? 0, body: text }));
          response.on('error', () => resolve(undefined));
        },
      );
      asking.on('timeout', () => asking.destroy());
      asking.on('error', () => resolve(undefined));
      asking.end(body);
    });
  }
}
