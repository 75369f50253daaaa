import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const filter =
  (...names: readonly string[]) =>
  (plan: PlanDraft) =>
    (nic(plan, 0, 1).filter = {
      name: 'clean-traffic',
      parameters: names.map((name) => ({ name, value: 'x' })),
    });

/** Each parameter once, in one order. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a parameter twice',
    filter('IP', 'IP'),
    [
      {
        code: 'duplicate-name',
        path: '$.machines[0].nics[1].filter.parameters[1].name',
        key: 'kvm-1/web',
        message:
          'the filter of NIC "uplink" of machine "web" has the parameter IP, which the filter of NIC "uplink" of machine "web" has already ($.machines[0].nics[1].filter.parameters[0].name)',
        advice: 'State each parameter once.',
      },
    ],
  ],
  [
    'parameters in another order',
    filter('IP', 'MAC', 'CTRL_IP_LEARNING'),
    [
      {
        code: 'not-sorted',
        path: '$.machines[0].nics[1].filter.parameters',
        key: 'kvm-1/web',
        message:
          'the parameter list of the filter of NIC "uplink" of machine "web" is not in ascending order',
        advice: 'Sort it.',
      },
    ],
  ],
  ['no parameters, which is no problem', filter(), []],
])('nic filters: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
