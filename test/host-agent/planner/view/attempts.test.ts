import { describe, expect, it } from '@jest/globals';
import type { FailedAttempts, PlannerInput, Policy } from '../../../../host-agent/planner';
import { attemptsOf, hasFailedTooOften } from '../../../../host-agent/planner/view/attempts';
import { emptyHost, inputOf, PLAN_DIGEST } from '../apply';
import { samplePlan } from '../sample-plan';

const failed = (changes: Partial<FailedAttempts>): FailedAttempts => ({
  step: 'set-vcpus:web',
  planDigest: PLAN_DIGEST,
  count: 3,
  lastAtMs: 0,
  code: 'guest-refused',
  message: 'it did not',
  ...changes,
});
const after = (attempts: readonly FailedAttempts[], policy: Policy = {}): PlannerInput => ({
  ...inputOf(emptyHost(), samplePlan(), policy),
  attempts,
});

describe('a live step that has failed too often', () => {
  it.each<[string, Partial<FailedAttempts>, Policy, boolean]>([
    ['has failed three times', {}, {}, true],
    ['may have failed more often', { count: 4 }, {}, true],
    ['has not failed only twice', { count: 2 }, {}, false],
    ['is not another one', { step: 'set-vcpus:db' }, {}, false],
    ['has not failed under another plan', { planDigest: 'another' }, {}, false],
    ['is tried again when the operator says so', {}, { retry: true }, false],
    ['is not tried again when the operator says no', {}, { retry: false }, true],
  ])('%s', (_what, changes, policy, tooOften) => {
    expect(
      hasFailedTooOften('set-vcpus:web', after([failed({ count: 1, step: 'x' }), failed(changes)], policy)),
    ).toBe(tooOften);
  });

  it('is none where nothing has failed', () => {
    const { attempts: _none, ...input } = after([]);
    expect(attemptsOf(input)).toEqual([]);
  });
});
