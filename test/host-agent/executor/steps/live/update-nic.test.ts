import { describe, expect, it } from '@jest/globals';
import { runStep } from '../../../../../host-agent/executor/run-step';
import { errorNumber, type DomainInterface } from '../../../../../host-agent/libvirt';
import type { PlanNic } from '../../../../../lib/plan';
import { libvirtError } from '../../../../support/fake-libvirt-host';
import { labPlan } from '../../lab';
import { machinesOnly } from '../../plans';
import { FakeDevices } from './fake-devices';

function firstNic(fake: FakeDevices): PlanNic {
  const [nic] = fake.fake.machine.nics;
  if (nic === undefined) throw new Error('no NIC');
  return nic;
}

const lab = (): FakeDevices => new FakeDevices(labPlan(machinesOnly()));
const nicOf = (fake: FakeDevices): DomainInterface | undefined => fake.definition().devices.interfaces[0];

describe('a NIC that runs', () => {
  it('gets its bandwidth with all else as it is', async () => {
    const fake = lab();
    const context = await fake.context();
    const before = nicOf(fake);
    const bandwidth = { inbound: { averageKiBPerSecond: 1000, burstKiB: 64 } };
    const nic: PlanNic = { ...firstNic(fake), bandwidth };
    const outcome = await runStep(context, {
      kind: 'update-nic',
      machine: fake.fake.machine,
      nic,
      moves: false,
    });
    expect(outcome).toMatchObject({ kind: 'done', alreadyTrue: false });
    expect(nicOf(fake)).toEqual({ ...before, bandwidth, linkState: 'up' });
  });

  it('has its link cut long enough for the guest to notice when it moves, and not raised when it shall be down', async () => {
    for (const linkUp of [true, false]) {
      const fake = lab();
      const context = await fake.context();
      const states: string[] = [];
      fake.onUpdate = (nic) => {
        states.push(`${nic.source} ${nic.linkState} at ${fake.fake.clock.monotonicMs() - 1_000_000}`);
        fake.replaceNic(nic);
      };
      const nic: PlanNic = { ...firstNic(fake), linkUp, attachment: { kind: 'bridge', bridge: 'br0' } };
      const outcome = await runStep(context, {
        kind: 'update-nic',
        machine: fake.fake.machine,
        nic,
        moves: true,
      });
      expect(outcome).toMatchObject({ kind: 'done' });
      expect(states).toEqual(linkUp ? ['br0 down at 0', 'br0 up at 2000'] : ['br0 down at 0']);
    }
  });

  it('has what it had before when libvirt fails halfway', async () => {
    const fake = lab();
    const context = await fake.context();
    const before = nicOf(fake);
    fake.onUpdate = (nic) => {
      fake.replaceNic(nic);
      if (nic.bandwidth !== undefined) throw libvirtError(errorNumber.internalError, 'tc: unknown qdisc');
    };
    const bandwidth = { outbound: { averageKiBPerSecond: 1000 } };
    const nic: PlanNic = { ...firstNic(fake), bandwidth };
    const outcome = await runStep(context, {
      kind: 'update-nic',
      machine: fake.fake.machine,
      nic,
      moves: false,
    });
    expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'libvirt' } });
    expect(nicOf(fake)).toEqual(before);
  });
});
