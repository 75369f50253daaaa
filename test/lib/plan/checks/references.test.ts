import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { at, bootFrom, cdrom, disk, machine, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

/** The only machine that is left points at nothing else: what it lacks is told alone. */
const only = (plan: PlanDraft, index: number) => {
  plan.machines = [machine(plan, index)];
  return machine(plan);
};

/** Who slips in a name is shown what there is, as far as it fits in a line. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'a pool',
    (plan) => (at(plan.images, 1).pool = 'fast'),
    [
      {
        code: 'unknown-reference',
        path: '$.images[1].pool',
        key: 'kvm-1/vmlinuz',
        message: 'there is no pool "fast"',
        advice: 'Use one that the plan has: "default".',
      },
    ],
  ],
  [
    'a pool and an image of one disk',
    (plan) => {
      disk(plan).pool = 'fast';
      disk(plan).source = { kind: 'image', image: 'debian-13' };
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].disks[0].pool',
        key: 'kvm-1/web',
        message: 'there is no pool "fast"',
        advice: 'Use one that the plan has: "default".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[0].disks[0].source.image',
        key: 'kvm-1/web',
        message: 'there is no image "debian-13"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue".',
      },
    ],
  ],
  [
    'an image of a disk among others',
    (plan) => (disk(plan, 0, 2).source = { kind: 'copy', image: 'debian-13' }),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].disks[2].source.image',
        key: 'kvm-1/web',
        message: 'there is no image "debian-13"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue".',
      },
    ],
  ],
  [
    'an image where the plan has more than are shown',
    (plan) => {
      for (const name of ['fifth', 'sixth', 'seventh'])
        plan.images.push({
          ...at(plan.images, 0),
          name,
          key: `kvm-1/${name}`,
          fileName: `${name}-abababababababab`,
        });
      cdrom(plan).image = 'windows';
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[3].cdroms[0].image',
        key: 'kvm-1/vault',
        message: 'there is no image "windows"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue", "fifth", and 2 more.',
      },
    ],
  ],
  [
    'an image where the plan has as many as are shown',
    (plan) => {
      plan.images.push({
        ...at(plan.images, 0),
        name: 'fifth',
        key: 'kvm-1/fifth',
        fileName: 'fifth-abababababababab',
      });
      cdrom(plan).image = 'windows';
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[3].cdroms[0].image',
        key: 'kvm-1/vault',
        message: 'there is no image "windows"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue", "fifth".',
      },
    ],
  ],
  [
    'a disk to boot from',
    (plan) => (machine(plan, 3).boot = bootFrom('root', 'swap')),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[3].boot.order[1]',
        key: 'kvm-1/vault',
        message: 'there is no disk "swap"',
        advice: 'Use one that the machine has: "root", "install", "spare".',
      },
    ],
  ],
  ['a CD drive to boot from, which is no problem', (plan) => (machine(plan, 3).boot = bootFrom('spare')), []],
  [
    'a kernel and its initrd',
    (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'bzimage', initrd: 'ramdisk' }),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[1].boot.kernel',
        key: 'kvm-1/tiny',
        message: 'there is no image "bzimage"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[1].boot.initrd',
        key: 'kvm-1/tiny',
        message: 'there is no image "ramdisk"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue".',
      },
    ],
  ],
  [
    'an initrd alone',
    (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'vmlinuz', initrd: 'ramdisk' }),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[1].boot.initrd',
        key: 'kvm-1/tiny',
        message: 'there is no image "ramdisk"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue".',
      },
    ],
  ],
  [
    'no initrd, which is no problem',
    (plan) => (machine(plan, 1).boot = { kind: 'kernel', kernel: 'vmlinuz' }),
    [],
  ],
  [
    'a NIC to be ready by',
    (plan) => (machine(plan).readiness.checks = [{ kind: 'guest-agent' }, { kind: 'address', nic: 'wan' }]),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].readiness.checks[1].nic',
        key: 'kvm-1/web',
        message: 'there is no NIC "wan"',
        advice: 'Use one that the machine has: "lan", "uplink".',
      },
    ],
  ],
  [
    'a pool for a seed',
    (plan) => Object.assign(machine(plan).cloudInit ?? {}, { pool: 'fast' }),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].cloudInit.pool',
        key: 'kvm-1/web',
        message: 'there is no pool "fast"',
        advice: 'Use one that the plan has: "default".',
      },
    ],
  ],
  [
    'a network, and other things of one machine in the order in which they are written',
    (plan) => {
      disk(plan, 3).pool = 'fast';
      cdrom(plan).image = 'windows';
      nic(plan, 3).attachment = { kind: 'network', network: 'lna' };
      machine(plan, 3).boot = bootFrom('swap');
      machine(plan, 3).readiness.checks = [{ kind: 'tcp', nic: 'wan', port: 22 }];
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[3].disks[0].pool',
        key: 'kvm-1/vault',
        message: 'there is no pool "fast"',
        advice: 'Use one that the plan has: "default".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[3].cdroms[0].image',
        key: 'kvm-1/vault',
        message: 'there is no image "windows"',
        advice: 'Use one that the plan has: "debian-12", "vmlinuz", "initrd", "rescue".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[3].nics[0].attachment.network',
        key: 'kvm-1/vault',
        message: 'there is no network "lna"',
        advice: 'Use one that the plan has: "lan", "storage", "dmz", "office".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[3].boot.order[0]',
        key: 'kvm-1/vault',
        message: 'there is no disk "swap"',
        advice: 'Use one that the machine has: "root", "install", "spare".',
      },
      {
        code: 'unknown-reference',
        path: '$.machines[3].readiness.checks[0].nic',
        key: 'kvm-1/vault',
        message: 'there is no NIC "wan"',
        advice: 'Use one that the machine has: "lan".',
      },
    ],
  ],
  [
    'a network in a plan without any',
    (plan) => {
      only(plan, 2);
      plan.networks = [];
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].nics[0].attachment.network',
        key: 'kvm-1/arm',
        message: 'there is no network "office"',
        advice: 'The plan has no network at all: add one.',
      },
    ],
  ],
  [
    'an image in a plan without any',
    (plan) => {
      only(plan, 2).boot = { kind: 'kernel', kernel: 'vmlinuz' };
      plan.images = [];
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[0].boot.kernel',
        key: 'kvm-1/arm',
        message: 'there is no image "vmlinuz"',
        advice: 'The plan has no image at all: add one.',
      },
    ],
  ],
  [
    'a disk of a machine without any',
    (plan) => (machine(plan, 1).boot = bootFrom('root')),
    [
      {
        code: 'unknown-reference',
        path: '$.machines[1].boot.order[0]',
        key: 'kvm-1/tiny',
        message: 'there is no disk "root"',
        advice: 'The machine has no disk at all: add one.',
      },
    ],
  ],
  [
    'a NIC of a machine without any',
    (plan) => {
      machine(plan, 2).nics = [];
      machine(plan, 2).readiness.checks = [{ kind: 'address', nic: 'lan' }];
    },
    [
      {
        code: 'unknown-reference',
        path: '$.machines[2].readiness.checks[0].nic',
        key: 'kvm-1/arm',
        message: 'there is no NIC "lan"',
        advice: 'The machine has no NIC at all: add one.',
      },
    ],
  ],
])('references: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
