import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { bootFrom, machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** A machine boots from something, and each thing is tried once. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'nothing',
    (plan) => (machine(plan).boot = bootFrom()),
    [
      {
        code: 'nothing-to-boot',
        path: '$.machines[0].boot.order',
        key: 'kvm-1/web',
        message: 'machine "web" boots from disk and names no disk',
        advice: 'Name the disk that holds its system, or boot a kernel directly.',
      },
    ],
  ],
  [
    'a disk twice',
    (plan) => (machine(plan).boot = bootFrom('root', 'root')),
    [
      {
        code: 'duplicate-reference',
        path: '$.machines[0].boot.order[1]',
        key: 'kvm-1/web',
        message:
          'the boot order of machine "web" has the disk root, which the boot order of machine "web" has already ($.machines[0].boot.order[0])',
        advice: 'Name each disk and CD drive once.',
      },
    ],
  ],
  [
    'a CD drive twice, with a disk between',
    (plan) => (machine(plan, 3).boot = bootFrom('install', 'root', 'install')),
    [
      {
        code: 'duplicate-reference',
        path: '$.machines[3].boot.order[2]',
        key: 'kvm-1/vault',
        message:
          'the boot order of machine "vault" has the disk install, which the boot order of machine "vault" has already ($.machines[3].boot.order[0])',
        advice: 'Name each disk and CD drive once.',
      },
    ],
  ],
  ['three disks, which is no problem', (plan) => (machine(plan).boot = bootFrom('copy', 'data', 'root')), []],
])('boot order: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
