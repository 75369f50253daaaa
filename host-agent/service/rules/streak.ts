/** Whether something goes on, judged window by window: begins and ends only after several windows say the same. */
export interface Streak {
  readonly isFiring: boolean;
  /** `high`: beyond the limit. `low`: clearly below it. Between the two nothing changes. */
  step(window: 'high' | 'between' | 'low'): void;
}

/** Windows in a row that it takes to begin, and to end. */
export function createStreak(windows: { readonly toBegin: number; readonly toEnd: number }): Streak {
  let isFiring = false;
  let high = 0;
  let low = 0;
  return {
    get isFiring() {
      return isFiring;
    },
    step: (window) => {
      high = window === 'high' ? high + 1 : 0;
      low = window === 'low' ? low + 1 : 0;
      if (high >= windows.toBegin) isFiring = true;
      if (low >= windows.toEnd) isFiring = false;
    },
  };
}
