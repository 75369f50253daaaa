/** Bounds of fetching images. */
export interface FetchSettings {
  /** Largest image file. @default 256 GiB: beyond any published cloud image, below any pool that must stay usable. */
  readonly imageBytesMax: number;
  /** A server that sends nothing for this long is given up (and asked again). @default 30 s */
  readonly idleTimeoutMs: number;
  /** Requests for one image before giving up; each goes on where the one before broke off. @default 5 */
  readonly attemptsMax: number;
  /** Pause before the second attempt, doubled for each further one. @default 1 s */
  readonly retryDelayMs: number;
}

export const DEFAULT_FETCH_SETTINGS: FetchSettings = {
  imageBytesMax: 256 * 1024 ** 3,
  idleTimeoutMs: 30_000,
  attemptsMax: 5,
  retryDelayMs: 1000,
};
