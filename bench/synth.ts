/**
 * How much synthesis costs, beside the same document from plain objects and beside stock cdktf:
 * `npm run bench -- synth [--machines 100,1000,5000,20000] [--runs 2] [--stock-machines-max 5000]`.
 * CPU time, because wall time says more about the neighbours; medians of the repeats after which the compiler has seen everything.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from './support/bundle';
import { benchOptions } from './support/options';
import { formatTable, keepRaw, printSurroundings, surroundings } from './support/report';
import { runBench } from './support/run-bench';
import {
  bestColdMs,
  usualMs,
  goalTable,
  memoryKiBPerMachine,
  type SizeResult,
} from './support/synthesis/goals';
import { measureInChild, type Measured } from './support/synthesis/measured';
import { VARIANTS, type Variant } from './support/synthesis/variants';

/** Packages are found from here up, as they are from the program itself. */
const BUNDLE_PARENT = join(__dirname, '..', '.cache');

async function main(): Promise<void> {
  const options = benchOptions({
    machineCounts: [100, 1000, 5000, 20_000],
    runs: 2,
    // Stock cdktf takes more than half a minute of CPU for these, and four times as long for the next size.
    stockMachinesMax: 5000,
  });
  const where = surroundings();
  printSurroundings(where);
  mkdirSync(BUNDLE_PARENT, { recursive: true });
  const directory = mkdtempSync(join(BUNDLE_PARENT, 'bench-synth-'));
  try {
    const program = await bundleProgram('bench/support/synthesis/child.ts', directory);
    const results = await measureAll(program, options);
    process.stdout.write(`\n${timeTable(results)}\n\n${ratioTable(results)}\n\n${goalTable(results)}\n`);
    keepRaw('synth', { surroundings: where, results });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function measureAll(
  program: string,
  options: {
    readonly machineCounts: readonly number[];
    readonly runs: number;
    readonly stockMachinesMax: number;
  },
): Promise<readonly SizeResult[]> {
  const results: SizeResult[] = [];
  for (const machines of options.machineCounts) {
    const measured: Partial<Record<Variant, Measured[]>> = {};
    for (let round = 0; round < options.runs; round += 1) {
      // In turn, so that what else the machine does hits all alike.
      for (const variant of VARIANTS) {
        const isStock = variant.startsWith('stock');
        if (isStock && (machines > options.stockMachinesMax || round > 0)) continue;
        (measured[variant] ??= []).push(await measureInChild(program, variant, machines));
      }
    }
    results.push({ machines, measured });
  }
  return results;
}

/** What each way takes; `all` is plan and Terraform JSON, written to disk. */
function timeTable(results: readonly SizeResult[]): string {
  const head = ['machines', ...COLUMNS.map(([, title]) => `${title} ms`), 'native KiB each', 'all KiB each'];
  return formatTable(
    head,
    results.map((result) => [
      String(result.machines),
      ...COLUMNS.map(([variant]) => shown(usualMs(result, variant), 1)),
      shown(memoryKiBPerMachine(result, 'native'), 1),
      shown(memoryKiBPerMachine(result, 'terraform'), 1),
    ]),
  );
}

const COLUMNS: readonly (readonly [Variant, string])[] = [
  ['plain', 'plain'],
  ['tree', 'tree'],
  ['native', 'native'],
  ['terraform', 'all'],
  ['stock', 'stock'],
  ['stock without stacks', 'without stacks'],
];

function ratioTable(results: readonly SizeResult[]): string {
  const head = [
    'machines',
    'native µs each',
    'native ÷ plain',
    'cold ÷ cold',
    'stock ÷ native',
    'all ÷ stock',
    'all ÷ without stacks',
  ];
  return formatTable(
    head,
    results.map((result) => {
      const native = usualMs(result, 'native');
      const all = usualMs(result, 'terraform');
      return [
        String(result.machines),
        shown(native && (native * 1000) / result.machines, 0),
        shown(quotient(native, usualMs(result, 'plain')), 2),
        shown(quotient(bestColdMs(result, 'native'), bestColdMs(result, 'plain')), 2),
        shown(quotient(usualMs(result, 'stock'), native), 1),
        shown(quotient(all, usualMs(result, 'stock')), 2),
        shown(quotient(all, usualMs(result, 'stock without stacks')), 2),
      ];
    }),
  );
}

function quotient(over: number | undefined, under: number | undefined): number | undefined {
  return over === undefined || under === undefined ? undefined : over / under;
}

function shown(value: number | undefined, digits: number): string {
  return value === undefined ? 'not run' : value.toFixed(digits);
}

runBench('synth', main);
