import type { LogFields } from '../log/types';
import type { LibvirtCall } from './call';

/**
 * The fields of the audit line for a call, or undefined for one that changes nothing. `release`: digest of the release on whose word
 * the call was made.
 */
export function auditOf(call: LibvirtCall, release: string): LogFields['audit'] | undefined {
  if (call.kind === 'read') return undefined;
  return {
    call: call.call,
    target: call.target,
    release,
    outcome: call.outcomeUnknown ? 'unknown' : call.outcome === 'done' ? 'done' : 'failed',
    durationMs: Math.round(call.durationMs),
    libvirtCode: call.libvirtCode ?? 0,
  };
}
