import { PROGRAM_FLAGS } from '../../../host-agent/commands/synth/run-program';
import { run } from '../programs';
import type { Variant } from './variants';

/** What a child process measured of one variant. */
export interface Measured {
  /** CPU time of each repeat, the first one with a cold compiler. */
  readonly cpuMs: readonly number[];
  /** What the process held at most after the first repeat, beyond what it held before. */
  readonly memoryBytes: number;
}

/**
 * How many machines a child makes in all, so that the compiler has seen everything half-way: what takes ten times as long is repeated less, and
 * stock cdktf takes so long that one run of many machines is all there is.
 */
const MACHINES_IN_ALL: Readonly<Record<Variant, number>> = {
  plain: 80_000,
  tree: 80_000,
  native: 80_000,
  terraform: 5000,
  stock: 300,
  'stock without stacks': 300,
};
/** So that even of the smallest of the usual sizes as many are made as of the others. */
const REPEATS_MAX = 800;
/** For what takes milliseconds the first repeat says little. */
const REPEATS_MIN_OF_QUICK = 3;

/** How often a child does its work. */
export function repeatsOf(variant: Variant, machines: number): number {
  const inAll = MACHINES_IN_ALL[variant];
  const least = inAll === MACHINES_IN_ALL.native ? REPEATS_MIN_OF_QUICK : 1;
  return Math.min(REPEATS_MAX, Math.max(least, Math.ceil(inAll / machines)));
}

/** What a variant is told by its environment. */
const ENVIRONMENTS: Readonly<Partial<Record<Variant, Readonly<Record<string, string>>>>> = {
  // cdktf's own switch: by default it keeps a stack trace of every attribute.
  'stock without stacks': { CDKTN_DISABLE_CREATION_STACK: '1' },
};

/** Measures `variant` once, in a process that is started for it as `fleetwright synth` starts programs. `program` is the bundled child. */
export async function measureInChild(program: string, variant: Variant, machines: number): Promise<Measured> {
  const words = [...PROGRAM_FLAGS, program, variant, String(machines), String(repeatsOf(variant, machines))];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the answer of our own program
  return JSON.parse(await run(process.execPath, words, '', ENVIRONMENTS[variant])) as Measured;
}
