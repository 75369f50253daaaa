import { NOT_THIS_MACHINE, type Check } from '../check';

/** Where packages describe firmware for libvirt (docs/interop/firmware.json of QEMU), the administrator's folder last. */
const DESCRIPTION_FOLDERS = ['/usr/share/qemu/firmware', '/etc/qemu/firmware'];

/** SeaBIOS, where Debian's seabios and qemu-system packages put it. */
const BIOS_FILES = ['/usr/share/seabios/bios-256k.bin', '/usr/share/qemu/bios-256k.bin'];

export const firmware: Check = {
  id: 'firmware',
  title: 'firmware is installed',
  run: ({ probe, plan }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const bios = BIOS_FILES.some((file) => probe.tryStat(file) !== undefined);
    const uefi = DESCRIPTION_FOLDERS.some((folder) =>
      probe.list(folder).some((name) => name.endsWith('.json')),
    );
    const needsUefi = plan?.machines.some((machine) => machine.firmware === 'uefi') ?? false;
    const finding = `BIOS ${bios ? 'yes' : 'no'}, UEFI ${uefi ? 'yes' : 'no'}`;
    if (bios && uefi) return { status: 'ok', finding };
    return {
      status: !bios || needsUefi ? 'fail' : 'warn',
      finding: needsUefi && !uefi ? `${finding}, and the plan needs UEFI` : finding,
      advice: `Install ${[...(bios ? [] : ['seabios']), ...(uefi ? [] : ['ovmf'])].join(' and ')}.`,
    };
  },
};
