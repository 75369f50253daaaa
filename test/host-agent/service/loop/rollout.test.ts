import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../../../lib/plan';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const readiness = { checks: [{ kind: 'guest-agent' as const }], timeoutSeconds: 60 };
const gated = { readiness };

/** Three machines; a longer description needs no restart, another machine type does. */
const three = (machineType: 'q35' | 'pc'): Plan =>
  loopPlan([1, 2, 3].map((number) => loopMachine(number, { ...gated, machineType })));

/** Generation 1 in place, generation 2 offered, which restarts all three. */
async function restartAll(policy: object = {}): Promise<void> {
  world().policy = { ...world().policy, ...policy };
  const parent = world().release(three('q35'), 1);
  world().start();
  await world().untilApplied(1);
  world().release(three('pc'), 2, { parent });
}

/** The first machine does not become ready again. */
function sickOnceStopped(): void {
  world().hands.beforeStep = (step) => {
    if (step === 'stop-machine:web-1') world().hands.sick.add('web-1');
    return Promise.resolve();
  };
}

const stops = (): readonly string[] => world().hands.done.filter((step) => step.startsWith('stop-machine:'));
const types = (): readonly (string | undefined)[] =>
  ['web-1', 'web-2', 'web-3'].map((name) => world().machine(name).running?.machineType);

describe('machines that are taken down', () => {
  it('go one after the other, each only when the one before is ready again', async () => {
    sickOnceStopped();
    await restartAll();
    await world().until(() => world().status.gate?.kind === 'waiting', 'the gate waits');
    await world().pass(60_000);
    expect(stops()).toEqual(['stop-machine:web-1']);
    expect(world().status).toMatchObject({ phase: 'waiting-for-health', gate: { machines: ['web-1'] } });
    expect(world().status.heldBack.filter(({ because }) => because === 'rollout').length).toBeGreaterThan(0);
    world().hands.sick.clear();
    await world().untilApplied(2);
    expect(stops()).toEqual(['stop-machine:web-1', 'stop-machine:web-2', 'stop-machine:web-3']);
    expect(types()).toEqual(['pc', 'pc', 'pc']);
    expect(
      world()
        .logs('health-gate-passed')
        .map(({ machines }) => machines),
    ).toEqual([['web-1'], ['web-2'], ['web-3']]);
  });

  it('go so many side by side as the policy says', async () => {
    sickOnceStopped();
    await restartAll({ machinesAtOnce: 2 });
    await world().until(() => world().status.gate?.kind === 'waiting', 'the gate waits');
    expect(stops()).toEqual(['stop-machine:web-1', 'stop-machine:web-2']);
    world().hands.sick.clear();
    await world().untilApplied(2);
  });

  it('end the release when they are not ready in time, and nothing more is done until the next one', async () => {
    sickOnceStopped();
    await restartAll();
    await world().untilReason('Stalled', 'HealthGateFailed');
    expect(world().logs('health-gate-failed')).toEqual([{ machines: ['web-1'], action: 'stop' }]);
    await world().pass(900_000);
    expect(stops()).toEqual(['stop-machine:web-1']);
    expect(types()).toEqual(['pc', 'q35', 'q35']);
    expect(world().status.heldBack.every(({ because }) => because === 'health-gate')).toBe(true);
    await world().stop();
    world().start();
    await world().untilReason('Ready', 'HealthGateFailed');
    world().hands.beforeStep = () => Promise.resolve();
    world().hands.sick.clear();
    const parent = world().status.release?.digest ?? '';
    world().release(three('q35'), 3, { parent });
    await world().untilApplied(3);
    expect(types()).toEqual(['q35', 'q35', 'q35']);
  });

  it('are still waited for when another one is changed meanwhile', async () => {
    sickOnceStopped();
    const parent = world().release(three('q35'), 1);
    world().start();
    await world().untilApplied(1);
    const first = loopMachine(1, { ...gated, machineType: 'pc' });
    world().release(loopPlan([first, loopMachine(2, gated), loopMachine(3, gated)]), 2, { parent });
    await world().until(() => world().status.gate?.kind === 'waiting', 'the gate waits');
    world().machine('web-2').autostart = false;
    await world().until(() => world().machine('web-2').autostart, 'autostart is back');
    await world().pass(30_000);
    expect(world().status.gate).toMatchObject({ kind: 'waiting', machines: ['web-1', 'web-2'] });
    expect(stops()).toEqual(['stop-machine:web-1']);
  });

  it('go on after a failed gate when somebody approves, who has looked', async () => {
    sickOnceStopped();
    await restartAll();
    await world().untilReason('Stalled', 'HealthGateFailed');
    world().hands.beforeStep = () => Promise.resolve();
    const { approvable = '' } = world().status;
    expect(await world().agent.order({ kind: 'approve', changePlanDigest: approvable })).toEqual({
      ok: true,
    });
    await world().untilApplied(2);
    expect(types()).toEqual(['pc', 'pc', 'pc']);
    expect((await world().memory()).gate).toBeUndefined();
  });

  it('do not gain time by stopping again and again', async () => {
    sickOnceStopped();
    await restartAll();
    await world().until(() => world().status.gate?.kind === 'waiting', 'the gate waits');
    const beforeMs = world().clock.monotonicMs();
    while (world().status.gate?.kind === 'waiting' && world().clock.monotonicMs() - beforeMs < 600_000) {
      world().stopByHand('web-1');
      await world().pass(15_000);
    }
    expect(world().status.gate?.kind).toBe('failed');
    expect(world().clock.monotonicMs() - beforeMs).toBeLessThan(330_000);
  });

  it('get the values of the release before back when the policy says so, and the marks never go backwards', async () => {
    sickOnceStopped();
    await restartAll({ healthGate: { readyWithinSeconds: 60, onFailure: 'previous' } });
    await world().until(() => stops().length === 1, 'the first is stopped');
    await world().until(() => types()[0] === 'q35', 'the first is as before');
    await world().pass(300_000);
    expect(types()).toEqual(['q35', 'q35', 'q35']);
    expect(world().status.generations).toMatchObject({ accepted: 2, applied: 1 });
    expect(world().reason('Stalled')).toBe('HealthGateFailed');
    expect(stops()).toHaveLength(2);
  });

  it('do not hold up the gate when they were not ready before', async () => {
    world().hands.sick.add('web-1');
    await restartAll();
    await world().untilApplied(2);
    expect(types()).toEqual(['pc', 'pc', 'pc']);
    expect(world().logs('health-gate-failed')).toHaveLength(0);
  });
});
