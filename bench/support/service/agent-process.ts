import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LogRecord } from '../../../host-agent/service';

/** A record as it is written. */
export type LoggedRecord = LogRecord & { readonly time: string };

/** What a pass over thousands of machines takes on a busy machine, many times over. */
const RECORD_MS_MAX = 600_000;

/** The agent as a process of its own, and what it logs. */
export class AgentProcess {
  readonly records: LoggedRecord[] = [];
  readonly startedAtMs = performance.now();
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();
  #ended = false;
  #text = '';

  constructor(program: string, configuration: string) {
    this.#child = spawn(process.execPath, [program, 'agent', '--config', configuration], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env['PATH'] },
    });
    this.#child.once('exit', () => {
      this.#ended = true;
      this.#tell();
    });
    if (this.#child.stderr === null) throw new Error('standard error is a pipe');
    createInterface({ input: this.#child.stderr }).on('line', (line) => {
      try {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what our own program logs
        this.records.push(JSON.parse(line) as LoggedRecord);
      } catch {
        this.#text += `${line}\n`;
      }
      this.#tell();
    });
  }

  /** The first record from `from` on that is wanted. @throws Error when the agent ends before, or takes too long */
  until(wanted: (record: LoggedRecord) => boolean, from = 0): Promise<LoggedRecord> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        end();
      };
      const fail = (why: string): void =>
        settle(() =>
          reject(
            new Error(
              `${why}\n${this.#text}${this.records
                .slice(-5)
                .map((record) => JSON.stringify(record))
                .join('\n')}`,
            ),
          ),
        );
      const look = (): void => {
        const found = this.records.slice(from).find(wanted);
        if (found !== undefined) settle(() => resolve(found));
        else if (this.#ended) fail('the agent ended');
      };
      const timer = setTimeout(() => fail('the agent took too long'), RECORD_MS_MAX);
      this.#waiting.add(look);
      look();
    });
  }

  /** Processor time so far, and memory now and at its highest (proc(5)). */
  use(): { readonly cpuSeconds: number; readonly residentMiB: number; readonly residentMaxMiB: number } {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    const mebibytes = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
    return {
      // User and system time are the 14th and 15th field, in ticks of 10 ms on Linux.
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100,
      residentMiB: mebibytes('VmRSS'),
      residentMaxMiB: mebibytes('VmHWM'),
    };
  }

  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#child.kill('SIGTERM');
    await new Promise((resolve) => this.#child.once('exit', resolve));
  }

  #tell(): void {
    for (const look of this.#waiting) look();
  }
}
