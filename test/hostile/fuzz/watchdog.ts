import { Worker } from 'node:worker_threads';

/** Room for what is watched, in words. */
const WORDS_BYTES = 1024;

/** In a thread of its own, since one that hangs looks at no clock. Plain JavaScript, because the thread is not transformed. */
const GUARD = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const { count, words, patienceMs, pid } = workerData;
let last = -1;
setInterval(() => {
  const now = Atomics.load(new Int32Array(count), 0);
  if (now === last) {
    const text = Buffer.from(words).toString('utf8').replace(/\\0.*/s, '');
    writeSync(2, 'hangs for ' + patienceMs + ' ms: ' + text + '\\n');
    process.kill(pid, 'SIGKILL');
  }
  last = now;
}, patienceMs).unref();
setInterval(() => undefined, 1000);
`;

/** Ends this process, and says what it hung on, when nothing new was watched for so long. */
export class Watchdog {
  readonly #count = new Int32Array(new SharedArrayBuffer(4));
  readonly #words = Buffer.from(new SharedArrayBuffer(WORDS_BYTES));
  readonly #worker: Worker;

  constructor(patienceMs: number) {
    const workerData = { count: this.#count.buffer, words: this.#words.buffer, patienceMs, pid: process.pid };
    this.#worker = new Worker(GUARD, { eval: true, workerData });
    this.#worker.unref();
  }

  /** What is begun now. */
  watch(words: string): void {
    this.#words[this.#words.write(words.slice(0, WORDS_BYTES / 4))] = 0;
    Atomics.add(this.#count, 0, 1);
  }

  end(): void {
    void this.#worker.terminate();
  }
}
