import { describe, expect, it } from '@jest/globals';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const one = loopPlan([loopMachine(1)]);

describe('the agent looks', () => {
  it('when a window opens, however seldom it looks otherwise', async () => {
    // 00:00 on 1 January 2026, and nothing that needs a restart before 00:10.
    const maintenanceWindows = [
      { days: ['thu' as const], from: '00:10', to: '01:00', timeZone: 'UTC', maxImpact: 'restart' as const },
    ];
    world().policy = {
      ...world().policy,
      maxImpact: 'live',
      maintenanceWindows,
      resyncIntervalSeconds: 86_400,
    };
    const parent = world().release(one, 1);
    world().start();
    await world().untilApplied(1);
    world().release(loopPlan([loopMachine(1, { machineType: 'pc' })]), 2, { parent });
    await world().untilReason('Ready', 'HeldBack');
    await world().untilApplied(2);
    const minutes = (world().clock.nowMs() - Date.UTC(2026, 0, 1)) / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(10);
    expect(minutes).toBeLessThan(11);
  });

  it('less and less often at what somebody undoes each time', async () => {
    world().release(one, 1);
    world().start();
    await world().untilApplied(1);
    const execute = world().hands.execute.bind(world().hands);
    world().hands.execute = async (work) => {
      const report = await execute(work);
      world().machine('web-1').autostart = false;
      return report;
    };
    world().machine('web-1').autostart = false;
    const done = world().hands.done.length;
    await world().pass(3_600_000);
    const corrections = world().hands.done.length - done;
    // Some at once, then at most as often as everything is looked at anyway.
    expect(corrections).toBeGreaterThan(10);
    expect(corrections).toBeLessThan(100);
  });
});
