/**
 * Measures the phases of a review, in a process of its own: `node child.cjs MACHINES CHANGED REPEATS`. Prints a {@link Measured} as JSON.
 * Collecting what an earlier phase has left behind is part of a later one's time.
 */
import { cpuClock } from '../rounds';
import { phasesOf } from './phases';

async function main([machines, changed, repeats]: readonly string[]): Promise<void> {
  const samples: Record<string, number[]> = {};
  const phases = phasesOf(Number(machines), Number(changed));
  for (let repeat = 0; repeat < Number(repeats); repeat += 1) {
    for (const { phase, work, check } of phases) {
      (samples[phase] ??= []).push(await cpuClock(work));
      check();
    }
  }
  process.stdout.write(JSON.stringify(samples));
}

void main(process.argv.slice(2));
