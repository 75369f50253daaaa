import { FindingBook } from './finding-book';
import { isCrash, isEnd } from './lifecycle';
import { MINUTE_MS, type Rule } from './rule';

/** Once is chance, and twice may be somebody who tries something. */
const ENDS = 3;

/** A guest that crashes while it boots does so within minutes, also without KVM. */
const WITHIN_MINUTES = 15;

/** libvirt tells of one crash by several events. */
const SAME_END_MS = 5000;

export const CRASH_LOOP_LIMIT = `${ENDS} times in ${WITHIN_MINUTES} min`;

/** A machine went down, or began anew, again and again, and nobody had asked for it. */
export function crashLoop(): Rule {
  const book = new FindingBook('crash-loop');
  const endsByMachine = new Map<string, readonly number[]>();
  return {
    event: (event, machine, { isOwn, nowMs }) => {
      if (!isEnd(event) || (isOwn && !isCrash(event))) return;
      const ends = recent(endsByMachine.get(machine) ?? [], nowMs);
      if (ends.some((atMs) => nowMs - atMs < SAME_END_MS)) return;
      const all = [...ends, nowMs];
      endsByMachine.set(machine, all);
      if (all.length < ENDS) return;
      const value = `${all.length} times in ${WITHIN_MINUTES} min`;
      book.raise(machine, { value, limit: CRASH_LOOP_LIMIT, forMs: WITHIN_MINUTES * MINUTE_MS }, nowMs);
    },
    // Bounds what is kept: machines whose ends are long ago are forgotten.
    look: (_, nowMs) => {
      for (const [machine, ends] of endsByMachine)
        if (recent(ends, nowMs).length === 0) endsByMachine.delete(machine);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

/** Those in the future are of a clock that was set back. */
function recent(ends: readonly number[], nowMs: number): readonly number[] {
  return ends.filter((atMs) => atMs <= nowMs && nowMs - atMs < WITHIN_MINUTES * MINUTE_MS);
}
