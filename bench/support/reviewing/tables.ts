import { formatTable } from '../report';
import type { Measured } from './measured';
import { PHASES, type Phase } from './phases';

/** Everything measured of one size: a child each round. */
export interface SizeResult {
  readonly machines: number;
  readonly measured: readonly Measured[];
}

/** What `fleetwright review` does when it prints text. */
const WHOLE: readonly Phase[] = ['read', 'review', 'tell', 'terminal'];

/** Fourfold machines: sorting costs some more than four, and anything quadratic costs sixteen. */
const GROWTH_MAX = 4.6;
const GROWTH_OVER = 4;

/** A row for each phase and for the whole, with how it grows from the smallest size to the largest. */
export function phaseTable(results: readonly SizeResult[]): string {
  const [smallest, largest] = [results[0], results.at(-1)];
  if (smallest === undefined || largest === undefined) throw new Error('nothing was measured');
  const rows: readonly (readonly [string, readonly Phase[]])[] = [
    ...PHASES.map((phase): readonly [string, readonly Phase[]] => [phase, [phase]]),
    ['whole (read to terminal)', WHOLE],
  ];
  const isGoal = largest.machines === smallest.machines * GROWTH_OVER;
  return formatTable(
    [
      'CPU ms',
      ...results.map(({ machines }) => `${machines} machines`),
      'µs a machine',
      '÷ parse only',
      'growth',
    ],
    rows.map(([name, phases]) => {
      const [small, large] = [bestMs(smallest, phases), bestMs(largest, phases)];
      const growth = large / small;
      return [
        name,
        ...results.map((result) => bestMs(result, phases).toFixed(1)),
        ((large * 1000) / largest.machines).toFixed(1),
        (large / bestMs(largest, ['parse only'])).toFixed(2),
        `${growth.toFixed(2)}${isGoal && phases !== WHOLE ? '' : isGoal ? verdict(growth) : ''}`,
      ];
    }),
  );
}

/** The best repeat of all rounds: what is more was the machine's other work. */
export function bestMs({ measured }: SizeResult, phases: readonly Phase[]): number {
  return phases
    .map((phase) => Math.min(...measured.flatMap((child) => child[phase])))
    .reduce((sum, ms) => sum + ms, 0);
}

function verdict(growth: number): string {
  return growth <= GROWTH_MAX ? ` (goal ≤ ${GROWTH_MAX}: met)` : ` (goal ≤ ${GROWTH_MAX}: MISSED)`;
}
