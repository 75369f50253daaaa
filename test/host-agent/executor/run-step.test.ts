import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../../host-agent/executor/run-step';
import { LibvirtDisconnected, LibvirtTimeout } from '../../../host-agent/libvirt';
import type { StepAction } from '../../../host-agent/planner';
import { FakeMachine } from './fake-machine';
import { findMachine, labPlan } from './lab';
import { machinesOnly } from './plans';

const plan = labPlan(machinesOnly());

function machine(): FakeMachine {
  const fake = new FakeMachine(plan, findMachine(plan, 'web'));
  fake.state = 'shutoff';
  return fake;
}
const start = (fake: FakeMachine): StepAction => ({ kind: 'start-machine', machine: fake.machine });

describe('a call whose outcome is unknown', () => {
  it('counts as done when reading again shows that it worked', async () => {
    const fake = machine();
    fake.failing.start = () => {
      fake.state = 'running';
      throw new LibvirtTimeout('domainCreateWithFlags', 1000, true);
    };
    expect(await runStep(fake.context(), start(fake))).toMatchObject({ kind: 'done', alreadyTrue: false });
  });

  it('counts as failed when reading again shows that it did not', async () => {
    const fake = machine();
    fake.failing.start = () => {
      throw new LibvirtTimeout('domainCreateWithFlags', 1000, true);
    };
    expect(await runStep(fake.context(), start(fake))).toMatchObject({
      failure: { code: 'libvirt-unreachable' },
    });
  });

  it('is settled when a lost libvirt is back', async () => {
    const fake = machine();
    fake.failing.start = () => {
      fake.state = 'running';
      fake.failing.list = () => {
        throw new LibvirtDisconnected('the daemon went away');
      };
      throw new LibvirtDisconnected('the daemon went away', { outcomeUnknown: true });
    };
    fake.clock.onTick = (elapsedMs) => {
      if (elapsedMs >= 3000) delete fake.failing.list;
    };
    expect(await runStep(fake.context(), start(fake))).toMatchObject({ kind: 'done', durationMs: 3000 });
  });
});

describe('a step', () => {
  it('is not done by what the call says, but by what reading back shows', async () => {
    const fake = machine();
    fake.failing.start = () => undefined;
    expect(await runStep(fake.context(), start(fake))).toMatchObject({
      kind: 'failed',
      failure: { code: 'not-as-written', message: expect.stringContaining('"web" is shutoff') },
    });
  });

  it('passes a fault of ours on instead of reporting it as one of the world', async () => {
    const fake = machine();
    fake.failing.start = () => {
      throw new TypeError('ours');
    };
    await expect(runStep(fake.context(), start(fake))).rejects.toThrow(TypeError);
  });
});
