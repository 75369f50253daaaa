import { describe, expect, it } from '@jest/globals';
import { planChanges } from '../../../../host-agent/planner';
import { stopMachine, type SimulatedHost } from '../../../support/simulated-host';
import { appliedHost, emptyHost, inputOf } from '../apply';
import { of, ranked } from '../parts/machine/sample';
import { holdToWords, type Told } from '../parts/told';
import { otherMachine, sampleFacts, sampleHost, type sampleMachine, samplePlan } from '../sample-plan';
import { web } from '../scenario';

/** Two machines with 2 vCPUs and 100 MiB each. */
const machines = ['a', 'b'].map((name, index) =>
  otherMachine(name, index + 1, {
    vcpus: { current: 2, maximum: 2, ceiling: 'stated' },
    memory: { currentMiB: 100, bootMiB: 100, maximumMiB: 100, ceiling: 'stated', hugepages: false },
    disks: [],
    boot: { kind: 'disk', order: [] },
  }),
);

type MachineInput = ReturnType<typeof sampleMachine>;

const diskless = { disks: [], boot: { kind: 'disk' as const, order: [] } };
const sized = (current: number, memoryMiB: number): Pick<MachineInput, 'vcpus' | 'memory'> => ({
  vcpus: { current, maximum: 4, ceiling: 'stated' },
  memory: {
    currentMiB: memoryMiB,
    bootMiB: 512,
    maximumMiB: 512,
    ceiling: 'stated',
    hugepages: false,
  },
});
const machine = (changes: Partial<MachineInput>) => of({ ...diskless, ...changes });
const both = (first: Partial<MachineInput>, second: Partial<MachineInput>) =>
  of(
    {},
    {
      machines: [ranked('a', 1, 0, { ...diskless, ...first }), ranked('b', 2, 1, { ...diskless, ...second })],
    },
  );
/** The host has lost CPUs and memory since. */
const hasOnly =
  (cpus: number, memoryMiB: number) =>
  (host: SimulatedHost): void => {
    Object.assign(host.facts, { cpus, memoryMiB });
  };

const CASES: readonly Told[] = [
  {
    name: 'a machine that grows is told what it wants more, and what all have already',
    facts: { cpus: 4, memoryMiB: 1024 },
    before: both(sized(2, 256), sized(1, 128)),
    plan: both(sized(4, 256), sized(1, 128)),
    refusals: ['not-enough-cpus machine a wanted=2 given=3 limit=4'],
  },
  {
    name: 'the same holds for memory',
    facts: { cpus: 4, memoryMiB: 512 },
    before: both(sized(2, 256), sized(1, 128)),
    plan: both(sized(2, 256), sized(1, 257)),
    refusals: ['not-enough-memory machine b wantedMiB=129 givenMiB=384 limitMiB=512'],
  },
  {
    name: 'what one is given, the next cannot have',
    facts: { cpus: 5, memoryMiB: 512 },
    before: both(sized(1, 128), sized(1, 128)),
    plan: both(sized(3, 128), sized(3, 128)),
    refusals: ['not-enough-cpus machine b wanted=2 given=4 limit=5'],
  },
  {
    name: 'on a host that has promised too much, all else can be changed',
    before: machine(sized(2, 256)),
    byHand: hasOnly(1, 128),
    plan: machine({ ...sized(2, 256), description: 'new' }),
    steps: ['define-machine:web live'],
  },
  {
    name: 'also memory while CPUs are short',
    before: machine(sized(2, 256)),
    byHand: hasOnly(1, 512),
    plan: machine(sized(2, 300)),
    steps: ['set-memory:web live', 'define-machine:web live < set-memory:web'],
  },
  {
    name: 'and CPUs while memory is short',
    before: machine(sized(2, 256)),
    byHand: hasOnly(4, 128),
    plan: machine(sized(3, 256)),
    steps: ['set-vcpus:web live', 'define-machine:web live < set-vcpus:web'],
  },
  {
    name: 'a machine that should be down needs no room',
    facts: { cpus: 1, memoryMiB: 64 },
    before: machine({ powerState: 'stopped' }),
    plan: machine({ ...sized(4, 512), powerState: 'stopped' }),
    steps: ['define-machine:web live'],
  },
  {
    name: 'one that is down has nothing, and wants all of it to start',
    facts: { cpus: 4, memoryMiB: 256 },
    before: machine(sized(2, 256)),
    byHand: (host) => {
      stopMachine(host, web(host));
      hasOnly(4, 255)(host);
    },
    plan: machine(sized(2, 256)),
    refusals: ['not-enough-memory machine web wantedMiB=256 givenMiB=0 limitMiB=255'],
  },
  {
    name: 'a machine that gives memory back does not give it to the next before it is there',
    facts: { cpus: 4, memoryMiB: 512 },
    before: both(sized(1, 384), sized(1, 128)),
    plan: both(sized(1, 128), sized(1, 129)),
    refusals: ['not-enough-memory machine b wantedMiB=1 givenMiB=512 limitMiB=512'],
  },
];

describe('room for machines', () => {
  it.each(CASES)('$name', holdToWords);

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
