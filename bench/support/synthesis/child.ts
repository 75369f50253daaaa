/**
 * Measures one variant of one size, in a process of its own: `node child.cjs VARIANT MACHINES REPEATS`. Prints a {@link Measured} as
 * JSON. Collecting what an earlier repeat has left behind is part of a later one's time, for all variants alike.
 */
import { readFileSync } from 'node:fs';
import { memoryUsage } from 'node:process';
import { cpuClock } from '../rounds';
import type { Measured } from './measured';
import { runOf, VARIANTS } from './variants';

const BYTES_PER_KIB = 1024;

/** Not `maxRSS`, which also counts what the process was before its exec: the bench that started it (getrusage(2), VmHWM in proc(5)). */
function peakOfProcess(): number {
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * BYTES_PER_KIB;
}

async function main([name, machines, repeats]: readonly string[]): Promise<void> {
  const variant = VARIANTS.find((candidate) => candidate === name);
  if (variant === undefined) throw new Error(`there is no variant "${name}"`);
  const cpuMs: number[] = [];
  let beforeBytes = 0;
  let peakBytes = 0;
  for (let repeat = 0; repeat < Number(repeats); repeat += 1) {
    const run = runOf(variant, Number(machines));
    if (repeat === 0) beforeBytes = memoryUsage.rss();
    cpuMs.push(await cpuClock(run.work));
    if (repeat === 0) peakBytes = peakOfProcess();
    run.finish();
  }
  const measured: Measured = { cpuMs, memoryBytes: Math.max(0, peakBytes - beforeBytes) };
  process.stdout.write(JSON.stringify(measured));
}

void main(process.argv.slice(2));
