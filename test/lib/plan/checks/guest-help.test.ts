import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const help = (change: Partial<PlanDraft['machines'][number]['guest']>) => (plan: PlanDraft) =>
  Object.assign(machine(plan, 2).guest, change);

/** Help inside a guest goes through its agent. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'growing the root',
    help({ growRoot: true }),
    [
      {
        code: 'guest-help-impossible',
        path: '$.machines[2].guest.growRoot',
        key: 'kvm-1/arm',
        message: 'machine "arm" asks for "growRoot" and has no guest agent channel',
        advice: 'Turn the guest agent on, or leave this out.',
      },
    ],
  ],
  [
    'bringing vCPUs online',
    help({ onlineCpus: true }),
    [
      {
        code: 'guest-help-impossible',
        path: '$.machines[2].guest.onlineCpus',
        key: 'kvm-1/arm',
        message: 'machine "arm" asks for "onlineCpus" and has no guest agent channel',
        advice: 'Turn the guest agent on, or leave this out.',
      },
    ],
  ],
  [
    'bringing memory online',
    help({ onlineMemory: true }),
    [
      {
        code: 'guest-help-impossible',
        path: '$.machines[2].guest.onlineMemory',
        key: 'kvm-1/arm',
        message: 'machine "arm" asks for "onlineMemory" and has no guest agent channel',
        advice: 'Turn the guest agent on, or leave this out.',
      },
    ],
  ],
])('guest help: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
