import type { PlanMachine } from '../document/machine';
import type { Plan } from '../document/plan';
import type { PlanProblem } from '../problem';
import { collect, NONE, problem, type Check } from './check';

/** The parts of a machine are ones that QEMU can put together. */
export const hardware: Check = (plan) =>
  collect(plan.machines, (machine, index) => {
    const found = conflicts(machine, plan.host);
    if (found.length === 0) return NONE;
    return found.map(({ part, message, advice }): PlanProblem => {
      const at = { path: `$.machines[${index}].${part}`, key: machine.key };
      return problem('hardware-conflict', at, `machine "${machine.name}" ${message}`, advice);
    });
  });

interface Conflict {
  readonly part: string;
  readonly message: string;
  readonly advice: string;
}

/**
 * vCPUs by machine type. PCs need an IOMMU with extended interrupt mode beyond 255 (libvirt refuses without), which machines of
 * version 1 do not have; 512 is the GICv3 limit of QEMU's virt board.
 */
export const VCPUS_MAX_OF_MACHINE_TYPE = { pc: 255, q35: 255, virt: 512 } as const;

function conflicts(machine: PlanMachine, host: Plan['host']): readonly Conflict[] {
  const { machineType, architecture, firmware, boot, cpuModel, vcpus } = machine;
  const found: Conflict[] = [];
  if ((machineType === 'virt') !== (architecture === 'aarch64')) {
    const needed = architecture === 'aarch64' ? '"virt"' : '"q35" or "pc"';
    const message = `has the architecture ${architecture} and the machine type ${machineType}, which do not go together`;
    found.push({ part: 'machineType', message, advice: `Use the machine type ${needed}.` });
  }
  if (firmware === 'uefi' && machineType === 'pc') {
    const message = 'has UEFI firmware and the machine type pc, for which hosts have no UEFI firmware';
    found.push({ part: 'firmware', message, advice: 'Use the machine type "q35", or "bios".' });
  }
  if (firmware === 'bios' && machineType === 'virt' && boot.kind === 'disk') {
    const message = 'boots from disk without UEFI, and the machine type virt has no BIOS';
    found.push({ part: 'firmware', message, advice: 'Use "uefi", or boot a kernel directly.' });
  }
  if (cpuModel === 'host' && host.acceleration === 'tcg') {
    const message = "asks for the host's CPU, which software emulation cannot give";
    found.push({
      part: 'cpuModel',
      message,
      advice: 'Use "auto", or set the acceleration of the host to "auto" or "kvm".',
    });
  }
  if (vcpus.maximum > VCPUS_MAX_OF_MACHINE_TYPE[machineType]) {
    const message = `may have ${vcpus.maximum} vCPUs, and the machine type ${machineType} takes ${VCPUS_MAX_OF_MACHINE_TYPE[machineType]}`;
    found.push({ part: 'vcpus.maximum', message, advice: 'Use fewer vCPUs.' });
  }
  addDeviceConflicts(machine, found);
  return found;
}

function addDeviceConflicts({ machineType, disks, nics }: PlanMachine, found: Conflict[]): void {
  // This one takes every device that a plan can name.
  if (machineType === 'q35') return;
  for (const [index, { name, bus }] of disks.entries()) {
    if (bus !== 'sata' || machineType !== 'virt') continue;
    const message = `has disk "${name}" on a SATA bus, which the machine type virt does not have`;
    found.push({ part: `disks[${index}].bus`, message, advice: 'Use "virtio" or "scsi".' });
  }
  for (const [index, { name, model }] of nics.entries()) {
    if (model === 'e1000e' && machineType === 'pc') {
      const message = `has NIC "${name}" of model e1000e, a PCI Express device, and the machine type pc has no PCI Express`;
      const advice = 'Use "virtio" or "e1000", or the machine type "q35".';
      found.push({ part: `nics[${index}].model`, message, advice });
    }
    if ((model === 'e1000' || model === 'rtl8139') && machineType === 'virt') {
      const message = `has NIC "${name}" of model ${model}, a PC device, and the machine type is virt`;
      found.push({ part: `nics[${index}].model`, message, advice: 'Use "virtio".' });
    }
  }
}
