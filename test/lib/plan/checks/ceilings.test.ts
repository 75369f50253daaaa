import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const memory = (currentMiB: number, bootMiB: number, maximumMiB: number) => (plan: PlanDraft) =>
  Object.assign(machine(plan).memory, { currentMiB, bootMiB, maximumMiB });

/** A machine may have at least what it has. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'fewer vCPUs at most than now',
    (plan) => (machine(plan).vcpus.maximum = 1),
    [
      {
        code: 'maximum-below-current',
        path: '$.machines[0].vcpus.maximum',
        key: 'kvm-1/web',
        message: 'machine "web" has 2 vCPUs and may have at most 1',
        advice: 'Raise the maximum to 2 or more.',
      },
    ],
  ],
  [
    'less memory at most than now',
    memory(2048, 2048, 2046),
    [
      {
        code: 'maximum-below-current',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has 2048 MiB of memory and may have at most 2046',
        advice: 'Raise the maximum to 2048 or more.',
      },
    ],
  ],
  [
    'less memory at most than at boot',
    memory(2048, 4096, 4094),
    [
      {
        code: 'maximum-below-current',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message: 'machine "web" boots with 4096 MiB of memory and may have at most 4094',
        advice: 'Raise the maximum to 4096 or more.',
      },
    ],
  ],
  [
    'less memory at most than at boot and now',
    memory(4096, 2048, 1024),
    [
      {
        code: 'maximum-below-current',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has 4096 MiB of memory and may have at most 1024',
        advice: 'Raise the maximum to 4096 or more.',
      },
    ],
  ],
  [
    'exactly as much of both as now, which is no problem',
    (plan) => {
      machine(plan).vcpus.maximum = 2;
      memory(2048, 2048, 2048)(plan);
    },
    [],
  ],
  [
    'less of both at most than now',
    (plan) => {
      machine(plan).vcpus.maximum = 1;
      memory(2048, 2048, 2046)(plan);
    },
    [
      {
        code: 'maximum-below-current',
        path: '$.machines[0].vcpus.maximum',
        key: 'kvm-1/web',
        message: 'machine "web" has 2 vCPUs and may have at most 1',
        advice: 'Raise the maximum to 2 or more.',
      },
      {
        code: 'maximum-below-current',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has 2048 MiB of memory and may have at most 2046',
        advice: 'Raise the maximum to 2048 or more.',
      },
    ],
  ],
])('ceilings: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
