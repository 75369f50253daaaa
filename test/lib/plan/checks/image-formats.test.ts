import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { cdrom, disk, machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** Each image is used as what it is. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a disk from a kernel',
    (plan) => (disk(plan, 0, 2).source = { kind: 'copy', image: 'vmlinuz' }),
    [
      {
        code: 'wrong-image-format',
        path: '$.machines[0].disks[2].source.image',
        key: 'kvm-1/web',
        message: 'image "vmlinuz" has the format boot-file and cannot be a disk',
        advice: 'Use an image of format qcow2 or raw.',
      },
    ],
  ],
  [
    'a CD that is a disk image',
    (plan) => (cdrom(plan, 1).image = 'debian-12'),
    [
      {
        code: 'wrong-image-format',
        path: '$.machines[3].cdroms[1].image',
        key: 'kvm-1/vault',
        message: 'image "debian-12" has the format qcow2 and cannot be a CD',
        advice: 'Use an image of format raw.',
      },
    ],
  ],
  [
    'a kernel that is a disk image',
    (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'debian-12', initrd: 'initrd' }),
    [
      {
        code: 'wrong-image-format',
        path: '$.machines[1].boot.kernel',
        key: 'kvm-1/tiny',
        message: 'image "debian-12" has the format qcow2 and cannot be a kernel',
        advice: 'Use an image of format boot-file.',
      },
    ],
  ],
  [
    'an initrd that is a raw image',
    (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'vmlinuz', initrd: 'rescue' }),
    [
      {
        code: 'wrong-image-format',
        path: '$.machines[1].boot.initrd',
        key: 'kvm-1/tiny',
        message: 'image "rescue" has the format raw and cannot be an initrd',
        advice: 'Use an image of format boot-file.',
      },
    ],
  ],
  [
    'a disk and a CD of a machine that boots a kernel without an initrd',
    (plan) => {
      machine(plan, 3).secureBoot = false;
      machine(plan, 3).boot = { kind: 'kernel', kernel: 'vmlinuz' };
      disk(plan, 3).source = { kind: 'image', image: 'initrd' };
      cdrom(plan).image = 'debian-12';
    },
    [
      {
        code: 'wrong-image-format',
        path: '$.machines[3].disks[0].source.image',
        key: 'kvm-1/vault',
        message: 'image "initrd" has the format boot-file and cannot be a disk',
        advice: 'Use an image of format qcow2 or raw.',
      },
      {
        code: 'wrong-image-format',
        path: '$.machines[3].cdroms[0].image',
        key: 'kvm-1/vault',
        message: 'image "debian-12" has the format qcow2 and cannot be a CD',
        advice: 'Use an image of format raw.',
      },
    ],
  ],
])('image formats: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
