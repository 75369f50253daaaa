import type { Mark, Plan, PlanMachine } from '../plan';
import { controllersOf } from './controllers';
import { describeCpu, describeCpuTuning, describeVcpus } from './cpu';
import { describeDisks, EMPTY_SEED_DRIVE, imagePath } from './disks';
import { describeFirmware } from './firmware';
import { describeMark } from './mark';
import { describeMemory, describeMemoryDevice } from './memory';
import { describeNic } from './nics';
import type { DevicesDescription, MachineDescription, MachineOsDescription } from './shapes';

/**
 * Where the output of serial consoles is logged. libvirt's own log folder: virtlogd may write there on every distribution,
 * whatever confines QEMU.
 */
const SERIAL_LOG_FOLDER = '/var/log/libvirt/qemu';

/** Where libvirt finds the guest agent (https://libvirt.org/formatdomain.html#channel). */
const GUEST_AGENT_CHANNEL = 'org.qemu.guest_agent.0';

/** What the guest reports of its memory is at most this old; asking costs a guest that idles nothing one could measure. */
const BALLOON_STATISTICS_PERIOD_SECONDS = 5;

/**
 * TCG keeps translated code in a cache that QEMU splits among all vCPUs when it starts. A vCPU that is added later finds no
 * part left if the cache is small, and QEMU aborts (seen with 64 MiB, not with 512). Only pages that are used take memory.
 */
const TRANSLATION_CACHE_WITH_HEADROOM_MIB = 512;

/** No vCPU can come later. QEMU's own choice is an eighth of the host's memory, too much for each of many guests. */
const TRANSLATION_CACHE_MIB = 256;

/** What a plan cannot know about the place where its machine will run. */
export interface MachineContext {
  readonly plan: Plan;
  readonly acceleration: 'kvm' | 'tcg';
  /** Path of QEMU for the machine's architecture. @default libvirt's choice */
  readonly emulator?: string;
  /** @default no mark: nothing will say that the machine is ours */
  readonly mark?: Mark;
}

/** The domain for `machine`. @throws Error when the plan lacks a pool or image that the machine names; a parsed plan has them. */
export function describeMachine(machine: PlanMachine, context: MachineContext): MachineDescription {
  const { plan, acceleration, mark } = context;
  const cpuTuning = describeCpuTuning(machine.cpu);
  return {
    type: acceleration === 'kvm' ? 'kvm' : 'qemu',
    name: machine.name,
    uuid: machine.uuid,
    ...(machine.description === undefined ? {} : { description: machine.description }),
    metadata: mark === undefined ? [] : [describeMark(mark)],
    ...describeMemory(machine),
    vcpus: describeVcpus(machine, acceleration),
    ...(cpuTuning === undefined ? {} : { cpuTuning }),
    os: describeOs(plan, machine),
    features: {
      // The virt machine has ACPI only with UEFI, and libvirt refuses it otherwise.
      acpi: isX86(machine) || machine.firmware === 'uefi',
      apic: isX86(machine),
      // The firmware keeps its keys in memory that only it can enter, and that is what system management mode is.
      ...(machine.secureBoot && isX86(machine) ? { smm: true } : {}),
      ...(acceleration === 'tcg' ? { tcgTranslationCacheMiB: translationCacheMiB(machine) } : {}),
    },
    cpu: describeCpu(machine, acceleration),
    clockOffset: 'utc',
    onPoweroff: 'destroy',
    onReboot: 'restart',
    // A crashed machine is started again by the next pass, which also says so.
    onCrash: 'destroy',
    devices: describeDevices(machine, context),
  };
}

/** The file that the output of the machine's serial console is appended to. */
export function serialLogPath(machine: { readonly name: string }): string {
  return `${SERIAL_LOG_FOLDER}/${machine.name}-serial.log`;
}

function describeOs(plan: Plan, machine: PlanMachine): MachineOsDescription {
  const { boot } = machine;
  return {
    architecture: machine.architecture,
    machine: machine.machineType,
    ...describeFirmware(machine),
    ...(boot.kind === 'kernel'
      ? {
          kernel: imagePath(plan, boot.kernel),
          ...(boot.initrd === undefined ? {} : { initrd: imagePath(plan, boot.initrd) }),
          ...(boot.commandLine === undefined ? {} : { commandLine: boot.commandLine }),
        }
      : {}),
    bootDevices: [],
  };
}

function describeDevices(machine: PlanMachine, context: MachineContext): DevicesDescription {
  const memoryDevice = describeMemoryDevice(machine);
  return {
    ...(context.emulator === undefined ? {} : { emulator: context.emulator }),
    controllers: controllersOf(machine),
    disks: [
      ...describeDisks(context.plan, machine),
      ...(hadSeed(machine, context.mark) ? [EMPTY_SEED_DRIVE] : []),
    ],
    interfaces: machine.nics.map(describeNic),
    serials: machine.serialConsole
      ? // Appended: the destination of a live migration would otherwise empty the file.
        [{ type: 'pty', port: 0, log: { file: serialLogPath(machine), append: true } }]
      : [],
    consoles: machine.serialConsole ? [{ type: 'pty', targetType: 'serial', port: 0 }] : [],
    channels: machine.guestAgent
      ? [{ type: 'unix', targetType: 'virtio', targetName: GUEST_AGENT_CHANNEL }]
      : [],
    balloon: { model: 'virtio', statisticsPeriodSeconds: BALLOON_STATISTICS_PERIOD_SECONDS },
    ...(machine.rng
      ? { rng: { model: 'virtio' as const, backend: 'random' as const, source: '/dev/urandom' } }
      : {}),
    graphics: [],
    memoryDevices: memoryDevice === undefined ? [] : [memoryDevice],
    ...(machine.tpm ? { tpm: describeTpm(machine) } : {}),
  };
}

function hadSeed({ cloudInit }: PlanMachine, mark: Mark | undefined): boolean {
  return cloudInit === undefined && mark?.volumes.some(({ role }) => role === 'spent-seed') === true;
}

/** The command-response buffer is the newer interface, and QEMU has it on x86 only. */
function describeTpm(machine: PlanMachine): NonNullable<DevicesDescription['tpm']> {
  return { model: isX86(machine) ? 'tpm-crb' : 'tpm-tis', backend: 'emulator', version: '2.0' };
}

function translationCacheMiB(machine: PlanMachine): number {
  const hasHeadroom = machine.vcpus.maximum > machine.vcpus.current;
  return hasHeadroom ? TRANSLATION_CACHE_WITH_HEADROOM_MIB : TRANSLATION_CACHE_MIB;
}

function isX86(machine: PlanMachine): boolean {
  return machine.architecture === 'x86_64';
}
