import { describe, expect, it } from '@jest/globals';
import { policyOf } from '../../../../host-agent/commands/agent/allowance';
import { CommandFailure } from '../../../../host-agent/commands/command-failure';
import { samplePlanWith } from '../../../lib/plan/sample-plan';

const plan = samplePlanWith(() => undefined);

describe('what options allow', () => {
  it('is nothing in particular when nothing is said', () => {
    expect(policyOf({}, plan)).toEqual({});
  });

  it('holds everything to a stated limit, not only what runs', () => {
    expect(policyOf({ maxImpact: 'restart', retry: true, replace: ['web/root'] }, plan)).toEqual({
      maxImpact: { impact: 'restart', of: 'all' },
      replace: ['web/root'],
      retry: true,
    });
  });

  it.each([['web'], ['web/nothing'], ['db/root'], ['web/root\u001b']])(
    'refuses to replace %j, which the plan does not have',
    (name) => {
      const failure = failureOf(() => policyOf({ replace: ['web/root', name] }, plan));
      expect(failure).toMatchObject({ code: 'no-such-disk', exitCode: 1 });
      expect(failure.advice).toContain('web/root, web/data');
      expect(failure.message).not.toContain('\u001b');
    },
  );
});

function failureOf(action: () => unknown): CommandFailure {
  try {
    action();
  } catch (error) {
    if (error instanceof CommandFailure) return error;
    throw error;
  }
  throw new Error('it did not fail');
}
