/** What the exit code of every command means; the same for people, scripts and pipelines. */
export const EXIT = {
  /** Done, or nothing to do. */
  ok: 0,
  /** Something failed; the message says what and what to do next. */
  failed: 1,
  /** Only `diff`: changes are pending. */
  pending: 2,
  /** Refused by policy, by protection, or for want of approval; `review`: a condition to fail on is met. */
  refused: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
