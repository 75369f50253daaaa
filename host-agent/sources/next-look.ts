/** A quarter of an hour: a host that could not fetch all night is back soon after the source is, and asks no more than 4 times an hour. */
const PAUSE_SECONDS_MAX = 15 * 60;

/** A tenth: enough that a thousand hosts which were switched on together spread over 6 s of a minute, too little to be noticed. */
const JITTER = 0.1;

/** 2 to the tenth is more than any interval needs to reach the longest pause; further doubling would only overflow. */
const DOUBLINGS_MAX = 10;

export interface NextLook {
  readonly intervalSeconds: number;
  /** Looks that failed since the last one that did not. */
  readonly failures: number;
  /** A number of at least 0 and less than 1, by chance. */
  readonly random: number;
}

/**
 * Seconds to wait before the source is asked again: the interval; from the second failure in a row on, twice as long each
 * time, up to a quarter of an hour (or the interval, where that is longer). Up to a tenth is added by chance.
 */
export function nextLook({ intervalSeconds, failures, random }: NextLook): number {
  const doublings = Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX);
  const pauseSecondsMax = Math.max(intervalSeconds, PAUSE_SECONDS_MAX);
  const pauseSeconds = Math.min(intervalSeconds * 2 ** doublings, pauseSecondsMax);
  return pauseSeconds * (1 + JITTER * random);
}
