/**
 * How planning grows with the number of machines on a host: `npm run bench -- plan [--machines 1000,4000] [--runs 5]`.
 * CPU time of the planner alone, because wall time says more about the neighbours.
 */
import { planChanges, type PlannerInput } from '../host-agent/planner';
import { planDigest } from '../lib/plan';
import type { SimulatedHost } from '../test/support/simulated-host';
import { appliedHost, emptyHost } from './support/applied-host';
import { hostWith, planOf } from './support/fleet';
import { benchOptions } from './support/options';
import { formatTable, keepRaw, printSurroundings, surroundings } from './support/report';
import { cpuClock, measureInTurn, median, type Contestant, type Samples } from './support/rounds';
import { runBench } from './support/run-bench';

/** Fourfold machines: sorting and bigger heaps cost some more than four, and anything quadratic costs sixteen. */
const GROWTH_MAX = 4.6;
const GROWTH_OVER = 4;

const NOW_MS = Date.UTC(2026, 0, 1);

/** What the host is like, and whether a step is due for each machine. */
const SITUATIONS = ['unchanged', 'every machine changed', 'nothing there yet'] as const;
type Situation = (typeof SITUATIONS)[number];

async function main(): Promise<void> {
  const { machineCounts, runs } = benchOptions({ machineCounts: [1000, 4000], runs: 9 });
  const where = surroundings();
  printSurroundings(where);
  const contestants = machineCounts.flatMap((machines) => {
    return SITUATIONS.map((situation) => contestant(situation, machines, inputFor(situation, machines)));
  });
  const samples = await measureInTurn(contestants, { runs, clock: cpuClock });
  process.stdout.write(`\n${tableOf(samples, machineCounts)}\n`);
  keepRaw('plan', { surroundings: where, samples });
}

function contestant(situation: Situation, machines: number, input: PlannerInput): Contestant {
  return {
    name: nameOf(situation, machines),
    run: () => {
      const { steps, refusals } = planChanges(input);
      const touched = new Set(
        steps.flatMap(({ subject }) => (subject.kind === 'machine' ? [subject.name] : [])),
      );
      if (refusals.length === 0 && touched.size === (situation === 'unchanged' ? 0 : machines)) return;
      throw new Error(
        `${situation}: ${touched.size} of ${machines} machines touched, ${refusals.length} refusals`,
      );
    },
  };
}

function inputFor(situation: Situation, machines: number): PlannerInput {
  const before = planOf(hostWith(machines));
  const plan =
    situation === 'every machine changed' ? planOf(hostWith(machines, { memoryGibibytes: 4 })) : before;
  const digest = planDigest(plan);
  const host: SimulatedHost =
    situation === 'nothing there yet'
      ? emptyHost(before, digest, NOW_MS)
      : appliedHost(before, digest, NOW_MS);
  return {
    plan,
    planDigest: digest,
    inventory: host.inventory(),
    inventoryDigest: 'not looked at',
    owned: host.owned(),
    trash: host.trashed(),
    policy: {},
    nowMs: NOW_MS,
  };
}

function tableOf(samples: readonly Samples[], machineCounts: readonly number[]): string {
  const took = (situation: Situation, machines: number): number =>
    median(samples.find(({ name }) => name === nameOf(situation, machines))?.samplesMs ?? []);
  const [smallest = 0] = machineCounts;
  const head = [
    'CPU ms',
    ...machineCounts.map((machines) => `${machines} machines`),
    'µs a machine',
    'growth',
  ];
  const rows = SITUATIONS.map((situation) => {
    const largest = machineCounts.at(-1) ?? 0;
    const growth = took(situation, largest) / took(situation, smallest);
    return [
      situation,
      ...machineCounts.map((machines) => took(situation, machines).toFixed(1)),
      ((took(situation, largest) * 1000) / largest).toFixed(1),
      `${growth.toFixed(2)}${largest === smallest * GROWTH_OVER ? verdict(growth) : ''}`,
    ];
  });
  return formatTable(head, rows);
}

function verdict(growth: number): string {
  return growth <= GROWTH_MAX ? ` (goal ≤ ${GROWTH_MAX}: met)` : ` (goal ≤ ${GROWTH_MAX}: MISSED)`;
}

function nameOf(situation: Situation, machines: number): string {
  return `${situation}, ${machines}`;
}

runBench('plan', main);
