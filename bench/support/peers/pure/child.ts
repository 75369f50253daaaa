/**
 * Measures planning or parsing in a process of its own, with the code as it is shipped and a heap that holds nothing else:
 * `node child.cjs plan 10000 7 DEADLINE`. Prints what became of it as JSON.
 */
import { cpuClock } from '../../rounds';
import { progressTo } from '../progress';
import { measureRounds } from '../rounds';
import { parsing } from './parsing';
import { planning } from './planning';

const COMPETITORS = { plan: planning, parse: parsing } as const;

async function main(): Promise<void> {
  const [word, size, runs, deadlineMs] = process.argv.slice(2);
  const work = word === 'parse' ? 'parse' : 'plan';
  const outcomes = await measureRounds(COMPETITORS[work](Number(size)), {
    runs: Number(runs),
    clock: cpuClock,
    warmUp: true,
    progress: progressTo(process.stderr),
    title: `${work} ${String(size)}`,
    deadlineMs: Number(deadlineMs),
  });
  process.stdout.write(JSON.stringify(outcomes.get(work)));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
  process.exitCode = 1;
});
