import type { PassOutcome } from '../log/types';

/** What is told each time that it happens, also when the log says it only now and then. */
export interface Tallies {
  /** `isAsReleased`: nothing was left that differs from the release. */
  pass(ended: {
    readonly result: PassOutcome;
    readonly durationMs: number;
    readonly isAsReleased: boolean;
    readonly atMs: number;
  }): void;
  fetchFailed(failure: { readonly source: string; readonly code: string }): void;
}
