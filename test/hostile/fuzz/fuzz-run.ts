import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { draft, inputOf } from './mutate';
import type { Parser } from './parsers';
import { seeds } from './seeds';
import { Watchdog } from './watchdog';

/** As many as are kept in memory at once. */
const BATCH = 500;

/** A thousand times what an input takes: a busy machine is slow, and a hang is longer than anything. */
const INPUT_MS_MAX = 3_000;

/** What a cache may hold and the collector may miss; a leak of 1 KiB an input would be 100 MiB. */
const GROWTH_BYTES_MAX = 24 * 1024 * 1024;

const ARTIFACTS = join(__dirname, '../../../.cache/test-artifacts');

interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
}

/** What a run found; `tried` is how many inputs there were, `refused` how many of them an error of ours refused. */
interface FuzzReport {
  readonly tried: number;
  readonly refused: number;
  readonly slowestMs: number;
  /** Everything that is wrong, in words, with the command that shows it again. */
  readonly faults: readonly string[];
}

/** Gives mutated documents to every parser, so many in all; the same seed gives the same inputs, whatever else is asked for. */
export function fuzz(parsers: Readonly<Record<string, Parser>>, { inputs, seed }: FuzzOptions): FuzzReport {
  const weights = Object.values(parsers).reduce((sum, { weight }) => sum + weight, 0);
  const run = new Run(seed, inputs);
  for (const [name, parser] of Object.entries(parsers))
    run.try(name, parser, Math.ceil((inputs * parser.weight) / weights));
  return run.end();
}

class Run {
  readonly #seed: number;
  readonly #inputs: number;
  readonly #watchdog = new Watchdog(INPUT_MS_MAX * 10);
  readonly #faults: string[] = [];
  #tried = 0;
  #refused = 0;
  #slowestMs = 0;

  constructor(seed: number, inputs: number) {
    this.#seed = seed;
    this.#inputs = inputs;
  }

  try(name: string, parser: Parser, count: number): void {
    const documents = seeds[parser.seeds]();
    const before = this.#heapAfter(() =>
      this.#batch(name, parser, documents, { batch: 0, size: Math.min(BATCH, count) }),
    );
    const growth =
      this.#heapAfter(() => {
        for (let batch = 1; batch * BATCH < count; batch += 1)
          this.#batch(name, parser, documents, { batch, size: Math.min(BATCH, count - batch * BATCH) });
      }) - before;
    if (growth > GROWTH_BYTES_MAX) this.#note(name, `keeps ${growth} bytes of what it has read`);
  }

  end(): FuzzReport {
    this.#watchdog.end();
    return { tried: this.#tried, refused: this.#refused, slowestMs: this.#slowestMs, faults: this.#faults };
  }

  #batch(
    name: string,
    parser: Parser,
    documents: readonly Buffer[],
    { batch, size }: { readonly batch: number; readonly size: number },
  ): void {
    const drafts = fc.sample(draft, { seed: this.#seed + 7919 * batch, numRuns: size });
    for (const [index, each] of drafts.entries()) {
      this.#watchdog.watch(`${name}, input ${batch * BATCH + index}: ${this.#again(name)}`);
      this.#input(name, parser, inputOf(each, documents));
    }
  }

  #input(name: string, parser: Parser, input: Buffer): void {
    this.#tried += 1;
    const given = Buffer.from(input);
    const startedMs = performance.now();
    try {
      parser.run(given);
    } catch (error) {
      if (parser.refusals?.some((kind) => error instanceof kind) === true) this.#refused += 1;
      else this.#note(name, `throws ${String(error).slice(0, 200)}`, input);
    }
    const tookMs = performance.now() - startedMs;
    this.#slowestMs = Math.max(this.#slowestMs, tookMs);
    if (tookMs > INPUT_MS_MAX) this.#note(name, `takes ${Math.round(tookMs)} ms`, input);
    if (!given.equals(input)) this.#note(name, 'changes what it is given', input);
  }

  /** The first fault of a parser is enough: the others are most often the same. */
  #note(name: string, what: string, input?: Buffer): void {
    if (this.#faults.some((fault) => fault.startsWith(`${name} `))) return;
    const file = join(ARTIFACTS, `fuzz-${name}-${this.#seed}.bin`);
    if (input !== undefined) {
      mkdirSync(ARTIFACTS, { recursive: true });
      writeFileSync(file, input);
    }
    this.#faults.push(
      `${name} ${what}${input === undefined ? '' : `; the input is in ${file}`}; again: ${this.#again(name)}`,
    );
  }

  #again(name: string): string {
    return `FLEETWRIGHT_SEED=${this.#seed} FLEETWRIGHT_FUZZ_INPUTS=${this.#inputs} FLEETWRIGHT_FUZZ_PARSER=${name} npx jest --selectProjects=unit --testPathPatterns=test/hostile/fuzz/fuzz.test`;
  }

  #heapAfter(work: () => void): number {
    work();
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  }
}

function collectGarbage(): void {
  // The flag only makes the function reachable, in contexts that are made afterwards.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
