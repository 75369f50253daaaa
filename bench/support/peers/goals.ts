import { median } from '../rounds';
import { OURS, type Outcome, type SizeResult, type Work } from './results';

/** What is promised of one piece of work: a quotient of two medians of the same run. */
interface Goal {
  readonly work: Work;
  readonly over: string;
  readonly under: string;
  readonly limit: number;
  readonly isMost: boolean;
  /** Beside which row the goal stands. */
  readonly besides: string;
  /** @default every size */
  readonly size?: number;
}

/** A goal, and what became of it. */
export interface Verdict {
  readonly besides: string;
  readonly quotient: string;
  readonly limit: number;
  readonly isMost: boolean;
  readonly value: number;
  readonly isMet: boolean;
}

export const FLOOR = 'raw pipelined frames';
export const FIRST_LOOK = 'ours, first look';
export const PROCESS_EACH = 'a virsh process each';
export const CALLS_FLOOR = 'raw pipelined calls';
export const MICRODIFF = 'microdiff';
/** Not the name of one: the fastest of all that users could pick. */
const BEST_PEER = 'the best peer';

const GOALS: readonly Goal[] = [
  { work: 'observe', over: OURS, under: FLOOR, limit: 1.5, isMost: true, besides: FLOOR },
  { work: 'observe', over: FIRST_LOOK, under: FLOOR, limit: 1.5, isMost: true, besides: FIRST_LOOK },
  { work: 'observe', over: PROCESS_EACH, under: OURS, limit: 50, isMost: false, besides: PROCESS_EACH },
  { work: 'create', over: OURS, under: CALLS_FLOOR, limit: 1.3, isMost: true, besides: CALLS_FLOOR },
  { work: 'create', over: BEST_PEER, under: OURS, limit: 3, isMost: false, besides: BEST_PEER },
  { work: 'plan', over: OURS, under: MICRODIFF, limit: 2, isMost: true, besides: MICRODIFF, size: 10_000 },
];

/** Every goal that concerns this size of this work and whose both sides were measured. */
export function verdictsOf(work: Work, { size, outcomes }: SizeResult): readonly Verdict[] {
  const best = bestPeer(outcomes);
  const find = (name: string): Outcome | undefined =>
    name === BEST_PEER ? best : outcomes.find((outcome) => outcome.name === name);
  return GOALS.flatMap((goal) => {
    const over = tookMs(find(goal.over));
    const under = tookMs(find(goal.under));
    if (goal.work !== work || over === undefined || under === undefined) return [];
    if (goal.size !== undefined && goal.size !== size) return [];
    const value = over / under;
    const besides = goal.besides === BEST_PEER ? best?.name : goal.besides;
    if (besides === undefined) return [];
    const { limit, isMost } = goal;
    const quotient = `${goal.over} ÷ ${goal.under}`;
    return [{ besides, quotient, limit, isMost, value, isMet: isMost ? value <= limit : value >= limit }];
  });
}

function bestPeer(outcomes: readonly Outcome[]): Outcome | undefined {
  return outcomes
    .filter((outcome) => outcome.role === 'peer' && tookMs(outcome) !== undefined)
    .toSorted((left, right) => (tookMs(left) ?? 0) - (tookMs(right) ?? 0))[0];
}

/** The median of what all of it took, scaled when only a part was done; nothing for what was not measured. */
export function tookMs(outcome: Outcome | undefined): number | undefined {
  if (outcome === undefined || outcome.samplesMs.length === 0) return undefined;
  const { done, of } = outcome.part ?? { done: 1, of: 1 };
  return (median(outcome.samplesMs) * of) / done;
}
