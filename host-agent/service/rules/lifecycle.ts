import type { MachineEvent } from './rule';

/** Ends that nobody orders: they are a surprise also while the agent works on the machine. */
const CRASH_REASONS: ReadonlySet<string | undefined> = new Set(['crashed', 'failed']);

/** Ends and beginnings by which a machine goes elsewhere, or into a file, and not down. */
const MOVE_REASONS: ReadonlySet<string | undefined> = new Set([
  'migrated',
  'saved',
  'restored',
  'fromSnapshot',
]);

/** Whether this is an end that nobody orders. */
export function isCrash(event: MachineEvent): boolean {
  if (event.kind !== 'domain-lifecycle') return false;
  return event.event === 'crashed' || (event.event === 'stopped' && CRASH_REASONS.has(event.reason));
}

/** Whether the guest went down, or began anew. */
export function isEnd(event: MachineEvent): boolean {
  if (event.kind === 'domain-reboot' || isCrash(event)) return true;
  return event.kind === 'domain-lifecycle' && event.event === 'stopped' && !MOVE_REASONS.has(event.reason);
}

/** `stopped: destroyed`, `reboot`. */
export function eventText(event: MachineEvent): string {
  if (event.kind !== 'domain-lifecycle') return event.kind === 'domain-reboot' ? 'reboot' : event.kind;
  return event.reason === undefined ? event.event : `${event.event}: ${event.reason}`;
}
