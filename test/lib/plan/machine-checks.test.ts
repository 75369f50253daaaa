import { describe } from '@jest/globals';
import { VAULT, at, bootFrom, disk, machine, nic, table, type Draft } from './check-table';
import type { PlanDraft } from './sample-plan';

describe('machines', () => {
  const web = 'kvm-1/web';
  table([
    [
      'fewer vCPUs at most than now',
      (plan) => (machine(plan).vcpus.maximum = 1),
      [['maximum-below-current', '$.machines[0].vcpus.maximum', web]],
    ],
    [
      'less memory at most than now',
      (plan) => (machine(plan).memory.maximumMiB = 2047),
      [['maximum-below-current', '$.machines[0].memory.maximumMiB', web]],
    ],
    [
      'more vCPUs than the host may give',
      (plan) => (machine(plan).vcpus = { current: 16, maximum: 16, ceiling: 'stated' }),
      [['too-many-vcpus', '$.host.capacity.vcpus', undefined]],
    ],
    [
      'as many vCPUs as the host may give',
      (plan) => (machine(plan).vcpus = { current: 15, maximum: 16, ceiling: 'stated' }),
      [],
    ],
    [
      'more memory than the host may give',
      (plan) =>
        (machine(plan).memory = {
          currentMiB: 15_873,
          bootMiB: 15_873,
          maximumMiB: 15_873,
          ceiling: 'stated',
          hugepages: false,
        }),
      [['too-much-memory', '$.host.capacity.memoryMiB', undefined]],
    ],
    [
      'as much memory as the host may give',
      (plan) =>
        (machine(plan).memory = {
          currentMiB: 15_872,
          bootMiB: 15_872,
          maximumMiB: 15_872,
          ceiling: 'stated',
          hugepages: false,
        }),
      [],
    ],
    [
      'any number of vCPUs where the capacity is not stated',
      (plan) => {
        Reflect.deleteProperty(plan.host, 'capacity');
        machine(plan).vcpus = { current: 200, maximum: 200, ceiling: 'stated' };
      },
      [],
    ],
    [
      'a stopped machine beyond the capacity, which is no problem',
      (plan) => (machine(plan, 2).vcpus = { current: 17, maximum: 17, ceiling: 'stated' }),
      [],
    ],
    [
      'UEFI on a PC',
      (plan) => (machine(plan, 1).firmware = 'uefi'),
      [['hardware-conflict', '$.machines[1].firmware', 'kvm-1/tiny']],
    ],
    [
      'BIOS on virt',
      (plan) => (machine(plan, 2).firmware = 'bios'),
      [['hardware-conflict', '$.machines[2].firmware', 'kvm-1/arm']],
    ],
    [
      'ARM on q35',
      (plan) => (machine(plan).architecture = 'aarch64'),
      [['hardware-conflict', '$.machines[0].machineType', web]],
    ],
    [
      'x86 on virt',
      (plan) => (machine(plan, 2).architecture = 'x86_64'),
      [['hardware-conflict', '$.machines[2].machineType', 'kvm-1/arm']],
    ],
    [
      'SATA on virt',
      (plan) => (disk(plan, 2).bus = 'sata'),
      [['hardware-conflict', '$.machines[2].disks[0].bus', 'kvm-1/arm']],
    ],
    [
      'a PCI Express NIC on a PC',
      (plan) => (nic(plan, 1).model = 'e1000e'),
      [['hardware-conflict', '$.machines[1].nics[0].model', 'kvm-1/tiny']],
    ],
    [
      'a PC NIC on virt',
      (plan) => (nic(plan, 2).model = 'rtl8139'),
      [['hardware-conflict', '$.machines[2].nics[0].model', 'kvm-1/arm']],
    ],
    [
      "the host's CPU in software",
      (plan) => {
        plan.host.acceleration = 'tcg';
        machine(plan).cpuModel = 'host';
      },
      [['hardware-conflict', '$.machines[0].cpuModel', web]],
    ],
    [
      'more vCPUs than a PC takes',
      (plan) => (machine(plan).vcpus.maximum = 256),
      [['hardware-conflict', '$.machines[0].vcpus.maximum', web]],
    ],
    [
      'nothing to boot from',
      (plan) => (machine(plan).boot = { kind: 'disk', order: [] }),
      [['nothing-to-boot', '$.machines[0].boot.order', web]],
    ],
    [
      'readiness by a guest agent that has no channel',
      (plan) => (machine(plan).guestAgent = false),
      [
        ['readiness-impossible', '$.machines[0].readiness.checks[2]', web],
        ['readiness-impossible', '$.machines[0].readiness.checks[3]', web],
      ],
    ],
    [
      'readiness by cloud-init without any',
      (plan) => Reflect.deleteProperty(machine(plan), 'cloudInit'),
      [['readiness-impossible', '$.machines[0].readiness.checks[3]', web]],
    ],
    [
      'readiness by an address that nobody gives',
      (plan) => {
        Reflect.deleteProperty(nic(plan, 1, 1), 'ipv4');
        machine(plan, 1).readiness.checks = [{ kind: 'address', nic: 'storage' }];
      },
      [['readiness-impossible', '$.machines[1].readiness.checks[0]', 'kvm-1/tiny']],
    ],
    [
      'readiness by an address that nobody tells, on a bridge',
      (plan) => (machine(plan, 2).readiness.checks = [{ kind: 'tcp', nic: 'office', port: 22 }]),
      [['readiness-impossible', '$.machines[2].readiness.checks[0]', 'kvm-1/arm']],
    ],
  ]);
});

describe('CPU and memory', () => {
  const memory = (change: Partial<Draft<'machines'>['memory']>) => (plan: PlanDraft) =>
    Object.assign(machine(plan, 3).memory, change);
  const small = { currentMiB: 511, bootMiB: 511, maximumMiB: 511 };
  table([
    [
      'memory at boot beyond the ceiling',
      memory({ bootMiB: 8194 }),
      [['maximum-below-current', '$.machines[3].memory.maximumMiB', VAULT]],
    ],
    [
      'pluggable memory that is no whole number of blocks',
      memory({ currentMiB: 3071, bootMiB: 2047, maximumMiB: 8191 }),
      [
        ['memory-not-in-blocks', '$.machines[3].memory.currentMiB', VAULT],
        ['memory-not-in-blocks', '$.machines[3].memory.bootMiB', VAULT],
        ['memory-not-in-blocks', '$.machines[3].memory.maximumMiB', VAULT],
      ],
    ],
    [
      'half a huge page at the end',
      memory(small),
      [
        ['memory-not-in-blocks', '$.machines[3].memory.bootMiB', VAULT],
        ['memory-not-in-blocks', '$.machines[3].memory.maximumMiB', VAULT],
      ],
    ],
    [
      'an odd number of MiB that nothing divides into blocks, which is no problem',
      memory({ ...small, hugepages: false }),
      [],
    ],
    [
      'an odd number of MiB by balloon from huge pages, which is no problem',
      memory({ ...small, bootMiB: 512, maximumMiB: 512 }),
      [],
    ],
    [
      'a topology of another number of vCPUs than the ceiling',
      (plan) => (machine(plan, 3).cpu.topology = { sockets: 1, cores: 4, threads: 1 }),
      [['topology-mismatch', '$.machines[3].cpu.topology', VAULT]],
    ],
    [
      'pinning of a vCPU beyond the ceiling',
      (plan) => (at(machine(plan, 3).cpu.pinning, 1).vcpu = 8),
      [['pinning-impossible', '$.machines[3].cpu.pinning[1].vcpu', VAULT]],
    ],
    [
      'pinning of a vCPU twice',
      (plan) => (at(machine(plan, 3).cpu.pinning, 1).vcpu = 0),
      [['duplicate-reference', '$.machines[3].cpu.pinning[1].vcpu', VAULT]],
    ],
    [
      'pinning in another order',
      (plan) => machine(plan, 3).cpu.pinning.reverse(),
      [['not-sorted', '$.machines[3].cpu.pinning', VAULT]],
    ],
    [
      'host CPUs twice and in another order',
      (plan) => {
        at(machine(plan, 3).cpu.pinning, 0).hostCpus = [2, 2];
        machine(plan, 3).cpu.emulatorHostCpus = [1, 0];
      },
      [
        ['duplicate-reference', '$.machines[3].cpu.pinning[0].hostCpus[1]', VAULT],
        ['not-sorted', '$.machines[3].cpu.emulatorHostCpus', VAULT],
      ],
    ],
    [
      'host CPUs in the order of text, which is not that of numbers',
      (plan) => (machine(plan, 3).cpu.emulatorHostCpus = [10, 9]),
      [['not-sorted', '$.machines[3].cpu.emulatorHostCpus', VAULT]],
    ],
  ]);
});

describe('firmware, disk limits and help in the guest', () => {
  const limits = (change: NonNullable<Draft<'machines'>['disks'][number]['limits']>) => (plan: PlanDraft) =>
    (disk(plan, 3).limits = change);
  const path = '$.machines[3].disks[0].limits';
  const secureBoot = ['secure-boot-impossible', '$.machines[3].secureBoot', VAULT];
  table([
    ['Secure Boot without UEFI', (plan) => (machine(plan, 3).firmware = 'bios'), [secureBoot]],
    [
      'Secure Boot on a machine type without system management mode',
      (plan) => {
        machine(plan, 3).machineType = 'virt';
        machine(plan, 3).architecture = 'aarch64';
      },
      [secureBoot],
    ],
    [
      'Secure Boot of a kernel that passes the firmware by',
      (plan) => (machine(plan, 3).boot = { kind: 'kernel', kernel: 'vmlinuz' }),
      [secureBoot],
    ],
    ['limits that limit nothing', limits({}), [['limit-impossible', path, VAULT]]],
    ['a limit without a rate', limits({ iops: {} }), [['limit-impossible', `${path}.iops`, VAULT]]],
    [
      'a limit for all and for a direction',
      limits({ iops: { total: 100, write: 50 } }),
      [['limit-impossible', `${path}.iops.total`, VAULT]],
    ],
    [
      'a burst without a rate',
      limits({ bytesPerSecond: { read: 1000, burst: { write: 2000, seconds: 1 } } }),
      [['limit-impossible', `${path}.bytesPerSecond.burst.write`, VAULT]],
    ],
    [
      'a burst slower than its rate',
      limits({ iops: { total: 100, burst: { total: 99, seconds: 1 } } }),
      [['limit-impossible', `${path}.iops.burst.total`, VAULT]],
    ],
    [
      'a burst of nothing',
      limits({ iops: { total: 100, burst: { seconds: 5 } } }),
      [['limit-impossible', `${path}.iops.burst`, VAULT]],
    ],
    [
      'more than QEMU can count, at once and in a burst',
      limits({
        iops: { total: 10 ** 15 + 1 },
        bytesPerSecond: { read: 1, burst: { read: 10 ** 13, seconds: 101 } },
      }),
      [
        ['limit-impossible', `${path}.iops.total`, VAULT],
        ['limit-impossible', `${path}.bytesPerSecond.burst.read`, VAULT],
      ],
    ],
    [
      'help inside a guest that cannot be asked',
      (plan) => (machine(plan, 3).guestAgent = false),
      [
        ['guest-help-impossible', '$.machines[3].guest.growRoot', VAULT],
        ['guest-help-impossible', '$.machines[3].guest.onlineCpus', VAULT],
        ['guest-help-impossible', '$.machines[3].guest.onlineMemory', VAULT],
      ],
    ],
    [
      'a boot order that begins with a CD, which is no problem',
      (plan) => (machine(plan, 3).boot = bootFrom('spare')),
      [],
    ],
  ]);
});
