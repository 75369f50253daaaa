import type { DomainDefinition, DomainDisk, DomainInterface, DomainOs } from '../libvirt';
import { cpuTuningOf } from './cpu';
import { limitsOf } from './disk-limits';
import { machineTypeOf } from './machine-type';
import { memoryOf } from './memory';
import { macOf, nicOf } from './nics';
import { freePciSlotsOf } from './pci-slots';
import type { ActualDisk, MachineAllocation } from './types';

/** Where libvirt finds the guest agent (https://libvirt.org/formatdomain.html#channel). */
const GUEST_AGENT_CHANNEL = 'org.qemu.guest_agent.0';

/** What a definition gives to its machine, in the plan's words and units. */
export function allocationOf(definition: DomainDefinition): MachineAllocation {
  const { devices, os } = definition;
  const { description } = definition;
  const translationCacheMiB = definition.features.tcgTranslationCacheMiB;
  return {
    ...(description === undefined || description === '' ? {} : { description }),
    vcpus: vcpusOf(definition),
    cpu: cpuTuningOf(definition),
    memory: memoryOf(definition),
    ...(translationCacheMiB === undefined ? {} : { translationCacheMiB }),
    acceleration: accelerationOf(definition.type),
    architecture: os.architecture,
    machineType: machineTypeOf(os.machine),
    firmware: firmwareOf(os),
    secureBoot: enforcesSecureBoot(os),
    tpm: devices.tpm?.backend === 'emulator' && devices.tpm.version === '2.0',
    ...cpuOf(definition),
    boot: bootOf(definition),
    disks: devices.disks.map(diskOf),
    nics: devices.interfaces.map(nicOf),
    freePciSlots: freePciSlotsOf(devices),
    // `virtio-scsi`, and what libvirt calls it for guests of certain ages: `virtio-transitional` and the like.
    scsiController: devices.controllers.some(
      ({ type, model }) => type === 'scsi' && model?.startsWith('virtio') === true,
    ),
    serialConsole: devices.serials.length > 0,
    guestAgent: devices.channels.some((channel) => channel.targetName === GUEST_AGENT_CHANNEL),
    rng: devices.rng !== undefined,
  };
}

/** Whether the guest's side of the agent channel is open; only a running definition can say so. */
export function hasConnectedAgent(definition: DomainDefinition): boolean {
  return definition.devices.channels.some(
    (channel) => channel.targetName === GUEST_AGENT_CHANNEL && channel.state === 'connected',
  );
}

/** libvirt lists each vCPU only of machines that run and that it can plug vCPUs into, or where somebody stated it. */
function vcpusOf({ vcpus }: DomainDefinition): MachineAllocation['vcpus'] {
  const removable = (vcpus.individual ?? []).filter(({ enabled, hotpluggable }) => enabled && hotpluggable);
  return { current: vcpus.current, maximum: vcpus.maximum, removable: removable.length };
}

function accelerationOf(type: string): MachineAllocation['acceleration'] {
  if (type === 'kvm') return 'kvm';
  return type === 'qemu' ? 'tcg' : 'other';
}

/** What is asked for counts, not the path that libvirt chose for it. Without a word the machine has its built-in BIOS. */
function firmwareOf(os: DomainOs): MachineAllocation['firmware'] {
  if (os.firmware === 'efi') return 'uefi';
  if (os.firmware === 'bios') return 'bios';
  if (os.loader === undefined) return 'bios';
  return os.loader.type === 'pflash' ? 'uefi' : 'other';
}

/** Firmware that could enforce it does so only with keys. Where nothing was stated, the file that libvirt chose says it. */
function enforcesSecureBoot({ secureBoot, loader }: DomainOs): boolean {
  return secureBoot === undefined ? loader?.secure === true : secureBoot.enabled && secureBoot.enrolledKeys;
}

function cpuOf({ cpu }: DomainDefinition): Pick<MachineAllocation, 'cpuMode' | 'cpuModel'> {
  if (cpu === undefined) return { cpuMode: 'default' };
  // A <cpu> that holds only a topology names neither a mode nor a model: libvirt reads it as `custom`.
  return cpu.mode === 'custom' && cpu.model !== undefined
    ? { cpuMode: cpu.mode, cpuModel: cpu.model }
    : { cpuMode: cpu.mode };
}

function bootOf(definition: DomainDefinition): MachineAllocation['boot'] {
  const { os } = definition;
  if (os.kernel === undefined) return { kind: 'disk', order: bootOrderOf(definition) };
  return {
    kind: 'kernel',
    kernelPath: os.kernel,
    ...(os.initrd === undefined ? {} : { initrdPath: os.initrd }),
    ...(os.commandLine === undefined ? {} : { commandLine: os.commandLine }),
  };
}

function bootOrderOf({ os, devices }: DomainDefinition): readonly string[] {
  const ordered = [
    ...devices.disks.map(({ bootOrder, target }) => ({ bootOrder, name: target.device })),
    ...devices.interfaces.map(({ bootOrder, macAddress }) => ({ bootOrder, name: macOf(macAddress) })),
  ].flatMap(({ bootOrder, name }) => (bootOrder === undefined ? [] : [{ bootOrder, name }]));
  if (ordered.length > 0) {
    return ordered.toSorted((left, right) => left.bootOrder - right.bootOrder).map(({ name }) => name);
  }
  // What libvirt writes when nothing was stated.
  if (os.bootDevices.join() === 'hd') return [];
  return os.bootDevices.flatMap(
    (device) => tryFindBootTarget(device, devices.disks, devices.interfaces) ?? [],
  );
}

/** `<boot dev>` names a kind of device and means the first of it. */
function tryFindBootTarget(
  bootDevice: string,
  disks: readonly DomainDisk[],
  interfaces: readonly DomainInterface[],
): string | undefined {
  if (bootDevice === 'network') return interfaces.map(({ macAddress }) => macOf(macAddress))[0];
  const kinds = { hd: 'disk', cdrom: 'cdrom', fd: 'floppy' };
  const kind = Object.entries(kinds).find(([name]) => name === bootDevice)?.[1];
  return disks.find((disk) => disk.device === kind)?.target.device;
}

function diskOf(disk: DomainDisk): ActualDisk {
  const limits = limitsOf(disk.tuning);
  // libvirt forgets the format of a drive without a medium while the machine runs.
  const isEmptyDrive = disk.source === undefined && disk.type === 'file';
  return {
    device: disk.device,
    target: disk.target.device,
    bus: disk.target.bus,
    ...(disk.source === undefined ? {} : { path: disk.source }),
    ...(disk.driver === undefined || isEmptyDrive ? {} : { format: disk.driver.type }),
    cache: disk.driver?.cache ?? 'default',
    discard: disk.driver?.discard ?? 'ignore',
    ...(disk.serial === undefined ? {} : { serial: disk.serial }),
    readonly: disk.readonly,
    ...(limits === undefined ? {} : { limits }),
  };
}
