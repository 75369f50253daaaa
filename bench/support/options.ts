import { parseArgs } from 'node:util';

/** How large and how often; every bench takes the same two. */
export interface BenchOptions {
  readonly machineCounts: readonly number[];
  readonly runs: number;
}

/** Reads `--machines 50,300 --runs 5`; what is left out is as in `defaults`. @throws Error that says which word is wrong */
export function benchOptions(
  defaults: BenchOptions,
  words: readonly string[] = process.argv.slice(2),
): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { machines: { type: 'string' }, runs: { type: 'string' } },
  });
  return {
    machineCounts:
      values.machines?.split(',').map((word) => count('machines', word)) ?? defaults.machineCounts,
    runs: values.runs === undefined ? defaults.runs : count('runs', values.runs),
  };
}

function count(option: string, word: string): number {
  const value = Number(word);
  if (!Number.isInteger(value) || value < 1) {
    throw new Error(`--${option}: "${word}" is no whole number of at least 1`);
  }
  return value;
}
