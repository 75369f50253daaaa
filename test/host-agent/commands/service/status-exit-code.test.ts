import { describe, expect, it } from '@jest/globals';
import { statusExitCode } from '../../../../host-agent/commands/service/status-exit-code';
import type { Condition } from '../../../../host-agent/service';

type Short = readonly [Condition['name'], Condition['status'], Condition['reason']];

const of = (...conditions: readonly Short[]): number =>
  statusExitCode({
    conditions: conditions.map(([name, status, reason]) => ({ name, status, reason, sinceMs: 0 })),
  });

const TRUSTED: Short = ['Trusted', 'true', 'SignatureTrusted'];
const NOT_STALLED: Short = ['Stalled', 'false', 'Idle'];

describe('the exit code of status', () => {
  it.each([
    ['the host is as released', 0, ['Ready', 'true', 'AsReleased'], NOT_STALLED, TRUSTED],
    [
      'and unsigned releases are allowed',
      0,
      ['Ready', 'true', 'AsReleased'],
      NOT_STALLED,
      ['Trusted', 'true', 'UnsignedAllowed'],
    ],
    [
      'no release came yet',
      2,
      ['Ready', 'false', 'NoRelease'],
      NOT_STALLED,
      ['Trusted', 'unknown', 'NoRelease'],
    ],
    ['steps are under way', 2, ['Ready', 'false', 'Changing'], NOT_STALLED, TRUSTED],
    ['something is held back', 2, ['Ready', 'false', 'HeldBack'], NOT_STALLED, TRUSTED],
    ['drift is only reported', 2, ['Ready', 'false', 'Drifted'], NOT_STALLED, TRUSTED],
    ['steps have failed', 1, ['Ready', 'false', 'StepsFailed'], NOT_STALLED, TRUSTED],
    ['something is refused', 1, ['Ready', 'false', 'Refused'], NOT_STALLED, TRUSTED],
    ['libvirt does not answer', 1, ['Ready', 'unknown', 'LibvirtUnreachable'], NOT_STALLED, TRUSTED],
    [
      'it is stalled, whatever Ready says',
      1,
      ['Ready', 'false', 'Changing'],
      ['Stalled', 'true', 'HealthGateFailed'],
      TRUSTED,
    ],
    [
      'a release is refused, although the host is as before',
      3,
      ['Ready', 'true', 'AsReleased'],
      NOT_STALLED,
      ['Trusted', 'false', 'ReleaseRefused'],
    ],
    [
      'trust is lost',
      3,
      ['Ready', 'false', 'TrustLost'],
      ['Stalled', 'true', 'TrustLost'],
      ['Trusted', 'false', 'TrustLost'],
    ],
  ] as readonly (readonly [string, number, Short, Short, Short])[])(
    '%s: %d',
    (_what, code, ready, stalled, trusted) => {
      expect(of(ready, stalled, trusted)).toBe(code);
    },
  );

  it('is a failure when an agent does not say whether it is ready', () => {
    expect(of()).toBe(1);
  });
});
