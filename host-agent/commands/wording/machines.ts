import type { PlanDisk, PlanMachine, PlanNic } from '../../../lib/plan';
import { count, sizeInWords } from './quantities';
import { shown } from './shown';
import { attachmentInWords, diskInWords } from './steps';
import { cpuTuningInWords, diskLimitsInWords } from './tuning';

/** What a new machine gets, a line each for its size, disks and NICs. */
export function machineLines(machine: PlanMachine): readonly string[] {
  return [
    [
      upTo(count(machine.vcpus.current, 'vCPU'), machine.vcpus, String(machine.vcpus.maximum)),
      `${upTo(sizeInWords(machine.memory.currentMiB), { current: machine.memory.currentMiB, maximum: machine.memory.maximumMiB }, sizeInWords(machine.memory.maximumMiB))} of memory`,
      ...(machine.memory.bootMiB === machine.memory.currentMiB
        ? []
        : [`boots with ${sizeInWords(machine.memory.bootMiB)}`]),
      ...(machine.memory.hugepages ? ['huge pages'] : []),
      machine.firmware === 'uefi' ? (machine.secureBoot ? 'UEFI with Secure Boot' : 'UEFI') : 'BIOS',
      ...(machine.tpm ? ['TPM'] : []),
      machine.boot.kind === 'kernel' ? `boots kernel ${machine.boot.kernel}` : 'boots from disk',
    ].join(', '),
    ...tuningLines(machine),
    ...machine.disks.map(diskLine),
    ...machine.cdroms.map(
      (drive) => `CD drive ${drive.name}: ${drive.image === undefined ? 'empty' : `image ${drive.image}`}`,
    ),
    ...machine.nics.map(nicLine),
  ];
}

/** Nothing where the host runs the vCPUs as it sees fit. */
function tuningLines({ cpu }: PlanMachine): readonly string[] {
  const words = cpuTuningInWords(cpu);
  return words === undefined ? [] : [`vCPUs ${words}`];
}

function upTo(
  text: string,
  amount: { readonly current: number; readonly maximum: number },
  maximum: string,
): string {
  return amount.maximum > amount.current ? `${text} (up to ${maximum})` : text;
}

function diskLine(disk: PlanDisk): string {
  const limits = disk.limits === undefined ? '' : `, at most ${diskLimitsInWords(disk.limits)}`;
  return `disk ${disk.name}: ${diskInWords(disk)}, pool ${disk.pool}${limits}`;
}

function nicLine(nic: PlanNic): string {
  const link = nic.linkUp ? undefined : 'link down';
  const bandwidth = nic.bandwidth === undefined ? undefined : 'limited';
  const filter = nic.filter === undefined ? undefined : `filter ${shown(nic.filter.name)}`;
  return [`NIC ${nic.name}: ${attachmentInWords(nic)}`, nic.ipv4, nic.ipv6, nic.mac, link, bandwidth, filter]
    .filter((part) => part !== undefined)
    .join(', ');
}
