import { describe, expect, it } from '@jest/globals';
import { planChanges } from '../../../../host-agent/planner';
import { uuidOf } from '../sample-plan';
import { appliedHost, inputOf } from '../apply';
import { otherMachine, sampleDisk, sampleMachine, sampleNetwork, samplePlan } from '../sample-plan';

const before = samplePlan({ machines: [sampleMachine(), otherMachine('db', 2)] });
const newBridge = [sampleNetwork({ bridgeName: 'fw-new' })];

function textsOf(
  plan: ReturnType<typeof samplePlan>,
  host = appliedHost(before),
): Record<string, readonly string[]> {
  const { steps, refusals } = planChanges(inputOf(host, plan));
  return {
    steps: steps.map(({ id }) => id),
    refusals: refusals.map(({ code, subject, facts }) =>
      `${code} ${subject.name} ${String(facts['name'] ?? '')}`.trim(),
    ),
  };
}

describe('refusals spread', () => {
  it('from a machine that must stay as it is to the restart of its network, and from there to nobody who needs nothing', () => {
    const shrunk = sampleMachine({ disks: [sampleDisk({ sizeMiB: 16 })] });
    expect(textsOf(samplePlan({ networks: newBridge, machines: [shrunk, otherMachine('db', 2)] }))).toEqual({
      steps: [],
      refusals: ['would-shrink-disk root', 'depends-on-refused lan web'],
    });
  });

  it('and from a network to the machines that need something', () => {
    const shrunk = sampleMachine({ disks: [sampleDisk({ sizeMiB: 16 })] });
    const changed = otherMachine('db', 2, { vcpus: { current: 2, maximum: 2, ceiling: 'stated' } });
    expect(textsOf(samplePlan({ networks: newBridge, machines: [shrunk, changed] }))).toEqual({
      steps: [],
      refusals: ['would-shrink-disk root', 'depends-on-refused db lan', 'depends-on-refused lan web'],
    });
  });

  it('but not to machines elsewhere', () => {
    const shrunk = sampleMachine({ disks: [sampleDisk({ sizeMiB: 16 })] });
    const changed = otherMachine('db', 2, { description: 'new' });
    expect(textsOf(samplePlan({ machines: [shrunk, changed] }))).toEqual({
      steps: ['define-machine:db'],
      refusals: ['would-shrink-disk root'],
    });
  });

  it.each([
    { name: 'a stranger', ownership: { kind: 'foreign' as const }, code: 'network-in-use-by-foreign lan' },
    {
      name: 'a machine of another host',
      ownership: {
        kind: 'ours' as const,
        mark: {
          fleet: 'lab',
          host: 'kvm-2',
          key: 'x',
          uuid: 'x',
          generation: 0,
          planDigest: '',
          protect: false,
          volumes: [],
        },
      },
      code: 'network-in-use-by-foreign lan',
    },
  ])('from $name that runs on a network', ({ ownership, code }) => {
    const host = appliedHost(before);
    const db = host.machines.get(uuidOf(2));
    if (db?.running !== undefined) {
      const running = { ...db.running, disks: [] };
      host.machines.set('x', { ...db, name: 'x', uuid: 'x', ownership, running, stored: running });
    }
    const plan = samplePlan({ networks: newBridge, machines: [sampleMachine(), otherMachine('db', 2)] });
    expect(textsOf(plan, host)).toEqual({ steps: [], refusals: [code] });
  });

  it('from a machine that cannot be read, which may run on the network', () => {
    const host = appliedHost(before);
    host.unreadable.push({ kind: 'machine', name: 'x', reason: 'bad XML' });
    const plan = samplePlan({ networks: newBridge, machines: [sampleMachine(), otherMachine('db', 2)] });
    expect(textsOf(plan, host)).toEqual({ steps: [], refusals: ['unreadable-object lan'] });
  });
});
