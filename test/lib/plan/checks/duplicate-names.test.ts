import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, cdrom, disk, machine, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** A name belongs to one object of a kind on the host, or within its machine; the later one is told to give way. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'two pools',
    (plan) =>
      plan.pools.push({
        ...at(plan.pools, 0),
        uuid: '00000000-0000-5000-8000-000000000002',
        key: 'kvm-1/more',
        path: '/srv/more',
      }),
    [
      {
        code: 'duplicate-name',
        path: '$.pools[1].name',
        key: 'kvm-1/more',
        message: 'pool 2 has the name default, which pool 1 has already ($.pools[0].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'two images',
    (plan) =>
      plan.images.push({ ...at(plan.images, 0), key: 'kvm-1/more', fileName: 'more-abababababababab' }),
    [
      {
        code: 'duplicate-name',
        path: '$.images[4].name',
        key: 'kvm-1/more',
        message: 'image 5 has the name debian-12, which image 1 has already ($.images[0].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'two networks',
    (plan) =>
      plan.networks.push({
        mode: 'bridge',
        name: 'office',
        uuid: '00000000-0000-5000-8000-000000000015',
        key: 'kvm-1/more',
        autostart: true,
        existingBridge: 'br9',
      }),
    [
      {
        code: 'duplicate-name',
        path: '$.networks[4].name',
        key: 'kvm-1/more',
        message: 'network 5 has the name office, which network 4 has already ($.networks[3].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'three machines',
    (plan) => {
      machine(plan, 1).name = 'vault';
      machine(plan, 2).name = 'vault';
    },
    [
      {
        code: 'duplicate-name',
        path: '$.machines[2].name',
        key: 'kvm-1/arm',
        message: 'machine 3 has the name vault, which machine 2 has already ($.machines[1].name)',
        advice: 'Give one of them another name.',
      },
      {
        code: 'duplicate-name',
        path: '$.machines[3].name',
        key: 'kvm-1/vault',
        message: 'machine 4 has the name vault, which machine 2 has already ($.machines[1].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'objects of two kinds, which is no problem',
    (plan) => {
      at(plan.images, 3).name = 'web';
      cdrom(plan).image = 'web';
    },
    [],
  ],
  [
    'the first and the last of three disks',
    (plan) => (disk(plan, 0, 2).name = 'root'),
    [
      {
        code: 'duplicate-name',
        path: '$.machines[0].disks[2].name',
        key: 'kvm-1/web',
        message:
          'disk 3 of machine "web" has the name root, which disk 1 of machine "web" has already ($.machines[0].disks[0].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'the last two of three disks',
    (plan) => (disk(plan, 0, 2).name = 'data'),
    [
      {
        code: 'duplicate-name',
        path: '$.machines[0].disks[2].name',
        key: 'kvm-1/web',
        message:
          'disk 3 of machine "web" has the name data, which disk 2 of machine "web" has already ($.machines[0].disks[1].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'a disk and a CD drive',
    (plan) => (cdrom(plan, 1).name = 'root'),
    [
      {
        code: 'duplicate-name',
        path: '$.machines[3].cdroms[1].name',
        key: 'kvm-1/vault',
        message:
          'CD drive 2 of machine "vault" has the name root, which disk 1 of machine "vault" has already ($.machines[3].disks[0].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  [
    'two NICs',
    (plan) => (nic(plan, 1, 1).name = 'lan'),
    [
      {
        code: 'duplicate-name',
        path: '$.machines[1].nics[1].name',
        key: 'kvm-1/tiny',
        message:
          'NIC 2 of machine "tiny" has the name lan, which NIC 1 of machine "tiny" has already ($.machines[1].nics[0].name)',
        advice: 'Give one of them another name.',
      },
    ],
  ],
  ['a NIC and a disk, which is no problem', (plan) => (nic(plan, 3).name = 'install'), []],
])('duplicate names: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
