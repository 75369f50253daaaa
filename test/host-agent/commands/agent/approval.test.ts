import { describe, expect, it } from '@jest/globals';
import {
  approvalDigest,
  parseApproval,
  requireApproved,
} from '../../../../host-agent/commands/agent/approval';
import { UNATTENDED_LIMIT } from '../../../../host-agent/commands/agent/allowance';
import { planChanges, type PlannerInput } from '../../../../host-agent/planner';
import { appliedHost, inputOf } from '../../planner/apply';
import { sampleMachine, samplePlan } from '../../planner/sample-plan';
import { everyKindOfChange } from '../rendering/sample-changes';

const DAY_MS = 24 * 3600 * 1000;
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

  it('fits an untouched host tomorrow, and not one on which something else is to be done', () => {
    const host = appliedHost(samplePlan());
    const now = inputOf(host, samplePlan({ machines: [sampleMachine({ cpuModel: 'qemu64' })] }));
    const approved = approvalDigest(planChanges(now));
    const digestOf = (change: Partial<PlannerInput>): string =>
      approvalDigest(planChanges({ ...now, ...change }));
    expect(digestOf({ nowMs: now.nowMs + DAY_MS })).toBe(approved);
    expect(digestOf({ policy: { maxImpact: UNATTENDED_LIMIT } })).not.toBe(approved);
    expect(digestOf({ plan: samplePlan({ machines: [sampleMachine({ cpuModel: 'qemu32' })] }) })).not.toBe(
      approved,
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
