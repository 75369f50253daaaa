import type { FailedAttempts, OwnedObjects } from '../../planner';
import { digestText, flag, listOf, name, object, optional, wholeNumber, type Reader } from './readers';

/** The agent's memory between runs: what it made, what it was told last, and what became of it. */
export interface LedgerDocument {
  readonly version: 1;
  /** Raised by each write: of two copies the higher one is the newer. */
  readonly sequence: number;
  /** Pools, images and volumes cannot carry a mark; that they are ours stands here. */
  readonly owned: OwnedObjects;
  /** The newest plan that was accepted, whether or not it could be carried out: the floor for generations. */
  readonly accepted?: LedgerPlan;
  /** The newest plan whose every step succeeded. */
  readonly applied?: LedgerPlan;
  readonly lastReport?: LedgerReport;
  /** Steps that failed and have not succeeded since, oldest first. */
  readonly attempts: readonly FailedAttempts[];
}

export interface LedgerPlan {
  readonly planDigest: string;
  /** 0 for plans applied by hand. */
  readonly generation: number;
  readonly atMs: number;
}

export interface LedgerReport {
  readonly planDigest: string;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly succeeded: boolean;
  readonly done: number;
  readonly failed: number;
  readonly notStarted: number;
}

export const EMPTY_LEDGER: LedgerDocument = {
  version: 1,
  sequence: 0,
  owned: { pools: [], images: [], volumes: [] },
  attempts: [],
};

const readPlan: Reader<LedgerPlan> = object({
  planDigest: digestText,
  generation: wholeNumber,
  atMs: wholeNumber,
});

const readOwned: Reader<OwnedObjects> = object({
  pools: listOf(object({ name, uuid: name })),
  images: listOf(object({ pool: name, fileName: name })),
  volumes: listOf(object({ pool: name, fileName: name, machine: name })),
});

const readReport: Reader<LedgerReport> = object({
  planDigest: digestText,
  startedAtMs: wholeNumber,
  durationMs: wholeNumber,
  succeeded: flag,
  done: wholeNumber,
  failed: wholeNumber,
  notStarted: wholeNumber,
});

const readAttempts: Reader<readonly FailedAttempts[]> = listOf(
  object({
    step: name,
    planDigest: digestText,
    count: wholeNumber,
    lastAtMs: wholeNumber,
    code: name,
    message: name,
  }),
);

/** The document, or undefined for what is no ledger of a version that this program reads. */
export const tryReadLedgerDocument: Reader<LedgerDocument> = object<LedgerDocument>({
  version: (value) => (value === 1 ? 1 : undefined),
  sequence: wholeNumber,
  owned: readOwned,
  accepted: optional(readPlan),
  applied: optional(readPlan),
  lastReport: optional(readReport),
  // Ledgers of versions that did not count attempts have none.
  attempts: (value) => (value === undefined ? [] : readAttempts(value)),
});
