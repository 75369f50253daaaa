import { parseArgs, types } from 'node:util';

/** What was typed is no option, or no value of one. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** How large and how often; every bench takes these two. */
export interface BenchOptions {
  readonly machineCounts: readonly number[];
  readonly runs: number;
}

/**
 * Reads `--machines 50,300 --runs 5`, and a count for whatever else `defaults` has: `--stock-machines-max 5000` for
 * `stockMachinesMax`. What is left out is as in `defaults`.
 * @throws OptionsError that says which word is wrong
 */
export function benchOptions<Options extends BenchOptions>(
  defaults: Options,
  words: readonly string[] = process.argv.slice(2),
): Options {
  const counts = Object.keys(defaults).filter((key) => key !== 'machineCounts');
  const { values } = parse({
    args: [...words],
    options: Object.fromEntries(
      ['machines', ...counts.map(optionOf)].map((name) => [name, { type: 'string' }]),
    ),
  });
  const { machines } = values;
  return {
    ...defaults,
    ...(typeof machines === 'string'
      ? { machineCounts: machines.split(',').map((word) => count('machines', word)) }
      : {}),
    ...Object.fromEntries(
      counts.flatMap((key) => {
        const word = values[optionOf(key)];
        return typeof word === 'string' ? [[key, count(optionOf(key), word)]] : [];
      }),
    ),
  };
}

/** `stockMachinesMax` as it is typed: `stock-machines-max`. */
function optionOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `parseArgs`, whose complaint is about what was typed. */
const parse: typeof parseArgs = (config) => {
  try {
    return parseArgs(config);
  } catch (cause) {
    const known = Object.keys(config?.options ?? {}).map((name) => `--${name}`);
    const reason = types.isNativeError(cause) ? cause.message : String(cause);
    throw new OptionsError(`${reason}\nThere are: ${known.join(', ')}`, { cause });
  }
};

function count(option: string, word: string): number {
  const value = Number(word);
  if (!Number.isInteger(value) || value < 1) {
    throw new OptionsError(`--${option}: "${word}" is no whole number of at least 1`);
  }
  return value;
}
