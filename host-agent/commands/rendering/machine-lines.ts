import type { PlanMachine, PlanNic } from '../../../lib/plan';
import { count, diskInWords, sizeInWords } from '../wording';

/** What a new machine gets, a line each for its size, disks and NICs. */
export function machineLines(machine: PlanMachine): readonly string[] {
  return [
    [
      upTo(count(machine.vcpus.current, 'vCPU'), machine.vcpus, String(machine.vcpus.maximum)),
      `${upTo(sizeInWords(machine.memory.currentMiB), { current: machine.memory.currentMiB, maximum: machine.memory.maximumMiB }, sizeInWords(machine.memory.maximumMiB))} of memory`,
      machine.firmware === 'uefi' ? 'UEFI' : 'BIOS',
      machine.boot.kind === 'kernel' ? `boots kernel ${machine.boot.kernel}` : 'boots from disk',
    ].join(', '),
    ...machine.disks.map((disk) => `disk ${disk.name}: ${diskInWords(disk)}, pool ${disk.pool}`),
    ...machine.nics.map(nicLine),
  ];
}

function upTo(
  text: string,
  amount: { readonly current: number; readonly maximum: number },
  maximum: string,
): string {
  return amount.maximum > amount.current ? `${text} (up to ${maximum})` : text;
}

function nicLine(nic: PlanNic): string {
  const attachment = nic.attachment;
  const where =
    attachment.kind === 'network' ? `network ${attachment.network}` : `bridge ${attachment.bridge}`;
  return [`NIC ${nic.name}: ${where}`, nic.ipv4, nic.ipv6, nic.mac]
    .filter((part) => part !== undefined)
    .join(', ');
}
