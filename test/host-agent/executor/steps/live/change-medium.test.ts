import { describe, expect, it } from '@jest/globals';
import type { StepOutcome } from '../../../../../host-agent/executor';
import { runStep } from '../../../../../host-agent/executor/run-step';
import { errorNumber, LibvirtError } from '../../../../../host-agent/libvirt';
import { labPlan } from '../../lab';
import { machinesOnly } from '../../plans';
import { FakeDevices } from './fake-devices';

const OLD = '/pools/main/old.iso';

function guest(): FakeDevices {
  return new FakeDevices(labPlan(machinesOnly({ cdroms: [{ name: 'tools' }] })));
}

/** Empties the drive of a machine whose libvirt answers with these error codes, one for each time that it is asked. */
async function eject(
  codes: readonly number[],
): Promise<{ readonly outcome: StepOutcome; readonly asked: number }> {
  const fake = guest();
  const context = await fake.context();
  const target = fake.insert(OLD);
  let asked = 0;
  fake.onMedium = () => {
    const code = codes[asked];
    asked += 1;
    if (code !== undefined) throw refusal(code);
    fake.insert(undefined);
  };
  const outcome = await runStep(context, { kind: 'change-medium', machine: fake.fake.machine, target });
  return { outcome, asked };
}

function refusal(code: number): LibvirtError {
  const message = "unable to execute QEMU command 'blockdev-remove-medium': Tray of device is not open";
  return new LibvirtError({ code, domain: 10, level: 2, message, str1: undefined, int1: -1 }, 'updateDevice');
}

describe('a medium that is taken out', () => {
  it('is asked for again when the guest has closed the tray in between', async () => {
    const { outcome, asked } = await eject([errorNumber.internalError, errorNumber.internalError]);
    expect(outcome).toMatchObject({ kind: 'done' });
    expect(asked).toBe(3);
  });

  it('is not asked for without end', async () => {
    const { outcome, asked } = await eject(Array.from({ length: 9 }, () => errorNumber.internalError));
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(asked).toBe(3);
  });

  it('stays where the guest keeps the tray locked', async () => {
    const { outcome, asked } = await eject([errorNumber.operationFailed]);
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'guest-uses-it' } });
    expect(asked).toBe(1);
  });
});
