import { parseArgs, types } from 'node:util';

/** What was typed is no option, or no value of one. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** How large and how often; every bench takes the same two. */
export interface BenchOptions {
  readonly machineCounts: readonly number[];
  readonly runs: number;
}

/** What a bench that measures stock cdktf takes besides. */
export interface StockOptions extends BenchOptions {
  readonly stockMachinesMax: number;
}

/**
 * Reads `--machines 50,300 --runs 5`, and `--stock-machines-max 5000` where the bench has that; what is left out is as in `defaults`.
 * @throws OptionsError that says which word is wrong
 */
export function benchOptions<Options extends BenchOptions | StockOptions>(
  defaults: Options,
  words: readonly string[] = process.argv.slice(2),
): Options {
  const hasStock = 'stockMachinesMax' in defaults;
  const { values } = parse({
    args: [...words],
    options: {
      machines: { type: 'string' },
      runs: { type: 'string' },
      ...(hasStock ? { 'stock-machines-max': { type: 'string' } } : {}),
    },
  });
  const stock = values['stock-machines-max'];
  return {
    ...defaults,
    ...(values.machines === undefined
      ? {}
      : { machineCounts: values.machines.split(',').map((word) => count('machines', word)) }),
    ...(values.runs === undefined ? {} : { runs: count('runs', values.runs) }),
    ...(stock === undefined ? {} : { stockMachinesMax: count('stock-machines-max', String(stock)) }),
  };
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
