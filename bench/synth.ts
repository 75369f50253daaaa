/**
 * How much the native plan costs beside writing the same document from plain objects:
 * `npm run bench -- synth [--machines 100,1000,5000] [--runs 5]`.
 * CPU time, the best of some runs, because wall time says more about the neighbours.
 */
import { canonicalBytes, parsePlan, type Plan } from '../lib/plan';
import { hostWith, planOf } from './support/fleet';
import { benchOptions } from './support/options';
import { formatTable, keepRaw, printSurroundings, surroundings } from './support/report';
import { cpuClock } from './support/rounds';
import { runBench } from './support/run-bench';

/** `tree`: constructs; `plan`: the plan from them; `canonical`: its bytes; `checks`: reading them back with every check. */
const COLUMNS = [
  'machines',
  'plain ms',
  'tree ms',
  'plan ms',
  'canonical ms',
  'checks ms',
  '(tree + plan) ÷ plain',
  'all ÷ plain',
  'µs a machine',
];

interface Costs {
  readonly machines: number;
  readonly plainMs: number;
  readonly treeMs: number;
  readonly wholeMs: number;
  readonly canonicalMs: number;
  readonly checkMs: number;
}

async function main(): Promise<void> {
  // The first runs pay for the compiler; after five the best one changes no more.
  const { machineCounts, runs } = benchOptions({ machineCounts: [100, 1000, 5000], runs: 5 });
  const where = surroundings();
  printSurroundings(where);
  const results: Costs[] = [];
  for (const machines of machineCounts) results.push(await costsOf(machines, runs));
  process.stdout.write(`\n${formatTable(COLUMNS, results.map(rowOf))}\n`);
  keepRaw('synth', { surroundings: where, results });
}

async function costsOf(machines: number, runs: number): Promise<Costs> {
  const plan = planOf(hostWith(machines));
  const bytes = canonicalBytes(plan);
  return {
    machines,
    plainMs: await best(runs, () => JSON.stringify(plainPlan(plan))),
    treeMs: await best(runs, () => hostWith(machines)),
    wholeMs: await best(runs, () => planOf(hostWith(machines))),
    canonicalMs: await best(runs, () => canonicalBytes(plan)),
    checkMs: await best(runs, () => parsePlan(bytes)),
  };
}

function rowOf({ machines, plainMs, treeMs, wholeMs, canonicalMs, checkMs }: Costs): readonly string[] {
  const draftMs = wholeMs - treeMs - canonicalMs - checkMs;
  const cells = [
    plainMs,
    treeMs,
    draftMs,
    canonicalMs,
    checkMs,
    (treeMs + draftMs) / plainMs,
    wholeMs / plainMs,
  ];
  return [
    String(machines),
    ...cells.map((value) => value.toFixed(1)),
    ((wholeMs * 1000) / machines).toFixed(0),
  ];
}

/** The same document as fresh objects, as a program without constructs would build them. */
function plainPlan(plan: Plan): unknown {
  return { ...plan, machines: plan.machines.map((machine) => structuredCopy(machine)) };
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, structuredCopy(member)]));
}

async function best(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    times.push(
      await cpuClock(() => {
        work();
      }),
    );
  }
  return Math.min(...times);
}

runBench('synth', main);
