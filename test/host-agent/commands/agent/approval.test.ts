import { describe, expect, it } from '@jest/globals';
import {
  approvalDigest,
  parseApproval,
  requireApproved,
} from '../../../../host-agent/commands/agent/approval';
import { everyKindOfChange } from '../rendering/sample-changes';

const digest = approvalDigest(everyKindOfChange);

describe('an approval', () => {
  it('names the content of a change plan, in 64 digits', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(parseApproval(digest)).toBe(digest);
    expect(() => requireApproved(digest, everyKindOfChange)).not.toThrow();
  });

  it('stays the same for figures that move by themselves', () => {
    const later = { ...everyKindOfChange, warnings: [], basis: { planDigest: '', inventoryDigest: '' } };
    expect(approvalDigest(later)).toBe(digest);
  });

  it.each([
    ['a step is missing', { steps: everyKindOfChange.steps.slice(1) }],
    ['nothing is refused any more', { refusals: [] }],
    [
      'an impact is another',
      { steps: everyKindOfChange.steps.map((step) => ({ ...step, impact: 'destroy' as const })) },
    ],
  ])('does not fit when %s', (_what, other) => {
    const changed = { ...everyKindOfChange, ...other };
    expect(() => requireApproved(digest, changed)).toThrow(
      expect.objectContaining({ code: 'approval-mismatch', exitCode: 3 }),
    );
  });

  it.each([['digest'], [digest.slice(0, 12)], [digest.toUpperCase()], [`${digest} `], [''], ['\u001b[2J']])(
    'is not %j',
    (text) => {
      expect(() => parseApproval(text)).toThrow(
        expect.objectContaining({ code: 'bad-approval', exitCode: 1 }),
      );
    },
  );
});
