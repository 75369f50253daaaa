import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleProgram } from '../../bundle';
import type { Outcome, SizeResult } from '../results';
import type { MeasureOptions } from '../works';

/** Packages are found from here up, as they are from the program itself. */
const BUNDLE_PARENT = join(__dirname, '../../../..', '.cache');

/** Tens of thousands of machines a dozen times take minutes. */
const CHILD_MS_MAX = 1_800_000;

/** Measures what waits for nobody, in a process of its own. @throws Error when it fails */
export async function measurePure(
  work: 'plan' | 'parse',
  size: number,
  { runs, deadlineMs, progress }: MeasureOptions,
): Promise<SizeResult> {
  mkdirSync(BUNDLE_PARENT, { recursive: true });
  const directory = mkdtempSync(join(BUNDLE_PARENT, 'bench-peers-'));
  try {
    progress.show(`${work} ${size}`);
    const program = await bundleProgram('bench/support/peers/pure/child.ts', directory);
    const words = [program, work, String(size), String(runs), String(deadlineMs)];
    const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: CHILD_MS_MAX });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of our own program
    return { size, clock: 'processor', outcomes: JSON.parse(stdout) as readonly Outcome[] };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
