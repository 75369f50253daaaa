/** A second, then twice as long each time, five minutes at most: as often as an idle agent looks anyway. */
const FIRST_MS = 1000;
const MOST_MS = 300_000;

/** 2 to the tenth is more than the longest pause takes. */
const DOUBLINGS_MAX = 10;

/** How long to wait after so many failures in a row, by chance in the upper half, so that hosts do not come back in step. */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX));
  return Math.round(full / 2 + (full / 2) * random);
}

/** Whether a failure in a row is worth a line in the log: the first, second, fourth, eighth… */
export function isWorthLogging(failures: number): boolean {
  return Number.isInteger(Math.log2(failures));
}
