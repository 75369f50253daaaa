import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Without the digest in its name, a file of old content would be taken for the new one. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'an image',
    (plan) => (at(plan.images, 0).sha256 = 'cd'.repeat(32)),
    [
      {
        code: 'file-name-without-digest',
        path: '$.images[0].fileName',
        key: 'kvm-1/debian-12',
        message:
          'the file name of image "debian-12", "image-debian-12-abababababababab", does not hold "cdcdcdcdcdcdcdcd", which stands for its content',
        advice: 'Put "cdcdcdcdcdcdcdcd" into the name.',
      },
    ],
  ],
  [
    'a seed',
    (plan) => Object.assign(machine(plan).cloudInit ?? {}, { fileName: 'seed.iso' }),
    [
      {
        code: 'file-name-without-digest',
        path: '$.machines[0].cloudInit.fileName',
        key: 'kvm-1/web',
        message:
          'the file name of the cloud-init seed of machine "web", "seed.iso", does not hold "b9471dad8fe2fcf9", which stands for its content',
        advice: 'Put "b9471dad8fe2fcf9" into the name.',
      },
    ],
  ],
])('content names: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
