import { FindingBook } from './finding-book';
import { rateText } from './no-traffic';
import { forgetOthers, type Rule } from './rule';
import { createStreak, type Streak } from './streak';
import {
  createTrafficHistory,
  LEARNING_HOURS,
  medianOf,
  TRAFFIC_WINDOW_MINUTES,
  type TrafficWindow,
} from './traffic-history';

/** Of the machine's own median: day and night differ by less than that. */
const TIMES_MEDIAN = 10;
/** Of the most that it had within the last day: a backup that runs each night is no surprise. */
const TIMES_MOST = 2;
/** Less than this (8 Mbit/s) harms nobody, however unusual. */
const BYTES_PER_SECOND_MIN = 1_000_000;

/** An upgrade of its packages is over within one window. */
const WINDOWS_TO_BEGIN = 2;
const WINDOWS_TO_END = 2;

export const TRAFFIC_BURST_LIMIT = `${TIMES_MEDIAN} times its median and ${TIMES_MOST} times its most of ${LEARNING_HOURS} h, for ${WINDOWS_TO_BEGIN * TRAFFIC_WINDOW_MINUTES} min`;

interface State {
  readonly streak: Streak;
  /** Of the moment in which the burst began: its own windows must not raise it. */
  limit: number | undefined;
}

/** A machine sends and receives far more than it ever did within a day. What lasts for half a day is the new median, and ends. */
export function trafficBurst(): Rule {
  const book = new FindingBook('traffic-burst');
  const history = createTrafficHistory(({ sentBytes, receivedBytes }) => sentBytes + receivedBytes);
  const states = new Map<string, State>();
  return {
    look: (look) => {
      history.look(look);
      forgetOthers(states, look);
    },
    sample: (sample, nowMs) => {
      history.add(sample, (window) => {
        const state = states.get(window.uuid) ?? newState();
        states.set(window.uuid, state);
        judge(state, window);
        const found = { value: rateText(window.bytesPerSecond), limit: rateText(state.limit ?? 0) };
        if (state.streak.isFiring) book.raise(window.machine, found, nowMs);
        else book.end(window.machine, nowMs);
        return true;
      });
      book.keepOnly(new Set(sample.machines.map(({ name }) => name)), nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

function newState(): State {
  return {
    streak: createStreak({ toBegin: WINDOWS_TO_BEGIN, toEnd: WINDOWS_TO_END }),
    limit: undefined,
  };
}

function judge(state: State, { bytesPerSecond, usual }: TrafficWindow): void {
  if (usual === undefined) return;
  const median = medianOf(usual);
  const most = usual.at(-1) ?? 0;
  const limit = state.limit ?? Math.max(TIMES_MEDIAN * median, TIMES_MOST * most, BYTES_PER_SECOND_MIN);
  const isHigh = bytesPerSecond > limit;
  // The median comes after what lasts: then this is how the machine is now.
  const isLow = bytesPerSecond < limit / 2 || bytesPerSecond < (TIMES_MEDIAN / 2) * median;
  state.streak.step(isLow ? 'low' : isHigh ? 'high' : 'between');
  state.limit = state.streak.isFiring || (isHigh && !isLow) ? limit : undefined;
}
