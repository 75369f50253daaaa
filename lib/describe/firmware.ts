import type { PlanMachine } from '../plan';
import type { MachineOsDescription } from './shapes';

/** libvirt's own folder for UEFI variables: QEMU may write there on every distribution, whatever confines it. */
const NVRAM_FOLDER = '/var/lib/libvirt/qemu/nvram';

/** What a machine with UEFI says of its firmware. libvirt finds the file that does this. */
export function describeFirmware(
  machine: PlanMachine,
): Pick<MachineOsDescription, 'firmware' | 'secureBoot' | 'nvram'> {
  if (machine.firmware !== 'uefi') return {};
  return {
    firmware: 'efi',
    // Stated either way: without a word libvirt takes the first firmware that it finds, and that one enforces Secure Boot.
    secureBoot: { enabled: machine.secureBoot, enrolledKeys: machine.secureBoot },
    nvram: { path: firmwareVariablesPath(machine) },
  };
}

/**
 * Where a machine's UEFI variables are. libvirt names the file after the machine, so that renaming it would lose the boot entries
 * and keys of the guest.
 *
 * The keys of Secure Boot are among the variables, and libvirt puts them in only when it makes the file: one that was made without
 * would be taken as it is, and nothing would be enforced. So there is a file for either way.
 */
export function firmwareVariablesPath({
  uuid,
  secureBoot,
}: {
  readonly uuid: string;
  readonly secureBoot: boolean;
}): string {
  return `${NVRAM_FOLDER}/${uuid}${secureBoot ? '_SECURE' : ''}_VARS.fd`;
}
