import { samplePlan, sampleHost, samplePool, sampleMachine, otherMachine } from '../../planner/sample-plan';
import type { PlanInput } from '../../../../lib/plan';
import { manyMachines } from '../review/many-machines';
import { SCENARIOS, type Scenario } from '../review/scenarios';

type MachineInput = PlanInput['machines'][number];

const large = sampleHost({
  capacity: { vcpus: 4096, memoryMiB: 2_097_152 },
  overcommit: { vcpus: 2, memory: 1, disk: 1 },
});

function farm(
  count: number,
  changes?: (index: number) => Partial<MachineInput>,
): ReturnType<typeof samplePlan> {
  return samplePlan({
    host: large,
    pools: [samplePool({ capacityMiB: 4_000_000 })],
    ...manyMachines(count, changes),
  });
}

/** Every third one is restarted, and the others grow while they run. */
const mixed = (index: number): Partial<MachineInput> =>
  index % 3 === 0 ? { cpuModel: 'qemu64' } : { vcpus: { current: 2, maximum: 2, ceiling: 'stated' } };

const small = (name: string, machines: readonly MachineInput[]): ReturnType<typeof samplePlan> =>
  samplePlan({
    host: sampleHost({ name, capacity: { vcpus: 8, memoryMiB: 4096 } }),
    pools: [samplePool({ capacityMiB: 10_240 })],
    machines: [...machines],
  });

/** What pages are looked at with: all that reviews are, and what is large. */
export const PAGE_SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...SCENARIOS,
  'several-hosts': {
    base: ['kvm-1', 'kvm-2', 'kvm-3', 'kvm-4', 'kvm-5'].map((name) =>
      small(name, [sampleMachine(), otherMachine('db', 2)]),
    ),
    head: [
      small('kvm-1', [sampleMachine({ cpuModel: 'qemu64' }), otherMachine('db', 2)]),
      small('kvm-2', [sampleMachine()]),
      small('kvm-3', [sampleMachine(), otherMachine('db', 2)]),
      small('kvm-5', [
        sampleMachine({ vcpus: { current: 2, maximum: 2, ceiling: 'stated' } }),
        otherMachine('db', 2),
      ]),
      small('kvm-6', [sampleMachine(), otherMachine('db', 2), otherMachine('cache', 3)]),
    ],
  },
  'thousand-new': { base: [], head: [farm(1000)] },
  'thousand-changed': { base: [farm(1000)], head: [farm(1000, mixed)] },
  'ten-thousand': { base: [farm(9900)], head: [farm(10_000, mixed)] },
};
