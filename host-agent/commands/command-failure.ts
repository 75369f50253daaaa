import { EXIT, type ExitCode } from './exit-codes';

/** Something in the world (a file, an option, a host) keeps a command from going on. Not for faults of ours. */
export class CommandFailure extends Error {
  /** Stable code for programs that read `--json`. */
  readonly code: string;
  /** What to do next, as a sentence. */
  readonly advice: string | undefined;
  /** Further lines, such as each problem of a plan. */
  readonly details: readonly string[];
  readonly exitCode: ExitCode;

  constructor(failure: {
    readonly code: string;
    /** What happened and where, as a sentence. */
    readonly message: string;
    readonly advice?: string;
    readonly details?: readonly string[];
    /** @default 1 */
    readonly exitCode?: ExitCode;
    readonly cause?: unknown;
  }) {
    super(failure.message, { cause: failure.cause });
    this.name = 'CommandFailure';
    this.code = failure.code;
    this.advice = failure.advice;
    this.details = failure.details ?? [];
    this.exitCode = failure.exitCode ?? EXIT.failed;
  }
}
