import { describe, expect, it } from '@jest/globals';
import { nat, sample } from 'fast-check';
import { approvalDigest } from '../../../../host-agent/service';
import { planChanges } from '../../../../host-agent/planner';
import { inputOf } from '../../planner/apply';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const before = loopPlan([loopMachine(1), loopMachine(2), loopMachine(3)]);
const after = loopPlan([1, 2].map((number) => loopMachine(number, { machineType: 'pc' })));

/** Generation 1 is in place under a policy that allows nothing that a guest notices; gives its digest. */
async function inPlace(): Promise<string> {
  world().policy = { ...world().policy, maxImpact: 'live' };
  const parent = world().release(before, 1);
  world().start();
  await world().untilApplied(1);
  return parent;
}

const approvalNow = () => ({
  changePlanDigest: approvalDigest(planChanges(inputOf(world().host, after, { replace: [] }))),
  replace: [],
});

describe('the approval in a release', () => {
  it('lets everything happen that its signer has seen, deletions too', async () => {
    const parent = await inPlace();
    world().release(after, 2, { parent, approval: approvalNow() });
    await world().untilApplied(2);
    expect([...world().host.machines.values()].map(({ name }) => name)).toEqual(['web-1', 'web-2']);
    expect(world().logs('approved')).toEqual([expect.objectContaining({ by: 'release' })]);
  });

  it('lets nothing happen when the host has changed since, and says what is held back', async () => {
    world().policy = { ...world().policy, drift: 'report' };
    const parent = await inPlace();
    world().release(after, 2, { parent, approval: approvalNow() });
    // It is to be deleted, and would have been stopped for that.
    world().stopByHand('web-3');
    await world().untilReason('Ready', 'HeldBack');
    await world().pass(600_000);
    expect(world().host.machines.size).toBe(3);
    expect(world().machine('web-1').running?.machineType).toBe('q35');
    expect(world().status.heldBack.map(({ step }) => step)).toContain('delete-machine:web-3');
  });

  it('counts again when what has changed since is put right without it', async () => {
    const parent = await inPlace();
    world().release(after, 2, { parent, approval: approvalNow() });
    world().machine('web-2').autostart = false;
    await world().untilApplied(2);
    expect(
      world()
        .logs('step-ended')
        .map(({ step }) => step),
    ).toContain('set-machine-autostart:web-2');
    expect(world().host.machines.size).toBe(2);
  });

  it('never leaves half of it undone, wherever the agent is killed', async () => {
    const parent = await inPlace();
    world().release(after, 2, { parent, approval: approvalNow() });
    const kills = sample(nat({ max: 4 }), { numRuns: 6, seed: 20_260_101 });
    for (const steps of kills) {
      let left = steps;
      let isKilled = false;
      const doomed = world().agent;
      world().hands.beforeStep = async () => {
        left -= 1;
        if (left < 0 && world().agent === doomed) {
          isKilled = true;
          await new Promise(() => undefined);
        }
      };
      const isDone = (): boolean => world().status.generations.applied === 2;
      await world().until(() => isKilled || isDone(), 'it is killed, or has done everything');
      if (!isKilled) break;
      world().abandon();
      world().start();
    }
    await world().untilApplied(2);
    expect([...world().host.machines.values()].map(({ name, state }) => [name, state])).toEqual([
      ['web-1', 'running'],
      ['web-2', 'running'],
    ]);
    expect(world().logs('drift')).toEqual([]);
    expect(world().host.trash).toHaveLength(1);
  });
});
