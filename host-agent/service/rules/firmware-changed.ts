import { createWatchedFiles, type WatchedFile, type WatchedFiles } from './watched-files';

/** Firmware is changed by upgrades of the host, too: it is told for a day, and then it is the new state. */
const TOLD_FOR_HOURS = 24;
const HOUR_MS = 3_600_000;

/** Where Debian, Ubuntu and Fedora keep what machines boot with, and the variables that new machines begin with. */
const FIRMWARE_PATHS: readonly string[] = [
  '/usr/share/seabios/bios-256k.bin',
  '/usr/share/OVMF/OVMF_CODE_4M.fd',
  '/usr/share/OVMF/OVMF_CODE_4M.ms.fd',
  '/usr/share/OVMF/OVMF_VARS_4M.fd',
  '/usr/share/OVMF/OVMF_VARS_4M.ms.fd',
  '/usr/share/edk2/ovmf/OVMF_CODE.fd',
  '/usr/share/edk2/ovmf/OVMF_CODE.secboot.fd',
  '/usr/share/edk2/ovmf/OVMF_VARS.fd',
  '/usr/share/edk2/ovmf/OVMF_VARS.secboot.fd',
  '/usr/share/AAVMF/AAVMF_CODE.fd',
  '/usr/share/AAVMF/AAVMF_VARS.fd',
];

/** What machines boot with at their next start has changed on the host. */
export function firmwareChanged(): WatchedFiles {
  return createWatchedFiles('firmware-changed', { forMs: TOLD_FOR_HOURS * HOUR_MS });
}

/** The firmware of this host, as far as it has it. */
export function firmwareFiles(): readonly WatchedFile[] {
  return FIRMWARE_PATHS.map((path) => ({ subject: path, path }));
}
