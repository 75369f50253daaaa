import type { PlanMachine } from '../../../../lib/plan';
import { NOT_THIS_MACHINE, type Check, type CheckResult } from '../check';
import type { HostProbe } from '../host-probe';

/** Where packages describe firmware for libvirt (docs/interop/firmware.json of QEMU), the administrator's folder last. */
const DESCRIPTION_FOLDERS = ['/usr/share/qemu/firmware', '/etc/qemu/firmware'];

/** SeaBIOS, where Debian's seabios and qemu-system packages put it. */
const BIOS_FILES = ['/usr/share/seabios/bios-256k.bin', '/usr/share/qemu/bios-256k.bin'];

/** libvirt starts the first and makes a TPM's first state with the second; Debian has them in two packages. */
const TPM_PROGRAMS = [
  { package: 'swtpm', file: '/usr/bin/swtpm' },
  { package: 'swtpm-tools', file: '/usr/bin/swtpm_setup' },
];

/** One thing that machines may need. */
interface Part {
  readonly name: string;
  /** Debian's packages that are missing; none when it is there. */
  readonly missing: readonly string[];
  /** Whether hosts without it are no good for anything. */
  readonly vital: boolean;
  needed(machine: PlanMachine): boolean;
}

export const firmware: Check = {
  id: 'firmware',
  title: 'firmware is installed',
  run: ({ probe, plan }) => (probe === undefined ? NOT_THIS_MACHINE : judge(partsOf(probe), plan?.machines)),
};

function partsOf(probe: HostProbe): readonly Part[] {
  const descriptions = DESCRIPTION_FOLDERS.flatMap((folder) =>
    probe
      .list(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => probe.tryReadText(`${folder}/${name}`) ?? ''),
  );
  const isThere = (file: string): boolean => probe.tryStat(file) !== undefined;
  return [
    {
      name: 'BIOS',
      missing: BIOS_FILES.some(isThere) ? [] : ['seabios'],
      vital: true,
      needed: (machine) => machine.firmware === 'bios',
    },
    {
      name: 'UEFI',
      missing: descriptions.length > 0 ? [] : ['ovmf'],
      vital: false,
      needed: (machine) => machine.firmware === 'uefi',
    },
    {
      name: 'Secure Boot',
      missing: descriptions.some(enforcesSecureBoot) ? [] : ['ovmf'],
      vital: false,
      needed: (machine) => machine.secureBoot,
    },
    {
      name: 'TPM',
      missing: TPM_PROGRAMS.filter(({ file }) => !isThere(file)).map((program) => program.package),
      vital: false,
      needed: (machine) => machine.tpm,
    },
  ];
}

/** Secure Boot without enrolled keys starts anything. */
function enforcesSecureBoot(description: string): boolean {
  return description.includes('"secure-boot"') && description.includes('"enrolled-keys"');
}

function judge(parts: readonly Part[], machines: readonly PlanMachine[] | undefined): CheckResult {
  const missing = parts.filter((part) => part.missing.length > 0);
  const needed = missing.filter((part) => (machines ?? []).some((machine) => part.needed(machine)));
  const found = parts.map((part) => `${part.name} ${missing.includes(part) ? 'no' : 'yes'}`).join(', ');
  const finding =
    needed.length === 0
      ? found
      : `${found}, and the plan needs ${needed.map((part) => part.name).join(', ')}`;
  if (missing.length === 0) return { status: 'ok', finding };
  const packages = [...new Set(missing.flatMap((part) => part.missing))];
  return {
    status: needed.length > 0 || missing.some((part) => part.vital) ? 'fail' : 'warn',
    finding,
    advice: `Install ${packages.join(' and ')}.`,
  };
}
