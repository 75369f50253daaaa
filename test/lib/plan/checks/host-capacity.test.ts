import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const vcpus = (current: number) => (plan: PlanDraft) =>
  (machine(plan).vcpus = { current, maximum: current, ceiling: 'stated' as const });
const memory = (currentMiB: number) => (plan: PlanDraft) =>
  Object.assign(machine(plan).memory, { currentMiB, bootMiB: currentMiB, maximumMiB: currentMiB });

/** The machines that run have what the host is stated to have. The sample runs two, and the other has 1 vCPU and 512 MiB. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'one vCPU too many',
    vcpus(16),
    [
      {
        code: 'too-many-vcpus',
        path: '$.host.capacity.vcpus',
        message: 'the machines have 17 vCPUs together, and host "kvm-1" may give 16 (8 × overcommit 2)',
        advice: 'Take 1 vCPUs away, or move a machine to another host.',
      },
    ],
  ],
  ['as many vCPUs as there are, which is no problem', vcpus(15), []],
  [
    'a part of a vCPU, which nobody can have',
    (plan) => {
      plan.host.overcommit.vcpus = 1.99;
      vcpus(15)(plan);
    },
    [
      {
        code: 'too-many-vcpus',
        path: '$.host.capacity.vcpus',
        message: 'the machines have 16 vCPUs together, and host "kvm-1" may give 15 (8 × overcommit 1.99)',
        advice: 'Take 1 vCPUs away, or move a machine to another host.',
      },
    ],
  ],
  [
    'too much memory',
    memory(15_874),
    [
      {
        code: 'too-much-memory',
        path: '$.host.capacity.memoryMiB',
        message:
          'the machines have 16386 MiB of memory together, and host "kvm-1" may give 16384 MiB (16384 × overcommit 1)',
        advice: 'Take 2 MiB away, or move a machine to another host.',
      },
    ],
  ],
  ['as much memory as there is, which is no problem', memory(15_872), []],
  [
    'a part of a MiB, which nobody can have',
    (plan) => {
      plan.host.overcommit.memory = 0.99999;
      memory(15_872)(plan);
    },
    [
      {
        code: 'too-much-memory',
        path: '$.host.capacity.memoryMiB',
        message:
          'the machines have 16384 MiB of memory together, and host "kvm-1" may give 16383 MiB (16384 × overcommit 0.99999)',
        advice: 'Take 1 MiB away, or move a machine to another host.',
      },
    ],
  ],
  [
    'too much of both',
    (plan) => {
      vcpus(20)(plan);
      memory(20_000)(plan);
    },
    [
      {
        code: 'too-many-vcpus',
        path: '$.host.capacity.vcpus',
        message: 'the machines have 21 vCPUs together, and host "kvm-1" may give 16 (8 × overcommit 2)',
        advice: 'Take 5 vCPUs away, or move a machine to another host.',
      },
      {
        code: 'too-much-memory',
        path: '$.host.capacity.memoryMiB',
        message:
          'the machines have 20512 MiB of memory together, and host "kvm-1" may give 16384 MiB (16384 × overcommit 1)',
        advice: 'Take 4128 MiB away, or move a machine to another host.',
      },
    ],
  ],
  [
    'too much of both for a machine that does not run, which is no problem',
    (plan) => {
      vcpus(20)(plan);
      memory(20_000)(plan);
      machine(plan).powerState = 'stopped';
    },
    [],
  ],
  [
    'too much of both where the capacity is not stated, which is no problem',
    (plan) => {
      vcpus(20)(plan);
      memory(20_000)(plan);
      delete plan.host.capacity;
    },
    [],
  ],
])('host capacity: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
