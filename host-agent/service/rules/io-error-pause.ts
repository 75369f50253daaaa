import { FindingBook } from './finding-book';
import type { Rule } from './rule';

export const IO_ERROR_PAUSE_LIMIT = 'none';

/**
 * The host could not read or write a disk, mostly because it is full, and the machine waits until somebody resumes it. Seen by
 * the event at once, and by the machine's state for as long as it lasts.
 */
export function ioErrorPause(): Rule {
  const book = new FindingBook('io-error-pause');
  const paused = new Map<string, string>();
  const raise = (machine: string, why: string, nowMs: number): void => {
    // What the disk's own event says tells more than the state does.
    const value = why === '' ? (paused.get(machine) ?? 'ioerror') : why;
    paused.set(machine, value);
    book.raise(machine, { value, limit: IO_ERROR_PAUSE_LIMIT }, nowMs);
  };
  const end = (machine: string, nowMs: number): void => {
    paused.delete(machine);
    book.end(machine, nowMs);
  };
  return {
    event: (event, machine, { nowMs }) => {
      if (event.kind === 'disk-error' && event.action === 'pause') {
        raise(machine, `${event.reason === '' ? 'ioerror' : event.reason}: ${event.path}`, nowMs);
      }
      if (event.kind !== 'domain-lifecycle') return;
      if (event.event === 'suspended' && event.reason === 'ioerror') raise(machine, '', nowMs);
      if (event.event === 'resumed' || event.event === 'stopped') end(machine, nowMs);
    },
    sample: ({ machines }, nowMs) => {
      const now = new Set(
        machines.flatMap(({ name, pausedBecause }) => (pausedBecause === 'ioerror' ? [name] : [])),
      );
      for (const machine of paused.keys()) if (!now.has(machine)) end(machine, nowMs);
      for (const machine of now) raise(machine, '', nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}
