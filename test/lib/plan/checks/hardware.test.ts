import { expect, it } from '@jest/globals';
import { checkPlan, type PlanProblem } from '../../../../lib/plan';
import { disk, machine, nic } from '../check-table';
import { samplePlanWith, type PlanDraft } from '../sample-plan';

const vcpus = (index: number, maximum: number) => (plan: PlanDraft) =>
  (machine(plan, index).vcpus.maximum = maximum);

/** A machine is made of parts that QEMU can put together. */
it.each<readonly [string, (plan: PlanDraft) => unknown, readonly PlanProblem[]]>([
  [
    'ARM on a PC',
    (plan) => (machine(plan).architecture = 'aarch64'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[0].machineType',
        key: 'kvm-1/web',
        message:
          'machine "web" has the architecture aarch64 and the machine type q35, which do not go together',
        advice: 'Use the machine type "virt".',
      },
    ],
  ],
  [
    'x86 on virt',
    (plan) => (machine(plan, 2).architecture = 'x86_64'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[2].machineType',
        key: 'kvm-1/arm',
        message:
          'machine "arm" has the architecture x86_64 and the machine type virt, which do not go together',
        advice: 'Use the machine type "q35" or "pc".',
      },
    ],
  ],
  [
    'UEFI on pc',
    (plan) => (machine(plan, 1).firmware = 'uefi'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[1].firmware',
        key: 'kvm-1/tiny',
        message:
          'machine "tiny" has UEFI firmware and the machine type pc, for which hosts have no UEFI firmware',
        advice: 'Use the machine type "q35", or "bios".',
      },
    ],
  ],
  [
    'BIOS on virt',
    (plan) => (machine(plan, 2).firmware = 'bios'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[2].firmware',
        key: 'kvm-1/arm',
        message: 'machine "arm" boots from disk without UEFI, and the machine type virt has no BIOS',
        advice: 'Use "uefi", or boot a kernel directly.',
      },
    ],
  ],
  [
    'no firmware on virt for a kernel, which is no problem',
    (plan) =>
      Object.assign(machine(plan, 2), { firmware: 'bios', boot: { kind: 'kernel', kernel: 'vmlinuz' } }),
    [],
  ],
  [
    "the host's CPU in software",
    (plan) => {
      plan.host.acceleration = 'tcg';
      machine(plan).cpuModel = 'host';
    },
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[0].cpuModel',
        key: 'kvm-1/web',
        message: 'machine "web" asks for the host\'s CPU, which software emulation cannot give',
        advice: 'Use "auto", or set the acceleration of the host to "auto" or "kvm".',
      },
    ],
  ],
  ["the host's CPU, which is no problem", (plan) => (machine(plan).cpuModel = 'host'), []],
  ['any other CPU in software, which is no problem', (plan) => (plan.host.acceleration = 'tcg'), []],
  [
    'more vCPUs than q35 takes',
    vcpus(0, 256),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[0].vcpus.maximum',
        key: 'kvm-1/web',
        message: 'machine "web" may have 256 vCPUs, and the machine type q35 takes 255',
        advice: 'Use fewer vCPUs.',
      },
    ],
  ],
  ['as many vCPUs as q35 takes, which is no problem', vcpus(0, 255), []],
  [
    'more vCPUs than pc takes',
    vcpus(1, 256),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[1].vcpus.maximum',
        key: 'kvm-1/tiny',
        message: 'machine "tiny" may have 256 vCPUs, and the machine type pc takes 255',
        advice: 'Use fewer vCPUs.',
      },
    ],
  ],
  [
    'more vCPUs than virt takes',
    vcpus(2, 513),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[2].vcpus.maximum',
        key: 'kvm-1/arm',
        message: 'machine "arm" may have 513 vCPUs, and the machine type virt takes 512',
        advice: 'Use fewer vCPUs.',
      },
    ],
  ],
  ['as many vCPUs as virt takes, which is no problem', vcpus(2, 512), []],
  [
    'a SATA disk on virt',
    (plan) => (disk(plan, 2).bus = 'sata'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[2].disks[0].bus',
        key: 'kvm-1/arm',
        message: 'machine "arm" has disk "root" on a SATA bus, which the machine type virt does not have',
        advice: 'Use "virtio" or "scsi".',
      },
    ],
  ],
  [
    'a SATA disk on pc, which is no problem',
    (plan) => {
      machine(plan, 1).disks.push({ ...disk(plan, 2), bus: 'sata', fileName: 'tiny-root.qcow2' });
    },
    [],
  ],
  [
    'a PCI Express NIC on pc',
    (plan) => (nic(plan, 1).model = 'e1000e'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[1].nics[0].model',
        key: 'kvm-1/tiny',
        message:
          'machine "tiny" has NIC "lan" of model e1000e, a PCI Express device, and the machine type pc has no PCI Express',
        advice: 'Use "virtio" or "e1000", or the machine type "q35".',
      },
    ],
  ],
  ['a PCI Express NIC on virt, which is no problem', (plan) => (nic(plan, 2).model = 'e1000e'), []],
  [
    'an e1000 on virt',
    (plan) => (nic(plan, 2).model = 'e1000'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[2].nics[0].model',
        key: 'kvm-1/arm',
        message: 'machine "arm" has NIC "office" of model e1000, a PC device, and the machine type is virt',
        advice: 'Use "virtio".',
      },
    ],
  ],
  [
    'an rtl8139 on virt',
    (plan) => (nic(plan, 2).model = 'rtl8139'),
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[2].nics[0].model',
        key: 'kvm-1/arm',
        message: 'machine "arm" has NIC "office" of model rtl8139, a PC device, and the machine type is virt',
        advice: 'Use "virtio".',
      },
    ],
  ],
  [
    'old devices on q35, which is no problem',
    (plan) => {
      nic(plan).model = 'rtl8139';
      nic(plan, 0, 1).model = 'e1000';
    },
    [],
  ],
  [
    'several at once',
    (plan) => {
      machine(plan, 1).firmware = 'uefi';
      nic(plan, 1, 1).model = 'e1000e';
    },
    [
      {
        code: 'hardware-conflict',
        path: '$.machines[1].firmware',
        key: 'kvm-1/tiny',
        message:
          'machine "tiny" has UEFI firmware and the machine type pc, for which hosts have no UEFI firmware',
        advice: 'Use the machine type "q35", or "bios".',
      },
      {
        code: 'hardware-conflict',
        path: '$.machines[1].nics[1].model',
        key: 'kvm-1/tiny',
        message:
          'machine "tiny" has NIC "storage" of model e1000e, a PCI Express device, and the machine type pc has no PCI Express',
        advice: 'Use "virtio" or "e1000", or the machine type "q35".',
      },
    ],
  ],
])('hardware: %s', (_, change, expected) => {
  expect(checkPlan(samplePlanWith(change))).toEqual(expected);
});
