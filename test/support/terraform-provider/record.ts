import { appendFileSync, readFileSync } from 'node:fs';
import type { ObjectValue } from './values';

/** One thing that the provider was asked to do and did. */
export interface RecordEntry {
  readonly action: 'create' | 'update' | 'delete';
  readonly type: string;
  /** What the configuration said when it arrived; null for a deletion. */
  readonly config: ObjectValue | null;
  /** What became of it; of a deletion, what was there before. */
  readonly state: ObjectValue;
}

/** Adds to the record at `path`, which holds one entry a line. */
export function addToRecord(path: string, entry: RecordEntry): void {
  appendFileSync(path, `${JSON.stringify(entry)}\n`);
}

/** Everything that was done, in the order in which it was finished. */
export function readRecord(path: string): readonly RecordEntry[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as RecordEntry);
}
