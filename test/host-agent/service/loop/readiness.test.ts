import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../../../lib/plan';
import { startMachine } from '../../../support/simulated-host';
import { useAgentWorld } from './agent-world';
import { loopMachine, loopPlan } from './loop-plan';

const world = useAgentWorld();
const readiness = { checks: [{ kind: 'guest-agent' as const }], timeoutSeconds: 60 };
const planOf = (machineType: 'q35' | 'pc'): Plan =>
  loopPlan([loopMachine(1, { readiness, machineType }), loopMachine(2)]);

const readyOf = (name: string): boolean | undefined =>
  world().status.machines.find((machine) => machine.name === name)?.ready;

/** Generation 1 in place, generation 2 offered, which restarts the first machine. */
async function restarting(): Promise<void> {
  const parent = world().release(planOf('q35'), 1);
  world().start();
  await world().untilApplied(1);
  world().release(planOf('pc'), 2, { parent });
}

describe('whether a machine is ready', () => {
  it('is known from the wait after its start, and of machines that say nothing it is not', async () => {
    world().release(planOf('q35'), 1);
    world().start();
    await world().untilApplied(1);
    expect(readyOf('web-1')).toBe(true);
    expect(readyOf('web-2')).toBeUndefined();
  });

  it('is what the wait after a change found, also when it was not ready before', async () => {
    world().hands.sick.add('web-1');
    await restarting();
    let before: boolean | undefined;
    world().hands.beforeStep = (step) => {
      if (step === 'stop-machine:web-1') before = readyOf('web-1');
      if (step === 'start-machine:web-1') world().hands.sick.clear();
      return Promise.resolve();
    };
    await world().untilApplied(2);
    expect(before).toBe(false);
    expect(readyOf('web-1')).toBe(true);
  });

  it('is denied where the wait was in vain', async () => {
    world().host.faults.add('await-machine');
    world().release(planOf('q35'), 1);
    world().start();
    await world().until(
      () =>
        world()
          .logs('step-ended')
          .some(({ result }) => result === 'failed'),
      'it fails',
    );
    expect(readyOf('web-1')).toBe(false);
  });

  it('is forgotten once it has stopped, and stays so after somebody else has started it', async () => {
    world().policy = { ...world().policy, drift: 'report' };
    world().release(planOf('q35'), 1);
    world().start();
    await world().untilApplied(1);
    world().stopByHand('web-1');
    await world().untilReason('Ready', 'Drifted');
    expect(readyOf('web-1')).toBeUndefined();
    startMachine(world().host, world().machine('web-1'));
    world().hands.tell('web-1', 'started');
    await world().untilReason('Ready', 'AsReleased');
    expect(readyOf('web-1')).toBeUndefined();
  });
});
