import { describe, expect, it } from '@jest/globals';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const two = loopPlan([loopMachine(1), loopMachine(2)]);

async function applied(policy: {
  drift?: 'report' | 'ask';
  driftByMachine?: Record<string, 'correct'>;
}): Promise<void> {
  world().policy = { ...world().policy, ...policy };
  world().release(two, 1);
  world().start();
  await world().untilApplied(1);
}

describe('what somebody else has changed', () => {
  it('is only reported where the policy says so, with what is wanted and since when', async () => {
    await applied({ drift: 'report' });
    const done = world().hands.done.length;
    world().stopByHand('web-1');
    await world().untilReason('Ready', 'Drifted');
    const since = world().status.drift[0]?.sinceMs;
    await world().pass(900_000);
    expect(world().hands.done).toHaveLength(done);
    expect(world().stateOf('web-1')).toBe('stopped');
    expect(world().status.drift).toEqual([
      expect.objectContaining({
        subject: { kind: 'machine', name: 'web-1' },
        wanted: 'running',
        found: 'stopped',
        policy: 'report',
        sinceMs: since,
      }),
    ]);
    expect(world().status.heldBack.map(({ because }) => because)).toContain('drift-policy');
    expect(world().logs('drift')).toHaveLength(1);
  });

  it('is corrected on machines for which the policy says so', async () => {
    await applied({ drift: 'report', driftByMachine: { 'web-1': 'correct' } });
    world().stopByHand('web-1');
    world().stopByHand('web-2');
    await world().until(() => world().stateOf('web-1') === 'running', 'web-1 runs');
    await world().untilReason('Ready', 'Drifted');
    expect(world().stateOf('web-2')).toBe('stopped');
  });

  it('waits for a word where the policy asks, and waits again the next time', async () => {
    await applied({ drift: 'ask' });
    world().stopByHand('web-1');
    await world().untilReason('Ready', 'Drifted');
    const { approvable = '' } = world().status;
    expect(await world().agent.order({ kind: 'approve', changePlanDigest: '0'.repeat(64) })).toEqual({
      ok: false,
      code: 'changed',
      actualDigest: approvable,
    });
    expect(await world().agent.order({ kind: 'approve', changePlanDigest: approvable })).toEqual({
      ok: true,
    });
    await world().untilApplied(1);
    expect(world().stateOf('web-1')).toBe('running');
    expect(await world().agent.order({ kind: 'approve', changePlanDigest: approvable })).toEqual({
      ok: false,
      code: 'nothing-held-back',
    });
    world().stopByHand('web-1');
    await world().untilReason('Ready', 'Drifted');
    await world().pass(600_000);
    expect(world().stateOf('web-1')).toBe('stopped');
  });

  it('does not count for what a new release wants', async () => {
    await applied({ drift: 'report' });
    const { digest = '' } = world().status.release ?? {};
    world().release(loopPlan([loopMachine(1, { autostart: false }), loopMachine(2)]), 2, { parent: digest });
    await world().untilApplied(2);
    expect(world().machine('web-1').autostart).toBe(false);
    expect(world().logs('drift')).toHaveLength(0);
  });

  it('does not count for what was begun and not finished under the release in force', async () => {
    world().policy = { ...world().policy, drift: 'report' };
    world().host.faults.add('start-machine');
    world().release(two, 1);
    world().start();
    await world().untilReason('Ready', 'StepsFailed');
    await world().stop();
    world().host.faults.clear();
    world().start();
    await world().untilApplied(1);
    expect(world().logs('drift')).toHaveLength(0);
  });
});
