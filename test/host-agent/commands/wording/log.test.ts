import { describe, expect, it } from '@jest/globals';
import { entryInWords, logRecordInWords } from '../../../../host-agent/commands/wording/log';
import type { LogRecord } from '../../../../host-agent/service';

const said = (code: LogRecord['code'], fields: LogRecord['fields']): string =>
  logRecordInWords({ atMs: 0, level: 'info', code, fields } as unknown as LogRecord);

const DIGEST = 'ab'.repeat(32);

describe('the log in words', () => {
  it.each<[LogRecord['code'], LogRecord['fields'], string]>([
    [
      'release-accepted',
      {
        generation: 7,
        release: DIGEST,
        plan: DIGEST,
        revision: '0123abcd',
        signer: 'alice@example.org SHA256:x',
      },
      'Release abababababab, generation 7, is in force (0123abcd, signed by alice@example.org SHA256:x).',
    ],
    [
      'release-refused',
      { reason: 'stale', message: 'It is older', generation: 6, revision: 'r' },
      'A release is refused as stale (generation 6, r): It is older. Nothing changes.',
    ],
    [
      'pass-ended',
      {
        result: 'failed',
        durationMs: 92_400,
        woken: ['event', 'release'],
        release: DIGEST,
        generation: 7,
        done: 1,
        failed: 2,
        notStarted: 0,
        heldBack: 0,
        refused: 0,
        drifted: 1,
      },
      'Steps have failed: 1 step done, 2 failed, 1 field drifted (generation 7, 1 min 32 s, woken by event, release).',
    ],
    [
      'step-ended',
      {
        step: 'start-machine:web-1',
        kind: 'start-machine',
        impact: 'live',
        result: 'failed',
        durationMs: 12,
        release: DIGEST,
        reason: 'libvirt',
        message: 'no such network',
      },
      'Failed: start-machine:web-1 (live, 12 ms): no such network. [libvirt]',
    ],
    [
      'drift',
      { subject: 'machine web-1', field: 'memory', wanted: '2 GiB', found: '1 GiB', policy: 'ask' },
      'Machine web-1 was changed by somebody else: memory is 1 GiB, released is 2 GiB. It stays until an operator approves.',
    ],
    [
      'held-back',
      { step: 'restart-machine:web-1', impact: 'restart', because: 'policy' },
      'Held back by policy: restart-machine:web-1 (restart).',
    ],
    [
      'audit',
      {
        call: 'domains.define',
        target: 'web-1',
        release: DIGEST,
        outcome: 'failed',
        durationMs: 3,
        libvirtCode: 42,
      },
      'domains.define of web-1 for release abababababab: failed, libvirt says 42 (3 ms).',
    ],
    [
      'health-gate-failed',
      { machines: ['a', 'b'], action: 'previous' },
      'After the change these machines did not become ready in time: a, b. The values of the release before come back where that destroys nothing.',
    ],
  ])('%s', (code, fields, words) => {
    expect(said(code, fields)).toBe(words);
  });

  it('spells out what would play tricks on a terminal', () => {
    const words = said('suspended', { reason: 'a\u001b[2J\u202e\nb' });
    expect(words).toBe('Suspended: a\\x1b[2J\\u202e\\nb. The agent looks and reports, and changes nothing.');
  });

  it('takes a line of another version for what it is', () => {
    expect(entryInWords({ time: '2026-01-02T03:04:05Z', level: 'notice', message: 7, more: {} })).toBe(
      '2026-01-02T03:04:05Z notice  ?',
    );
  });
});
