import { FindingBook } from './finding-book';
import { eventText, isCrash } from './lifecycle';
import { EVENT_FINDING_MS, type MachineEvent, type Rule } from './rule';

/**
 * `shutdown` goes before `stopped`, and `resumed` after `started`: one event says enough. Pauses for I/O errors have a rule of
 * their own.
 */
const EVENTS: ReadonlySet<string> = new Set(['started', 'stopped', 'crashed', 'defined', 'undefined']);

export const UNREQUESTED_LIFECYCLE_LIMIT = 'requested by the agent';

/** A machine of ours was started, stopped, rebooted, paused, defined or undefined, and the agent had not asked for it. */
export function unrequestedLifecycle(): Rule {
  const book = new FindingBook('unrequested-lifecycle');
  return {
    event: (event, machine, { isOwn, nowMs }) => {
      if (!isLifecycle(event) || (isOwn && !isCrash(event))) return;
      const found = { value: eventText(event), limit: UNREQUESTED_LIFECYCLE_LIMIT, forMs: EVENT_FINDING_MS };
      book.raise(machine, found, nowMs);
    },
    findings: (nowMs) => book.list(nowMs),
  };
}

function isLifecycle(event: MachineEvent): boolean {
  if (event.kind === 'domain-reboot') return true;
  if (event.kind !== 'domain-lifecycle') return false;
  return EVENTS.has(event.event) || (event.event === 'suspended' && event.reason === 'paused');
}
