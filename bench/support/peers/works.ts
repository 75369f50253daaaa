import { OptionsError } from '../options';
import { measureGrowing } from './guests/growing';
import { measureLives } from './guests/lives';
import type { Progress } from './progress';
import { measurePure } from './pure/measure';
import type { SizeResult, Work } from './results';
import { readStillHost } from './still/contest';

/** How one size of some works is measured; works that share what is slow to make are measured together. */
export interface Measuring {
  readonly works: readonly Work[];
  readonly sizes: readonly number[];
  /** More is not what this work is for, or does not fit into one machine. */
  readonly sizeMax: number;
  readonly runs: number;
  readonly measure: (
    size: number,
    options: MeasureOptions,
  ) => Promise<Partial<Readonly<Record<Work, SizeResult>>>>;
}

export interface MeasureOptions {
  readonly runs: number;
  readonly wanted: ReadonlySet<Work>;
  readonly progress: Progress;
  readonly deadlineMs: number;
}

/** In the order of the table. Sizes and runs are those for which an hour and a half is enough. */
export const MEASURINGS: readonly Measuring[] = [
  {
    works: ['observe', 'pass'],
    sizes: [100, 1000, 5000],
    sizeMax: 20_000,
    runs: 5,
    measure: readStillHost,
  },
  {
    works: ['create', 'destroy'],
    sizes: [10, 50],
    sizeMax: 200,
    runs: 3,
    measure: measureLives,
  },
  {
    works: ['grow'],
    sizes: [20],
    sizeMax: 100,
    runs: 3,
    measure: measureGrowing,
  },
  {
    works: ['plan'],
    sizes: [1000, 5000, 10_000, 20_000],
    sizeMax: 30_000,
    runs: 7,
    measure: async (size, options) => ({ plan: await measurePure('plan', size, options) }),
  },
  {
    works: ['parse'],
    sizes: [20_000],
    sizeMax: 30_000,
    runs: 5,
    measure: async (size, options) => ({ parse: await measurePure('parse', size, options) }),
  },
];

/** @throws OptionsError for a size that is more than one of the works takes */
export function checkSizes(works: readonly Work[], sizes: readonly number[]): void {
  for (const { works: measured, sizeMax } of MEASURINGS) {
    const work = measured.find((each) => works.includes(each));
    const tooLarge = sizes.find((size) => size > sizeMax);
    if (work !== undefined && tooLarge !== undefined)
      throw new OptionsError(`--sizes: ${work} is measured up to ${sizeMax}, not ${tooLarge}`);
  }
}
