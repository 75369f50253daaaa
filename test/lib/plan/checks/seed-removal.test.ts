import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** A seed is removed when the guest is done, so something has to tell. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'nothing that tells',
    (plan) => {
      machine(plan).guestAgent = false;
      machine(plan).readiness.checks = [];
    },
    [
      {
        code: 'seed-removal-impossible',
        path: '$.machines[0].cloudInit.afterFirstBoot',
        key: 'kvm-1/web',
        message:
          'the cloud-init seed of machine "web" is to be removed after the first boot, and nothing tells when that is over',
        advice:
          'Give the machine a guest agent, or a readiness check that holds only when cloud-init is done.',
      },
    ],
  ],
  ['an agent that tells, which is no problem', (plan) => (machine(plan).readiness.checks = []), []],
  [
    'a check that tells, which is no problem',
    (plan) => {
      machine(plan).guestAgent = false;
      machine(plan).readiness.checks = [{ kind: 'tcp', nic: 'lan', port: 443 }];
    },
    [],
  ],
  [
    'a seed that is kept, which is no problem',
    (plan) => {
      machine(plan).guestAgent = false;
      machine(plan).readiness.checks = [];
      Object.assign(machine(plan).cloudInit ?? {}, { afterFirstBoot: 'keep' });
    },
    [],
  ],
])('seed removal: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
