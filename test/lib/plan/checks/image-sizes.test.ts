import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, disk } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** A disk holds all of the image that it starts from. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a disk that is one MiB too small',
    (plan) => (disk(plan, 0, 2).sizeMiB = 2047),
    [
      {
        code: 'disk-smaller-than-image',
        path: '$.machines[0].disks[2].sizeMiB',
        key: 'kvm-1/web',
        message: 'disk "copy" of machine "web" has 2047 MiB, and its image "debian-12" needs 2048 MiB',
        advice: 'Make the disk at least 2048 MiB large.',
      },
    ],
  ],
  [
    'an image of one byte more than a whole number of MiB',
    (plan) => {
      at(plan.images, 0).virtualSizeBytes = 4096 * 1024 ** 2 + 1;
      disk(plan).sizeMiB = 4097;
    },
    [
      {
        code: 'disk-smaller-than-image',
        path: '$.machines[0].disks[2].sizeMiB',
        key: 'kvm-1/web',
        message: 'disk "copy" of machine "web" has 4096 MiB, and its image "debian-12" needs 4097 MiB',
        advice: 'Make the disk at least 4097 MiB large.',
      },
    ],
  ],
  [
    'an image whose size is not stated, which is no problem',
    (plan) => {
      delete at(plan.images, 0).virtualSizeBytes;
      disk(plan).sizeMiB = 1;
    },
    [],
  ],
])('image sizes: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
