import { describe, expect, it } from '@jest/globals';
import { planChanges } from '../../../../host-agent/planner';
import { appliedHost, emptyHost, inputOf } from '../apply';
import {
  otherMachine,
  sampleDisk,
  sampleFacts,
  sampleHost,
  sampleMachine,
  samplePlan,
  samplePool,
} from '../sample-plan';

/** Two machines with 2 vCPUs and 100 MiB each. */
const machines = ['a', 'b'].map((name, index) =>
  otherMachine(name, index + 1, {
    vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
    memory: { currentMiB: 100, bootMiB: 100, maximumMiB: 100, ceiling: 'stated', hugepages: false },
    disks: [],
    boot: { kind: 'disk', order: [] },
  }),
);

describe('room for machines', () => {
  it.each([
    { cpus: 4, memoryMiB: 200, factor: 1, refused: [] },
    { cpus: 3, memoryMiB: 200, factor: 1, refused: ['not-enough-cpus b'] },
    { cpus: 4, memoryMiB: 199, factor: 1, refused: ['not-enough-memory b'] },
    { cpus: 1, memoryMiB: 99, factor: 1, refused: ['not-enough-cpus a', 'not-enough-cpus b'] },
    { cpus: 2, memoryMiB: 100, factor: 2, refused: [] },
    { cpus: 2, memoryMiB: 100, factor: 1.9, refused: ['not-enough-cpus b'] },
    // A host that does not say what it has is not taken for one that has nothing.
    { cpus: 0, memoryMiB: 0, factor: 1, refused: [] },
  ])('$cpus CPUs and $memoryMiB MiB, times $factor: $refused', ({ cpus, memoryMiB, factor, refused }) => {
    const plan = samplePlan({
      host: sampleHost({ overcommit: { vcpus: factor, memory: factor, disk: 1 } }),
      machines,
    });
    const changePlan = planChanges(inputOf(emptyHost(sampleFacts({ cpus, memoryMiB })), plan));
    expect(changePlan.refusals.map(({ code, subject }) => `${code} ${subject.name}`)).toEqual(refused);
    const unknown = changePlan.warnings.filter(({ code }) => code === 'capacity-unknown');
    expect(unknown).toHaveLength(cpus === 0 ? 1 : 0);
  });

  it('counts what strangers have', () => {
    const host = emptyHost(sampleFacts({ cpus: 4, memoryMiB: 4096 }));
    const lone = samplePlan({ machines: machines.slice(0, 1) });
    const other = appliedHost(lone);
    const [machine] = other.machines.values();
    if (machine === undefined) throw new Error('nothing was applied');
    const stranger = { ...machine, name: 'x', uuid: 'x', ownership: { kind: 'foreign' as const } };
    host.machines.set('x', stranger);
    const changePlan = planChanges(inputOf(host, samplePlan({ machines })));
    expect(changePlan.refusals).toEqual([
      {
        code: 'not-enough-cpus',
        subject: { kind: 'machine', name: 'b' },
        facts: { wanted: 2, given: 4, limit: 4 },
      },
    ]);
    expect(changePlan.allocation).toMatchObject({
      before: { vcpus: 2, memoryMiB: 100 },
      after: { vcpus: 4, memoryMiB: 200 },
      capacity: { vcpus: 4, memoryMiB: 4096 },
    });
  });

  it('makes room with the next pass, not before what has it is gone', () => {
    const facts = sampleFacts({ cpus: 2 });
    const host = appliedHost(samplePlan({ machines: machines.slice(0, 1) }), facts);
    const changePlan = planChanges(inputOf(host, samplePlan({ machines: machines.slice(1) })));
    expect(changePlan.refusals.map(({ code }) => code)).toEqual(['not-enough-cpus']);
    expect(changePlan.steps.map(({ id }) => id)).toContain('delete-machine:a');
  });
});

describe('space for disks', () => {
  const blank = (name: string): ReturnType<typeof sampleDisk> =>
    sampleDisk({ name, fileName: `web-${name}.qcow2`, serial: name, sizeMiB: 50, source: { kind: 'blank' } });

  it.each([
    { capacityMiB: 100, factor: 1, fits: true },
    { capacityMiB: 99, factor: 1, fits: false },
    { capacityMiB: 50, factor: 2, fits: true },
    { capacityMiB: 49, factor: 2, fits: false },
  ])('$capacityMiB MiB times $factor', ({ capacityMiB, factor, fits }) => {
    const host = appliedHost(samplePlan({ machines: [], images: [] }));
    host.poolCapacityMiB = capacityMiB;
    const plan = samplePlan({
      host: sampleHost({ overcommit: { vcpus: 1, memory: 1, disk: factor } }),
      images: [],
      machines: [sampleMachine({ disks: [blank('root'), blank('data')] })],
    });
    const { refusals } = planChanges(inputOf(host, plan));
    expect(refusals.map(({ code }) => code)).toEqual(fits ? [] : ['not-enough-space']);
  });

  it('is what the author lets the pool promise, where that is less', () => {
    const host = appliedHost(samplePlan({ machines: [], images: [] }));
    const plan = samplePlan({
      images: [],
      pools: [samplePool({ capacityMiB: 49 })],
      machines: [sampleMachine({ disks: [blank('root')] })],
    });
    expect(planChanges(inputOf(host, plan)).refusals).toEqual([
      {
        code: 'not-enough-space',
        subject: { kind: 'disk', name: 'root', machine: 'web' },
        facts: { pool: 'default', wantedMiB: 50, promisedMiB: 0, limitMiB: 49, full: false },
      },
    ]);
  });
});
