import type { Plan, PlanMachine } from '../../plan';
import { literal, reference, resourceId, type TerraformObject, type TerraformValue } from './expression';
import { networkAddress } from './network';
import { diskAddress, imageAddress, seedAddress } from './storage';

const DEVICE_PREFIXES = { virtio: 'vd', scsi: 'sd', sata: 'sd' } as const;

export function machineResource(plan: Plan, machine: PlanMachine): TerraformObject {
  return {
    type: 'libvirt_domain',
    id: resourceId(machine.name),
    attributes: {
      name: machine.name,
      type: plan.host.acceleration === 'tcg' ? 'qemu' : 'kvm',
      description: machine.description === undefined ? undefined : literal(machine.description),
      autostart: machine.autostart,
      running: machine.powerState === 'running',
      vcpu: machine.vcpus.maximum,
      vcpu_current: machine.vcpus.current,
      memory: machine.memory.maximumMiB,
      memory_unit: 'MiB',
      current_memory: machine.memory.currentMiB,
      current_memory_unit: 'MiB',
      cpu: cpuValue(machine.cpuModel),
      features: { acpi: true },
      os: osValue(machine),
      devices: {
        disks: diskValues(machine),
        interfaces: machine.nics.map(nicValue),
        ...consoleValues(machine),
        channels: machine.guestAgent
          ? [{ source: { unix: {} }, target: { virt_io: { name: 'org.qemu.guest_agent.0' } } }]
          : undefined,
        rngs: machine.rng ? [{ model: 'virtio', backend: { random: '/dev/urandom' } }] : undefined,
      },
    },
  };
}

function cpuValue(model: string): TerraformValue {
  if (model === 'auto' || model === 'host') return { mode: 'host-passthrough' };
  return { mode: 'custom', model };
}

function osValue(machine: PlanMachine): TerraformValue {
  const common = {
    type: 'hvm',
    type_arch: machine.architecture,
    type_machine: machine.machineType,
    firmware: machine.firmware === 'uefi' ? 'efi' : undefined,
  };
  if (machine.boot.kind === 'disk') return common;
  const { kernel, initrd, commandLine } = machine.boot;
  return {
    ...common,
    kernel: reference(imageAddress(kernel), 'path'),
    initrd: initrd === undefined ? undefined : reference(imageAddress(initrd), 'path'),
    cmdline: commandLine === undefined ? undefined : literal(commandLine),
  };
}

function diskValues(machine: PlanMachine): readonly TerraformValue[] {
  const order = machine.boot.kind === 'disk' ? machine.boot.order : [];
  const used = { vd: 0, sd: 0 };
  const nextDevice = (bus: keyof typeof DEVICE_PREFIXES): string => {
    const prefix = DEVICE_PREFIXES[bus];
    used[prefix] += 1;
    return `${prefix}${letters(used[prefix])}`;
  };
  const disks = machine.disks.map((disk): TerraformValue => {
    const rank = order.indexOf(disk.name);
    return {
      device: 'disk',
      driver: { name: 'qemu', type: 'qcow2', cache: disk.cache, discard: disk.discard },
      source: { file: { file: reference(diskAddress(machine.name, disk.name), 'path') } },
      target: { bus: disk.bus, dev: nextDevice(disk.bus) },
      serial: disk.serial,
      boot: rank === -1 ? undefined : { order: rank + 1 },
    };
  });
  if (machine.cloudInit === undefined) return disks;
  // Debian's cloud kernels have no driver for SATA CD-ROMs.
  const seed = {
    device: 'cdrom',
    driver: { name: 'qemu', type: 'raw' },
    source: { file: { file: reference(seedAddress(machine.name), 'path') } },
    target: { bus: 'scsi', dev: nextDevice('scsi') },
    read_only: true,
  };
  return [...disks, seed];
}

/** 1 is `a`, 26 is `z`, 27 is `aa`: how Linux and libvirt count disks. */
function letters(position: number): string {
  const rest = Math.floor((position - 1) / 26);
  return `${rest === 0 ? '' : letters(rest)}${String.fromCharCode(97 + ((position - 1) % 26))}`;
}

function nicValue(nic: PlanMachine['nics'][number]): TerraformValue {
  return {
    mac: { address: nic.mac },
    model: { type: nic.model },
    source:
      nic.attachment.kind === 'network'
        ? { network: { network: reference(networkAddress(nic.attachment.network), 'name') } }
        : { bridge: { bridge: nic.attachment.bridge } },
  };
}

function consoleValues(machine: PlanMachine): { readonly [device: string]: TerraformValue } {
  if (!machine.serialConsole) return {};
  return {
    serials: [{ target: { port: 0 } }],
    consoles: [{ target: { type: 'serial', port: 0 } }],
  };
}
