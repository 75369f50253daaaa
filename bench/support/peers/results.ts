import type { Surroundings } from '../report';

/** What is measured: the words of `--work`. */
export const WORKS = ['observe', 'pass', 'create', 'grow', 'destroy', 'plan', 'parse'] as const;
export type Work = (typeof WORKS)[number];

/** Whose way it is: ours, the least that any program could do, or what users would pick instead. */
export type Role = 'ours' | 'floor' | 'peer';

/** What became of one way to do a piece of work; either samples, or why there are none. */
export interface Outcome {
  readonly name: string;
  readonly role: Role;
  /** What was timed, one number a run, in milliseconds. */
  readonly samplesMs: readonly number[];
  /** Only so many of all were done: the samples are of these, and are scaled for the table, which says so. */
  readonly part?: { readonly done: number; readonly of: number };
  /** Why it was not run: the one command that would install it, or what it said when it failed. */
  readonly missing?: string;
  /** How many guests were restarted in each run, and how long each of them was away in all runs, in seconds. */
  readonly downtime?: { readonly restarted: readonly number[]; readonly secondsEach: readonly number[] };
  /** What it does otherwise than the others. */
  readonly remark?: string;
}

/** One piece of work at one size: everybody who did it, in one run, in turn. */
export interface SizeResult {
  readonly size: number;
  /** `processor` for what waits for nobody: time that the machine's other work does not count in. */
  readonly clock: 'wall' | 'processor';
  readonly outcomes: readonly Outcome[];
}

/** What is kept of one piece of work. */
export interface WorkResult {
  readonly work: Work;
  /** Reproduces it. */
  readonly command: string;
  readonly surroundings: Surroundings;
  readonly sizes: readonly SizeResult[];
}

/** Our way, as it is called in every piece of work. */
export const OURS = 'ours';
