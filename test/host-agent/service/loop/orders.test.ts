import { describe, expect, it } from '@jest/globals';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const before = loopPlan([loopMachine(1), loopMachine(2)]);
const restarts = loopPlan([loopMachine(1, { machineType: 'pc' }), loopMachine(2)]);

describe('an operator', () => {
  it('suspends the agent, over restarts too: it looks and reports, and changes nothing until it is resumed', async () => {
    const parent = world().release(before, 1);
    world().start();
    await world().untilApplied(1);
    await world().agent.order({ kind: 'suspend', reason: 'moving racks' });
    const done = world().hands.done.length;
    world().stopByHand('web-1');
    world().release(restarts, 2, { parent });
    await world().until(() => world().status.heldBack.length > 0, 'something is held back');
    await world().stop();
    world().start();
    await world().until(() => world().status.release?.generation === 2, 'the release is accepted');
    await world().pass(900_000);
    expect(world().hands.done).toHaveLength(done);
    expect(world().status).toMatchObject({ suspended: { reason: 'moving racks' } });
    expect(world().status.heldBack.every(({ because }) => because === 'suspended')).toBe(true);
    expect(world().reason('Suspended')).toBe('SuspendedByOperator');
    await world().agent.order({ kind: 'resume' });
    await world().untilApplied(2);
    expect(world().stateOf('web-1')).toBe('running');
    expect(world().status.suspended).toBeUndefined();
  });

  it('has source and host looked at now, and gets the answer when that has happened', async () => {
    world().release(before, 1);
    world().start();
    await world().untilApplied(1);
    const { looks } = world().hands;
    const asked = world().source.looks;
    let answered = false;
    const beforeMs = world().clock.monotonicMs();
    const answer = world().agent.order({ kind: 'sync' });
    void answer.then(() => (answered = true));
    await world().until(() => answered, 'sync is answered', 10_000);
    expect(await answer).toEqual({ ok: true });
    expect(world().hands.looks).toBeGreaterThan(looks);
    expect(world().source.looks).toBe(asked + 1);
    expect(world().clock.monotonicMs()).toBe(beforeMs);
  });

  it('is answered although the source hangs', async () => {
    world().release(before, 1);
    world().start();
    await world().untilApplied(1);
    world().source.fetch = () => new Promise(() => undefined);
    let answered = false;
    void world()
      .agent.order({ kind: 'sync' })
      .then(() => (answered = true));
    await world().until(() => answered, 'sync is answered', 70_000);
  });

  it('is answered when the agent ends, and nothing waits any more', async () => {
    world().release(before, 1);
    world().start();
    await world().untilApplied(1);
    const { agent } = world();
    const answer = agent.order({ kind: 'sync' });
    await world().stop();
    expect(await answer).toEqual({ ok: true });
    expect(await agent.order({ kind: 'sync' })).toEqual({ ok: true });
    expect(world().clock.sleeping).toBe(0);
  });

  it('approves what the policy holds back, and exactly that', async () => {
    world().policy = { ...world().policy, maxImpact: 'live' };
    const parent = world().release(before, 1);
    world().start();
    await world().untilApplied(1);
    world().release(restarts, 2, { parent });
    await world().untilReason('Ready', 'HeldBack');
    expect(world().status.heldBack).toContainEqual(
      expect.objectContaining({ step: 'stop-machine:web-1', impact: 'restart', because: 'policy' }),
    );
    await world().pass(300_000);
    expect(world().machine('web-1').running?.machineType).toBe('q35');
    const { approvable = '' } = world().status;
    expect(await world().agent.order({ kind: 'approve', changePlanDigest: approvable })).toEqual({
      ok: true,
    });
    await world().untilApplied(2);
    expect(world().machine('web-1').running?.machineType).toBe('pc');
    expect((await world().memory()).approved).toEqual([]);
    expect(world().logs('approved')).toEqual([
      expect.objectContaining({ by: 'operator', changePlan: approvable }),
    ]);
  });
});
