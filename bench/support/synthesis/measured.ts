import { run } from '../programs';
import type { Variant } from './variants';

/** What a child process measured of one variant. */
export interface Measured {
  /** CPU time of each repeat, the first one with a cold compiler. */
  readonly cpuMs: readonly number[];
  /** What the process held at most after the first repeat, beyond what it held before. */
  readonly memoryBytes: number;
}

/** After so many machines the compiler has seen everything; a size that reaches it sooner is repeated less. */
const MACHINES_TO_WARM_UP = 20_000;
const REPEATS_MIN = 3;
const REPEATS_MAX = 40;

/** Stock cdktf takes so long that one run is all there is; its times are long enough not to need more. */
const STOCK_MACHINES_REPEATED_MAX = 1000;

/** How often a child does its work. */
export function repeatsOf(variant: Variant, machines: number): number {
  const repeats = Math.min(REPEATS_MAX, Math.max(REPEATS_MIN, Math.ceil(MACHINES_TO_WARM_UP / machines)));
  if (!variant.startsWith('stock')) return repeats;
  return machines < STOCK_MACHINES_REPEATED_MAX ? REPEATS_MIN : 1;
}

/** What a variant is told by its environment. */
const ENVIRONMENTS: Readonly<Partial<Record<Variant, Readonly<Record<string, string>>>>> = {
  // cdktf's own switch: by default it keeps a stack trace of every attribute.
  'stock without stacks': { CDKTN_DISABLE_CREATION_STACK: '1' },
};

/** Measures `variant` once, in a process that is started for it. `program` is the bundled child. */
export async function measureInChild(program: string, variant: Variant, machines: number): Promise<Measured> {
  const words = [program, variant, String(machines), String(repeatsOf(variant, machines))];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of our own program
  return JSON.parse(await run(process.execPath, words, '', ENVIRONMENTS[variant])) as Measured;
}
