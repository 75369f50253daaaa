/**
 * How much a review costs, and how it grows with the number of machines: `npm run bench -- review [--machines 2500,10000] [--changed 500]
 * [--runs 2]`. CPU time, the best of all repeats, because wall time says more about the neighbours.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from './support/bundle';
import { benchOptions } from './support/options';
import { keepRaw, printSurroundings, surroundings } from './support/report';
import { measureInChild, type Measured } from './support/reviewing/measured';
import { phaseTable } from './support/reviewing/tables';
import { runBench } from './support/run-bench';

/** Packages are found from here up, as they are from the program itself. */
const BUNDLE_PARENT = join(__dirname, '..', '.cache');

async function main(): Promise<void> {
  const { machineCounts, changed, runs } = benchOptions({
    machineCounts: [2500, 10_000],
    changed: 500,
    runs: 2,
  });
  const where = surroundings();
  printSurroundings(where);
  mkdirSync(BUNDLE_PARENT, { recursive: true });
  const directory = mkdtempSync(join(BUNDLE_PARENT, 'bench-review-'));
  try {
    const program = await bundleProgram('bench/support/reviewing/child.ts', directory);
    const results = machineCounts.map((machines) => ({ machines, measured: [] as Measured[] }));
    for (let round = 0; round < runs; round += 1) {
      // In turn, so that what else the machine does hits all alike.
      for (const { machines, measured } of results) {
        measured.push(await measureInChild(program, machines, changed));
      }
    }
    process.stdout.write(`\n${phaseTable(results)}\n`);
    keepRaw('review', { surroundings: where, changed, results });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

runBench('review', main);
