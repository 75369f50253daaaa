import type { LogCode, LogFields, LogRecord } from './types';

/** A line of the log as a value. */
export function recordOf<Code extends LogCode>(record: {
  readonly atMs: number;
  readonly level: LogRecord['level'];
  readonly code: Code;
  readonly fields: LogFields[Code];
}): LogRecord {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a member of the union for each single code, which the compiler cannot see for all of them at once
  return record as unknown as LogRecord;
}
