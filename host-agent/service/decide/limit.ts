import { WEEKDAYS, type MaintenanceWindow, type PolicyConfiguration } from '../../configuration';
import { IMPACTS, worstImpact, type Impact } from '../../planner';
import { addDays, dayIn, instantOf, weekdayOf } from './local-time';

/** A week and a day: the next time of any window lies within. */
const DAYS_AHEAD = 8;

/** The worst that may be done unasked, and until when. */
export interface Limit {
  readonly maxImpact: Impact;
  /** The next window that allows more. */
  readonly next?: Occurrence;
  /** When a window opens or closes: time to look again. */
  readonly changesAtMs?: number;
}

/** One time at which a window is open. */
export interface Occurrence {
  readonly fromMs: number;
  readonly toMs: number;
  readonly maxImpact: Impact;
}

/** What the policy allows at a moment, maintenance windows included. */
export function limitAt(
  policy: Pick<PolicyConfiguration, 'maxImpact' | 'maintenanceWindows'>,
  nowMs: number,
): Limit {
  const occurrences = policy.maintenanceWindows
    .flatMap((window) => occurrencesOf(window, nowMs))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  const open = occurrences.filter(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs);
  const coming = occurrences.filter(({ fromMs }) => fromMs > nowMs);
  const maxImpact = worstImpact([policy.maxImpact, ...open.map((each) => each.maxImpact)]);
  const next = coming.find((each) => IMPACTS.indexOf(each.maxImpact) > IMPACTS.indexOf(maxImpact));
  const edges = [...open.map(({ toMs }) => toMs), ...coming.map(({ fromMs }) => fromMs)];
  return {
    maxImpact,
    ...(next === undefined ? {} : { next }),
    ...(edges.length === 0 ? {} : { changesAtMs: Math.min(...edges) }),
  };
}

/** From yesterday's, which may last past midnight, to the next week's. */
function occurrencesOf(window: MaintenanceWindow, nowMs: number): readonly Occurrence[] {
  const { days, from, to, timeZone, maxImpact } = window;
  const today = dayIn(timeZone, nowMs);
  const wanted = new Set(days.map((day) => WEEKDAYS.indexOf(day)));
  return Array.from({ length: DAYS_AHEAD + 1 }, (_, index) => addDays(today, index - 1))
    .filter((day) => wanted.has(weekdayOf(day)))
    .map((day) => ({
      fromMs: instantOf(timeZone, day, from),
      toMs: instantOf(timeZone, to > from ? day : addDays(day, 1), to),
      maxImpact,
    }));
}
