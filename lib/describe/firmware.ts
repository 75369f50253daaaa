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
 */
export function firmwareVariablesPath(machine: { readonly uuid: string }): string {
  return `${NVRAM_FOLDER}/${machine.uuid}_VARS.fd`;
}
