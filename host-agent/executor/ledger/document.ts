import { createHash } from 'node:crypto';
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

/** One line with the sha256 of the rest, then JSON: a torn or altered file cannot pass for a whole one. */
export function ledgerToBytes(document: LedgerDocument): Buffer {
  const body = `${JSON.stringify(document, undefined, 1)}\n`;
  return Buffer.from(`${sha256(body)}\n${body}`, 'utf8');
}

/** The document, or undefined when the bytes are no whole ledger of a version that this program reads. */
export function tryLedgerFromBytes(bytes: Buffer): LedgerDocument | undefined {
  const end = bytes.indexOf(0x0a);
  if (end < 0) return undefined;
  const body = bytes.subarray(end + 1);
  if (sha256(body) !== bytes.toString('latin1', 0, end)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  return readLedger(value);
}

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

const readLedger: Reader<LedgerDocument> = object<LedgerDocument>({
  version: (value) => (value === 1 ? 1 : undefined),
  sequence: wholeNumber,
  owned: readOwned,
  accepted: optional(readPlan),
  applied: optional(readPlan),
  lastReport: optional(readReport),
  // Ledgers of versions that did not count attempts have none.
  attempts: (value) => (value === undefined ? [] : readAttempts(value)),
});

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
