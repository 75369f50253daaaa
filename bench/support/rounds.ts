/** One way to do what is measured. */
export interface Contestant {
  readonly name: string;
  /** Makes the same starting point before each run; its time does not count. @default nothing */
  readonly prepare?: () => Promise<void> | void;
  /** Throws when it did not do what is measured: a fast failure is no result. */
  readonly run: () => Promise<void> | void;
  /** For what takes so long that it would keep the others waiting; one that runs once has no warm-up. @default as all others */
  readonly runsMax?: number;
}

/** What a contestant took, one number a run. */
export interface Samples {
  readonly name: string;
  readonly samplesMs: readonly number[];
}

/** Calls `work` and says how many milliseconds it took. */
export type Clock = (work: () => Promise<void> | void) => Promise<number>;

/** Time on the wall: for what waits for other processes. */
export const wallClock: Clock = async (work) => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

/** Time that this process spent computing, garbage collection included: for what waits for nobody. */
export const cpuClock: Clock = async (work) => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/**
 * Runs the contestants in turn, `runs` times each after one warm-up round. Every round begins with another of them: what the
 * machine's other work costs, and what the one before leaves behind in caches, hits all alike.
 */
export async function measureInTurn(
  contestants: readonly Contestant[],
  { runs, clock }: { readonly runs: number; readonly clock: Clock },
): Promise<readonly Samples[]> {
  const samples = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= runs; round += 1) {
    for (const contestant of rotated(contestants, round)) {
      const { name, prepare, run, runsMax = runs } = contestant;
      if (round > runsMax || (round === 0 && runsMax === 1)) continue;
      await prepare?.();
      const tookMs = await clock(run);
      if (round > 0) samples.get(name)?.push(tookMs);
    }
  }
  return [...samples].map(([name, samplesMs]) => ({ name, samplesMs }));
}

/** The middle one, or the mean of the two in the middle. @throws Error without samples */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (lower === undefined || upper === undefined) throw new Error('a median needs at least one sample');
  return (lower + upper) / 2;
}

/** The same items, begun by another one. */
export function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
