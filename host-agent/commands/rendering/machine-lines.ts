import type { PlanMachine, PlanNic } from '../../../lib/plan';
import { attachmentInWords, count, cpuTuningInWords, diskInWords, sizeInWords } from '../wording';

/** What a new machine gets, a line each for its size, disks and NICs. */
export function machineLines(machine: PlanMachine): readonly string[] {
  return [
    [
      upTo(count(machine.vcpus.current, 'vCPU'), machine.vcpus, String(machine.vcpus.maximum)),
      `${upTo(sizeInWords(machine.memory.currentMiB), { current: machine.memory.currentMiB, maximum: machine.memory.maximumMiB }, sizeInWords(machine.memory.maximumMiB))} of memory`,
      ...(machine.memory.hugepages ? ['huge pages'] : []),
      machine.firmware === 'uefi' ? (machine.secureBoot ? 'UEFI with Secure Boot' : 'UEFI') : 'BIOS',
      ...(machine.tpm ? ['TPM'] : []),
      machine.boot.kind === 'kernel' ? `boots kernel ${machine.boot.kernel}` : 'boots from disk',
    ].join(', '),
    ...tuningLines(machine),
    ...machine.disks.map((disk) => `disk ${disk.name}: ${diskInWords(disk)}, pool ${disk.pool}`),
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

function nicLine(nic: PlanNic): string {
  const link = nic.linkUp ? undefined : 'link down';
  return [`NIC ${nic.name}: ${attachmentInWords(nic)}`, nic.ipv4, nic.ipv6, nic.mac, link]
    .filter((part) => part !== undefined)
    .join(', ');
}
