import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../../../host-agent/executor/run-step';
import { libvirtError } from '../../../support/fake-libvirt-host';
import { errorNumber } from '../../../../host-agent/libvirt';
import type { StepAction } from '../../../../host-agent/planner';
import { FakeMachine } from '../fake-machine';
import { findMachine, labPlan } from '../lab';
import { machinesOnly } from '../plans';

const stopAction = (fake: FakeMachine, onTimeout: 'force' | 'refuse'): StepAction => ({
  kind: 'stop-machine',
  machine: { name: fake.machine.name, uuid: fake.machine.uuid, timeoutSeconds: 12, onTimeout },
});

function machine(): FakeMachine {
  const plan = labPlan(machinesOnly());
  return new FakeMachine(plan, findMachine(plan, 'web'));
}

describe('stopping a machine', () => {
  it('does nothing to one that is off', async () => {
    const fake = machine();
    fake.state = 'shutoff';
    expect(await runStep(fake.context(), stopAction(fake, 'force'))).toMatchObject({
      kind: 'done',
      alreadyTrue: true,
    });
    expect(fake.calls).toEqual([]);
  });

  it('presses the button again and again, because a guest that still boots does not notice', async () => {
    const fake = machine();
    fake.clock.onTick = (elapsedMs) => {
      if (elapsedMs >= 7000) fake.state = 'shutoff';
    };
    expect(await runStep(fake.context(), stopAction(fake, 'refuse'))).toMatchObject({
      kind: 'done',
      alreadyTrue: false,
    });
    expect(fake.calls).toEqual(['shutdown', 'shutdown']);
  });

  it('cuts the power when the time is up and the plan allows it', async () => {
    const fake = machine();
    expect(await runStep(fake.context(), stopAction(fake, 'force'))).toMatchObject({
      kind: 'done',
      durationMs: 12_000,
    });
    expect(fake.calls).toEqual(['shutdown', 'shutdown', 'shutdown', 'destroy']);
  });

  it('leaves it running when the plan forbids that, and says what to do', async () => {
    const fake = machine();
    const outcome = await runStep(fake.context(), stopAction(fake, 'refuse'));
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'stop-timeout' } });
    expect(fake.state).toBe('running');
  });

  it('is content when the machine stops between looking and asking', async () => {
    const fake = machine();
    fake.failing.shutdown = () => {
      fake.state = 'shutoff';
      throw libvirtError(errorNumber.operationInvalid, 'domain is not running');
    };
    expect(await runStep(fake.context(), stopAction(fake, 'force'))).toMatchObject({ kind: 'done' });
  });

  it('ends when the run is stopped, without cutting the power', async () => {
    const fake = machine();
    const stop = new AbortController();
    fake.clock.onTick = () => stop.abort();
    expect(await runStep(fake.context(stop.signal), stopAction(fake, 'force'))).toMatchObject({
      kind: 'failed',
      failure: { code: 'interrupted' },
    });
    expect(fake.calls).toEqual(['shutdown']);
  });
});
