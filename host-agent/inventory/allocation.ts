import type { DomainDefinition, DomainDisk, DomainInterface, DomainOs } from '../libvirt';
import { machineTypeOf } from './machine-type';
import { takenMiB } from './sizes';
import type { ActualDisk, ActualNic, MachineAllocation } from './types';

/** Where libvirt finds the guest agent (https://libvirt.org/formatdomain.html#channel). */
const GUEST_AGENT_CHANNEL = 'org.qemu.guest_agent.0';

/** What a definition gives to its machine, in the plan's words and units. */
export function allocationOf(definition: DomainDefinition): MachineAllocation {
  const { devices, os } = definition;
  const description = definition.description;
  return {
    ...(description === undefined || description === '' ? {} : { description }),
    vcpus: { current: definition.vcpus.current, maximum: definition.vcpus.maximum },
    memory: {
      currentMiB: takenMiB(definition.currentMemoryKiB ?? definition.memoryKiB),
      maximumMiB: takenMiB(definition.memoryKiB),
    },
    acceleration: accelerationOf(definition.type),
    architecture: os.architecture,
    machineType: machineTypeOf(os.machine),
    firmware: firmwareOf(os),
    ...cpuOf(definition),
    boot: bootOf(definition),
    disks: devices.disks.map(diskOf),
    nics: devices.interfaces.map(nicOf),
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
  return {
    device: disk.device,
    target: disk.target.device,
    bus: disk.target.bus,
    ...(disk.source === undefined ? {} : { path: disk.source }),
    ...(disk.driver === undefined ? {} : { format: disk.driver.type }),
    cache: disk.driver?.cache ?? 'default',
    discard: disk.driver?.discard ?? 'ignore',
    ...(disk.serial === undefined ? {} : { serial: disk.serial }),
    readonly: disk.readonly,
  };
}

function nicOf(nic: DomainInterface): ActualNic {
  return {
    mac: macOf(nic.macAddress),
    attachment: attachmentOf(nic),
    model: nic.model ?? 'default',
  };
}

function attachmentOf({ type, source = '', sourceNetwork }: DomainInterface): ActualNic['attachment'] {
  // While a machine runs, libvirt shows what became of a network; what was asked for is what counts.
  if (sourceNetwork !== undefined) return { kind: 'network', name: sourceNetwork };
  return { kind: type === 'network' || type === 'bridge' ? type : 'other', name: source };
}

function macOf(macAddress: string | undefined): string {
  return (macAddress ?? '').toLowerCase();
}
