import { describeMachine, type InterfaceDescription, type MachineDescription } from '../../describe';
import type { Plan, PlanMachine } from '../../plan';
import { driveValues } from './drives';
import { literal, reference, resourceId, type TerraformObject, type TerraformValue } from './expression';
import { networkAddress } from './network';
import { imageAddress } from './storage';

export function machineResource(plan: Plan, machine: PlanMachine): TerraformObject {
  const acceleration = plan.host.acceleration === 'tcg' ? 'tcg' : 'kvm';
  const description = describeMachine(machine, { plan, acceleration });
  const { devices } = description;
  return {
    type: 'libvirt_domain',
    id: resourceId(machine.name),
    attributes: {
      name: machine.name,
      type: description.type,
      description: machine.description === undefined ? undefined : literal(machine.description),
      autostart: machine.autostart,
      running: machine.powerState === 'running',
      vcpu: machine.vcpus.maximum,
      vcpu_current: machine.vcpus.current,
      // The provider has no memory devices, so nothing can be plugged in: the machine boots with all that it is given.
      memory: Math.max(machine.memory.bootMiB, machine.memory.currentMiB),
      memory_unit: 'MiB',
      current_memory: machine.memory.currentMiB,
      current_memory_unit: 'MiB',
      cpu: { ...cpuModelValue(machine.cpuModel), topology: description.cpu.topology },
      cpu_tune: cpuTuneValue(description.cpuTuning),
      features: { acpi: true, smm: description.features.smm === true ? { state: 'on' } : undefined },
      os: osValue(machine, description.os.secureBoot),
      devices: {
        controllers: devices.controllers.map(({ type, model, index }) => ({ type, model, index })),
        disks: driveValues(machine, devices.disks),
        interfaces: devices.interfaces.map(nicValue),
        ...consoleValues(machine),
        channels: machine.guestAgent
          ? [{ source: { unix: {} }, target: { virt_io: { name: 'org.qemu.guest_agent.0' } } }]
          : undefined,
        rngs: machine.rng ? [{ model: 'virtio', backend: { random: '/dev/urandom' } }] : undefined,
        tpms: devices.tpm && [
          { model: devices.tpm.model, backend: { emulator: { version: devices.tpm.version } } },
        ],
      },
    },
  };
}

function cpuModelValue(model: string): { readonly [attribute: string]: string } {
  if (model === 'auto' || model === 'host') return { mode: 'host-passthrough' };
  return { mode: 'custom', model };
}

function cpuTuneValue(tuning: MachineDescription['cpuTuning']): TerraformValue | undefined {
  return (
    tuning && {
      shares: tuning.shares,
      global_period: tuning.globalPeriodMicroseconds,
      global_quota: tuning.globalQuotaMicroseconds,
      vcpu_pin:
        tuning.vcpuPins.length === 0
          ? undefined
          : tuning.vcpuPins.map(({ vcpu, cpus }) => ({ vcpu, cpu_set: cpus })),
      emulator_pin: tuning.emulatorPin === undefined ? undefined : { cpu_set: tuning.emulatorPin },
    }
  );
}

function osValue(
  machine: PlanMachine,
  secureBoot: MachineDescription['os']['secureBoot'],
): { readonly [attribute: string]: TerraformValue | undefined } {
  const common = {
    type: 'hvm',
    type_arch: machine.architecture,
    type_machine: machine.machineType,
    firmware: machine.firmware === 'uefi' ? 'efi' : undefined,
    firmware_info: secureBoot && {
      features: [
        { name: 'secure-boot', enabled: yesOrNo(secureBoot.enabled) },
        { name: 'enrolled-keys', enabled: yesOrNo(secureBoot.enrolledKeys) },
      ],
    },
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

const yesOrNo = (isSo: boolean): string => (isSo ? 'yes' : 'no');

function nicValue(nic: InterfaceDescription): TerraformValue {
  const { bandwidth, filter } = nic;
  return {
    mac: { address: nic.macAddress },
    model: { type: nic.model },
    source:
      nic.type === 'network'
        ? { network: { network: reference(networkAddress(nic.source), 'name') } }
        : { bridge: { bridge: nic.source } },
    link: { state: nic.linkState ?? 'up' },
    mtu: nic.mtu === undefined ? undefined : { size: nic.mtu },
    bandwidth: bandwidth && {
      inbound: bandwidthValue(bandwidth.inbound),
      outbound: bandwidthValue(bandwidth.outbound),
    },
    filter_ref: filter && {
      filter: filter.name,
      parameters:
        filter.parameters.length === 0 ? undefined : filter.parameters.map((parameter) => ({ ...parameter })),
    },
  };
}

function bandwidthValue(
  direction: NonNullable<InterfaceDescription['bandwidth']>['inbound'],
): TerraformValue | undefined {
  return (
    direction && {
      average: direction.averageKiBPerSecond,
      peak: direction.peakKiBPerSecond,
      burst: direction.burstKiB,
    }
  );
}

function consoleValues(machine: PlanMachine): { readonly [device: string]: TerraformValue } {
  if (!machine.serialConsole) return {};
  return {
    serials: [{ target: { port: 0 } }],
    consoles: [{ target: { type: 'serial', port: 0 } }],
  };
}
