import { formatTable } from '../report';
import { median } from '../rounds';
import type { Measured } from './measured';
import type { Variant } from './variants';

/** Everything measured of one size; stock cdktf is not run at each. */
export interface SizeResult {
  readonly machines: number;
  readonly measured: Readonly<Partial<Record<Variant, readonly Measured[]>>>;
}

/**
 * The median of the later half of each round's repeats, when the compiler has seen everything; nothing for what was not run. The best
 * repeat would be one in which little garbage was collected, which those that make little of it have sooner.
 */
export function usualMs({ measured }: SizeResult, variant: Variant): number | undefined {
  const samples = measured[variant]?.flatMap(({ cpuMs }) => cpuMs.slice(Math.floor(cpuMs.length / 2)));
  return samples === undefined ? undefined : median(samples);
}

/** The best first repeat of the rounds, when nothing was compiled yet: what a program pays that runs once. */
export function bestColdMs({ measured }: SizeResult, variant: Variant): number | undefined {
  const samples = measured[variant]?.flatMap(({ cpuMs }) => cpuMs.slice(0, 1));
  return samples === undefined ? undefined : Math.min(...samples);
}

/** The least that a process held at most, for each machine. */
export function memoryKiBPerMachine(
  { machines, measured }: SizeResult,
  variant: Variant,
): number | undefined {
  const samples = measured[variant]?.map(({ memoryBytes }) => memoryBytes);
  return samples === undefined ? undefined : Math.min(...samples) / 1024 / machines;
}

/** Quadratic work would show as sixteen. */
const GROWTH_MAX = 4.6;
const GROWTH_FROM = 5000;
const GROWTH_TO = 20_000;

interface Goal {
  readonly name: string;
  readonly limit: number;
  readonly isMost: boolean;
  readonly value: number | undefined;
}

/** One line for each goal: what it is, what was measured, and whether it is met. */
export function goalTable(results: readonly SizeResult[]): string {
  const rows = goalsOf(results).map(({ name, limit, isMost, value }) => {
    const goal = `at ${isMost ? 'most' : 'least'} ${limit}`;
    if (value === undefined) return [name, goal, 'not run', ''];
    const isMet = isMost ? value <= limit : value >= limit;
    return [name, goal, value.toFixed(2), isMet ? 'met' : 'missed'];
  });
  return formatTable(['goal', 'wanted', 'measured', ''], rows);
}

function goalsOf(results: readonly SizeResult[]): readonly Goal[] {
  const at = (machines: number): SizeResult | undefined =>
    results.find((result) => result.machines === machines);
  const from = at(GROWTH_FROM);
  const to = at(GROWTH_TO);
  return [
    ...results.map((result) => ({
      name: `native plan ÷ plain, ${result.machines} machines`,
      limit: 2.5,
      isMost: true,
      value: ratio(result, 'native', result, 'plain'),
    })),
    {
      name: `stock cdktf ÷ native plan, ${GROWTH_FROM} machines`,
      limit: 20,
      isMost: false,
      value: ratio(from, 'stock', from, 'native'),
    },
    ...(['stock', 'stock without stacks'] as const).map((stock) => ({
      name: `all that we write ÷ ${stock}, ${GROWTH_FROM} machines`,
      limit: 0.4,
      isMost: true,
      value: ratio(from, 'terraform', from, stock),
    })),
    ...(['native', 'terraform'] as const).map((variant) => ({
      name: `growth of ${variant}, ${GROWTH_FROM} to ${GROWTH_TO} machines`,
      limit: GROWTH_MAX,
      isMost: true,
      value: ratio(to, variant, from, variant),
    })),
  ];
}

/** How many times the second the first took. */
function ratio(
  over: SizeResult | undefined,
  variant: Variant,
  under: SizeResult | undefined,
  other: Variant,
): number | undefined {
  const left = over && usualMs(over, variant);
  const right = under && usualMs(under, other);
  return left === undefined || right === undefined ? undefined : left / right;
}
