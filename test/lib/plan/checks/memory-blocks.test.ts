import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const memory =
  (currentMiB: number, bootMiB: number, maximumMiB: number, hugepages = false) =>
  (plan: PlanDraft) =>
    Object.assign(machine(plan).memory, { currentMiB, bootMiB, maximumMiB, hugepages });

/** Memory that is plugged in, or of huge pages, comes in whole blocks; a balloon takes single pages. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'memory now that is plugged in',
    memory(3073, 2048, 4096),
    [
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.currentMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has memory of 3073 MiB, and plugged-in memory comes in blocks of 2 MiB',
        advice: 'Use 3074 MiB.',
      },
    ],
  ],
  [
    'memory at boot, of what more can be plugged into',
    memory(2048, 2047, 4096),
    [
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.bootMiB',
        key: 'kvm-1/web',
        message:
          'machine "web" has memory at boot of 2047 MiB, and plugged-in memory comes in blocks of 2 MiB',
        advice: 'Use 2048 MiB.',
      },
    ],
  ],
  [
    'a ceiling of what can be plugged in',
    memory(2048, 2048, 4097),
    [
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message:
          'machine "web" has a memory ceiling of 4097 MiB, and plugged-in memory comes in blocks of 2 MiB',
        advice: 'Use 4098 MiB.',
      },
    ],
  ],
  [
    'everything',
    memory(3073, 2047, 4097),
    [
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.currentMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has memory of 3073 MiB, and plugged-in memory comes in blocks of 2 MiB',
        advice: 'Use 3074 MiB.',
      },
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.bootMiB',
        key: 'kvm-1/web',
        message:
          'machine "web" has memory at boot of 2047 MiB, and plugged-in memory comes in blocks of 2 MiB',
        advice: 'Use 2048 MiB.',
      },
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message:
          'machine "web" has a memory ceiling of 4097 MiB, and plugged-in memory comes in blocks of 2 MiB',
        advice: 'Use 4098 MiB.',
      },
    ],
  ],
  [
    'huge pages at boot',
    memory(2047, 2049, 2049, true),
    [
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.bootMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has memory at boot of 2049 MiB, and huge pages have a size of 2 MiB',
        advice: 'Use 2050 MiB.',
      },
      {
        code: 'memory-not-in-blocks',
        path: '$.machines[0].memory.maximumMiB',
        key: 'kvm-1/web',
        message: 'machine "web" has a memory ceiling of 2049 MiB, and huge pages have a size of 2 MiB',
        advice: 'Use 2050 MiB.',
      },
    ],
  ],
  ['a balloon from huge pages, which is no problem', memory(2047, 2048, 2048, true), []],
  ['a balloon alone, which is no problem', memory(2047, 2049, 2049), []],
])('memory blocks: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
