import { setTimeout as delay } from 'node:timers/promises';
import { jsonLine, logEntry, textLine } from './log-line';
import { recordOf } from './record-of';
import type { Log, LogRecord } from './types';

/** What a reader may leave lying: minutes of a busy agent's log. More would be memory that convergence needs. */
const QUEUED_BYTES_MAX = 1024 * 1024;

export interface LogOptions {
  /** Takes text that ends with a line end; resolves (or rejects) when the reader has it. One call at a time. */
  readonly write: (text: string) => Promise<void>;
  /** Readable text for a person instead of JSON. */
  readonly isTerminal: boolean;
  /** The sentence of a record. */
  readonly describe: (record: LogRecord) => string;
  /** Told of every record, also of those that are dropped; must not throw. */
  readonly observe?: (record: LogRecord) => void;
  /** @default the clock of this machine */
  readonly nowMs?: () => number;
}

/** The log and its end. */
export interface LogWriter {
  /** Never waits and never throws. */
  readonly log: Log;
  /** Entries that were dropped so far, because nobody took them. */
  dropped(): number;
  /** Waits until all is written, at most so long. */
  end(timeoutMs: number): Promise<void>;
}

/**
 * Writes one line for each record. A reader that is slow or gone never holds the agent up: lines wait in a bounded queue, and
 * what does not fit is dropped, counted, and said in the next line that fits.
 */
export function createLog(options: LogOptions): LogWriter {
  return new QueuedLog(options);
}

class QueuedLog implements LogWriter {
  readonly #options: LogOptions;
  readonly #queue: string[] = [];
  #queuedBytes = 0;
  #writing: Promise<void> | undefined;
  #dropped = 0;
  /** Of those, what no line has said yet. */
  #unsaid = 0;

  constructor(options: LogOptions) {
    this.#options = options;
  }

  readonly log: Log = (level, code, fields) => {
    const { nowMs = Date.now } = this.#options;
    this.#add(recordOf({ atMs: nowMs(), level, code, fields }));
  };

  dropped(): number {
    return this.#dropped;
  }

  async end(timeoutMs: number): Promise<void> {
    if (this.#writing === undefined) return;
    const stop = new AbortController();
    await Promise.race([
      this.#writing,
      delay(timeoutMs, undefined, { signal: stop.signal }).catch(() => undefined),
    ]);
    stop.abort();
  }

  #add(record: LogRecord): void {
    const { describe, isTerminal, observe } = this.#options;
    observe?.(record);
    const entry = {
      ...logEntry(record, describe(record)),
      ...(this.#unsaid === 0 ? {} : { dropped: this.#unsaid }),
    };
    const line = `${isTerminal ? textLine(entry) : jsonLine(entry)}\n`;
    if (this.#queuedBytes + line.length > QUEUED_BYTES_MAX) {
      this.#dropped += 1;
      this.#unsaid += 1;
      return;
    }
    this.#unsaid = 0;
    this.#queue.push(line);
    this.#queuedBytes += line.length;
    this.#writing ??= this.#writeQueued();
  }

  async #writeQueued(): Promise<void> {
    while (this.#queue.length > 0) {
      // All that waits goes out at once: a system call for each line would be most of a burst's cost.
      const lines = this.#queue.splice(0);
      const text = lines.join('');
      try {
        await this.#options.write(text);
      } catch {
        // Nobody reads any more; there is nowhere left to say it but in the count.
        this.#dropped += lines.length;
      }
      // Only now: what the reader has not taken still lies in memory.
      this.#queuedBytes -= text.length;
    }
    this.#writing = undefined;
  }
}
