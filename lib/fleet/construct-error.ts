/**
 * A construct was given an argument that cannot be. The message says where (the construct path), what, and what to do next;
 * the parts are fields too, for programs.
 */
export class ConstructError extends Error {
  override readonly name = 'ConstructError';
  /** Construct ids joined by `/`. */
  readonly constructPath: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly what: string;
  /** What to do about it, as a sentence without a full stop. */
  readonly advice: string;

  constructor(parts: {
    readonly constructPath: string;
    readonly what: string;
    readonly advice: string;
    readonly cause?: unknown;
  }) {
    super(
      `${parts.constructPath}: ${parts.what}. ${parts.advice}.`,
      parts.cause === undefined ? undefined : { cause: parts.cause },
    );
    this.constructPath = parts.constructPath;
    this.what = parts.what;
    this.advice = parts.advice;
  }
}
