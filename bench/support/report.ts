import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join, relative } from 'node:path';
import { median, type Samples } from './rounds';

/** Not in version control: numbers belong to the machine that they were measured on. */
const RESULTS = join(__dirname, '../../.cache/bench');

/** What the numbers depend on. */
export type Surroundings = Readonly<Record<string, string | number>>;

/** This machine, and whatever else the bench knows of what it measures. */
export function surroundings(more: Surroundings = {}): Surroundings {
  return {
    date: new Date().toISOString(),
    commit: commit(),
    cpus: `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
    memoryMiB: Math.round(totalmem() / 1024 / 1024),
    loadAverage: loadavg()[0]?.toFixed(2) ?? 'unknown',
    node: process.version,
    ...more,
  };
}

/** Prints the surroundings on a line of their own. */
export function printSurroundings(facts: Surroundings): void {
  const words = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  process.stdout.write(`${words.join(' · ')}\n`);
}

/** A table for the terminal: the first column to the left, numbers to the right. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) =>
      widths
        .map((width, column) => {
          const cell = row[column] ?? '';
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * One row for each contestant: median, lowest and highest run, and how many times the median of each of `against` it took.
 * More than 1 means slower than that one.
 */
export function compare(title: string, samples: readonly Samples[], against: readonly string[]): string {
  const medians = new Map(samples.map(({ name, samplesMs }) => [name, median(samplesMs)]));
  const rows = samples.map(({ name, samplesMs }) => {
    const own = medians.get(name) ?? Number.NaN;
    return [
      name,
      milliseconds(own),
      `${milliseconds(Math.min(...samplesMs))}–${milliseconds(Math.max(...samplesMs))}`,
      String(samplesMs.length),
      ...against.map((other) => (own / (medians.get(other) ?? Number.NaN)).toFixed(2)),
    ];
  });
  return formatTable([title, 'median ms', 'range ms', 'runs', ...against.map((name) => `÷ ${name}`)], rows);
}

/** Keeps every run of a bench, for whoever wants to reckon differently. */
export function keepRaw(
  name: string,
  content: Readonly<Record<string, unknown>>,
  say: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): void {
  mkdirSync(RESULTS, { recursive: true });
  const path = join(RESULTS, `${name}.json`);
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
  say(`every run: ${relative(process.cwd(), path)}`);
}

function milliseconds(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: __dirname, encoding: 'utf8' }).trim();
  } catch {
    // An unpacked archive has none.
    return 'unknown';
  }
}
