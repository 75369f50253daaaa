import { types } from 'node:util';
import { rotated, type Clock } from '../rounds';
import type { Progress } from './progress';
import type { Outcome, Role } from './results';

/** One thing that is timed; several may follow one another, such as making machines and removing them. */
export interface Phase {
  readonly name: string;
  /** Makes the starting point; its time does not count. @default nothing */
  readonly prepare?: () => Promise<void> | void;
  /** Throws when it did not do what is measured: a fast failure is no result. */
  readonly run: () => Promise<void> | void;
  /** Looks at what has become of it; its time does not count. @default nothing */
  readonly finish?: () => Promise<void> | void;
}

/** One way to do the work. */
export interface Competitor extends Pick<Outcome, 'name' | 'role' | 'part' | 'remark' | 'missing'> {
  readonly phases: readonly Phase[];
  /** For what takes minutes. @default as all others */
  readonly runsMax?: number;
  /** What was seen beside the time, asked when all runs are over. */
  readonly downtime?: () => Outcome['downtime'];
}

export interface RoundsOptions {
  readonly runs: number;
  readonly clock: Clock;
  /** A round before the first that does not count: for what caches and compilers must have seen once. */
  readonly warmUp: boolean;
  readonly progress: Progress;
  /** What is being measured, for the progress line. */
  readonly title: string;
  /** No run begins after this moment; what was measured until then counts. */
  readonly deadlineMs: number;
}

/** Errors of peers can be pages long. */
const REASON_CHARACTERS_MAX = 800;

/**
 * Runs all in turn, each round begun by another. A peer that fails is left out from then on, and the result says why; one of ours
 * (or the floor) that fails is no benchmark, and ends it.
 * @returns what became of each, by the name of the phase
 */
export async function measureRounds(
  competitors: readonly Competitor[],
  options: RoundsOptions,
): Promise<ReadonlyMap<string, readonly Outcome[]>> {
  const states = competitors.map((competitor) => ({
    competitor,
    samples: new Map<string, number[]>(competitor.phases.map(({ name }) => [name, []])),
    missing: competitor.missing,
  }));
  for (let round = options.warmUp ? 0 : 1; round <= options.runs; round += 1) {
    for (const state of rotated(states, round)) {
      const { competitor, samples } = state;
      if (state.missing !== undefined || round > (competitor.runsMax ?? options.runs)) continue;
      if (round === 0 && competitor.runsMax !== undefined) continue;
      if (Date.now() > options.deadlineMs) continue;
      state.missing = await runOnce(competitor, samples, round, options);
    }
  }
  return outcomesOf(states, options);
}

async function runOnce(
  { name, role, phases }: Competitor,
  samples: ReadonlyMap<string, number[]>,
  round: number,
  { clock, runs, progress, title }: RoundsOptions,
): Promise<string | undefined> {
  try {
    for (const phase of phases) {
      const which = round === 0 ? 'warming up' : `round ${round} of ${runs}`;
      progress.show(`${title}: ${which}: ${phase.name}: ${name}`);
      await phase.prepare?.();
      const tookMs = await clock(phase.run);
      await phase.finish?.();
      if (round > 0) samples.get(phase.name)?.push(tookMs);
    }
    return undefined;
  } catch (error) {
    if (role !== 'peer') throw error;
    const reason = `failed: ${reasonOf(error)}`;
    progress.say(`${title}: ${name} ${reason}`);
    return reason;
  }
}

function reasonOf(error: unknown): string {
  const text = types.isNativeError(error) || error instanceof Error ? error.message : String(error);
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, REASON_CHARACTERS_MAX);
}

function outcomesOf(
  states: readonly {
    readonly competitor: Competitor;
    readonly samples: ReadonlyMap<string, readonly number[]>;
    readonly missing: string | undefined;
  }[],
  { deadlineMs }: RoundsOptions,
): ReadonlyMap<string, readonly Outcome[]> {
  const outcomes = new Map<string, Outcome[]>();
  for (const { competitor, samples, missing } of states) {
    const { name, role, part, remark, downtime } = competitor;
    const seen = downtime?.();
    const shared: { readonly name: string; readonly role: Role } = { name, role };
    for (const [phase, samplesMs] of samples) {
      const late = samplesMs.length === 0 && Date.now() > deadlineMs ? 'not run: the time was up' : undefined;
      const reason = missing ?? late;
      const outcome = {
        ...shared,
        samplesMs,
        ...(part === undefined ? {} : { part }),
        ...(reason === undefined ? {} : { missing: reason }),
        ...(seen === undefined ? {} : { downtime: seen }),
        ...(remark === undefined ? {} : { remark }),
      };
      outcomes.set(phase, [...(outcomes.get(phase) ?? []), outcome]);
    }
  }
  return outcomes;
}
