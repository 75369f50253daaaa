import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, disk, machine } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const addPool = (plan: PlanDraft) =>
  plan.pools.push({
    ...at(plan.pools, 0),
    name: 'fast',
    uuid: '00000000-0000-5000-8000-000000000002',
    key: 'kvm-1/fast',
    path: '/srv/fast',
  });

const addSeed = (plan: PlanDraft, fileName: string, pool = 'default') => {
  const { cloudInit } = machine(plan);
  if (cloudInit === undefined) throw new Error('the sample has no seed');
  machine(plan, 3).cloudInit = { ...cloudInit, fileName, pool };
};

/** Two objects in one file would overwrite each other's data. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two images',
    (plan) => (at(plan.images, 3).fileName = 'image-initrd-abababababababab'),
    [
      {
        code: 'duplicate-file-name',
        path: '$.images[3].fileName',
        key: 'kvm-1/rescue',
        message:
          'image "rescue" has the file name image-initrd-abababababababab, which image "initrd" has already ($.images[2].fileName)',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      },
    ],
  ],
  [
    'an image and a disk',
    (plan) => (disk(plan, 3).fileName = 'image-initrd-abababababababab'),
    [
      {
        code: 'duplicate-file-name',
        path: '$.machines[3].disks[0].fileName',
        key: 'kvm-1/vault',
        message:
          'disk "root" of machine "vault" has the file name image-initrd-abababababababab, which image "initrd" has already ($.images[2].fileName)',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      },
    ],
  ],
  [
    'two disks of a machine',
    (plan) => (disk(plan, 0, 2).fileName = 'web-data.qcow2'),
    [
      {
        code: 'duplicate-file-name',
        path: '$.machines[0].disks[2].fileName',
        key: 'kvm-1/web',
        message:
          'disk "copy" of machine "web" has the file name web-data.qcow2, which disk "data" of machine "web" has already ($.machines[0].disks[1].fileName)',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      },
    ],
  ],
  [
    'two disks of two machines',
    (plan) => (disk(plan, 3).fileName = 'arm-root.qcow2'),
    [
      {
        code: 'duplicate-file-name',
        path: '$.machines[3].disks[0].fileName',
        key: 'kvm-1/vault',
        message:
          'disk "root" of machine "vault" has the file name arm-root.qcow2, which disk "root" of machine "arm" has already ($.machines[2].disks[0].fileName)',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      },
    ],
  ],
  [
    'two seeds',
    (plan) => addSeed(plan, 'web-seed-'),
    [
      {
        code: 'duplicate-file-name',
        path: '$.machines[3].cloudInit.fileName',
        key: 'kvm-1/vault',
        message:
          'the cloud-init seed of machine "vault" has the file name web-seed-b9471dad8fe2fcf9.iso, which the cloud-init seed of machine "web" has already ($.machines[0].cloudInit.fileName)',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      },
    ],
  ],
  [
    'an image and a disk in another pool, which is no problem',
    (plan) => {
      addPool(plan);
      Object.assign(disk(plan, 3), { pool: 'fast', fileName: 'image-initrd-abababababababab' });
    },
    [],
  ],
  [
    'two disks in another pool, beside two that share nothing',
    (plan) => {
      addPool(plan);
      Object.assign(disk(plan, 2), { pool: 'fast' });
      Object.assign(disk(plan, 3), { pool: 'fast', fileName: 'arm-root.qcow2' });
    },
    [
      {
        code: 'duplicate-file-name',
        path: '$.machines[3].disks[0].fileName',
        key: 'kvm-1/vault',
        message:
          'disk "root" of machine "vault" has the file name arm-root.qcow2, which disk "root" of machine "arm" has already ($.machines[2].disks[0].fileName)',
        advice: 'Leave file names to synthesis, or put one of them into another pool.',
      },
    ],
  ],
  [
    'two seeds in two pools, which is no problem',
    (plan) => {
      addPool(plan);
      addSeed(plan, 'web-seed-', 'fast');
    },
    [],
  ],
])('duplicate file names: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
