import type {
  ActualCpu,
  ActualDisk,
  ActualNic,
  MachineAllocation,
  NetworkSettings,
  SubnetSettings,
} from '../../../host-agent/inventory';
import {
  cdromTarget,
  reservationsOf,
  tryFindVolumePath,
  type Plan,
  type PlanCpu,
  type PlanDisk,
  type PlanMachine,
  type PlanManagedNetwork,
  type PlanNetwork,
  type PlanNic,
} from '../../../lib/plan';

/** Below this QEMU aborts when a vCPU is plugged in under TCG. */
export const TRANSLATION_CACHE_FOR_MORE_VCPUS_MIB = 512;
const TRANSLATION_CACHE_MIB = 256;

/** Ports that a machine with PCI Express is given beyond those that it needs. */
const SPARE_PORTS = 8;
/** What a plain PCI bus has, without the host bridge. */
const PCI_SLOTS = 31;

/** The definition that a machine of the plan gets, as an inventory shows it. */
export function allocationOf(
  plan: Plan,
  machine: PlanMachine,
  acceleration: 'kvm' | 'tcg',
): MachineAllocation {
  const disks = disksOf(plan, machine);
  const { current, maximum } = machine.vcpus;
  return {
    ...(machine.description === undefined ? {} : { description: machine.description }),
    // Under TCG none is made removable: QEMU breaks when one goes.
    vcpus: { current, maximum, removable: acceleration === 'kvm' ? current - 1 : 0 },
    cpu: tuningOf(machine.cpu),
    memory: memoryOf(machine.memory),
    ...(acceleration === 'tcg'
      ? {
          translationCacheMiB:
            maximum > current ? TRANSLATION_CACHE_FOR_MORE_VCPUS_MIB : TRANSLATION_CACHE_MIB,
        }
      : {}),
    acceleration,
    architecture: machine.architecture,
    machineType: machine.machineType,
    firmware: machine.firmware,
    secureBoot: machine.secureBoot,
    tpm: machine.tpm,
    ...cpuOf(machine.cpuModel, acceleration),
    boot: bootOf(plan, machine, disks),
    disks,
    nics: machine.nics.map(nicOf),
    freePciSlots:
      machine.machineType === 'pc' ? PCI_SLOTS - machine.disks.length - machine.nics.length : SPARE_PORTS,
    scsiController: true,
    serialConsole: machine.serialConsole,
    guestAgent: machine.guestAgent,
    rng: machine.rng,
  };
}

/**
 * What a started machine shows of its definition: the balloon has taken nothing yet, and "like the host's" has become a named
 * model. One that was named keeps its name.
 */
export function runningFrom(stored: MachineAllocation): MachineAllocation {
  return {
    ...stored,
    memory: { ...stored.memory, currentMiB: stored.memory.bootMiB },
    ...(stored.cpuMode === 'host-model' ? { cpuMode: 'custom', cpuModel: 'EPYC' } : {}),
  };
}

/** A disk of the plan as an inventory shows it, at `target`. */
export function diskOf(plan: Plan, disk: PlanDisk, target: string): ActualDisk {
  return {
    device: 'disk',
    target,
    bus: disk.bus,
    path: pathOf(plan, disk),
    format: 'qcow2',
    cache: disk.cache,
    discard: disk.discard,
    serial: disk.serial,
    readonly: false,
    ...(disk.limits === undefined ? {} : { limits: disk.limits }),
  };
}

/** A NIC of the plan as an inventory shows it. */
export function nicOf(nic: PlanNic): ActualNic {
  return {
    mac: nic.mac,
    attachment:
      nic.attachment.kind === 'network'
        ? { kind: 'network', name: nic.attachment.network }
        : { kind: 'bridge', name: nic.attachment.bridge },
    model: nic.model,
    linkUp: nic.linkUp,
    ...(nic.mtu === undefined ? {} : { mtu: nic.mtu }),
    ...(nic.bandwidth === undefined ? {} : { bandwidth: nic.bandwidth }),
    ...(nic.filter === undefined
      ? {}
      : {
          filter: {
            name: nic.filter.name,
            parameters: nic.filter.parameters.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
          },
        }),
  };
}

/** Tuning as an inventory shows it. */
export function tuningOf(cpu: PlanCpu): ActualCpu {
  const ascending = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b);
  return {
    ...(cpu.topology === undefined ? {} : { topology: cpu.topology }),
    ...(cpu.shares === undefined ? {} : { shares: cpu.shares }),
    ...(cpu.limitPercent === undefined ? {} : { limitPercent: cpu.limitPercent }),
    pinning: cpu.pinning
      .map(({ vcpu, hostCpus }) => ({ vcpu, hostCpus: ascending(hostCpus) }))
      .sort((a, b) => a.vcpu - b.vcpu),
    ...(cpu.emulatorHostCpus === undefined ? {} : { emulatorHostCpus: ascending(cpu.emulatorHostCpus) }),
  };
}

/** The definition that a network of the plan gets, as an inventory shows it. */
export function settingsOf(plan: Plan, network: PlanNetwork): NetworkSettings {
  if (network.mode === 'bridge') {
    return { mode: 'bridge', bridgeName: network.existingBridge, ...mtuOf(network), dnsHosts: [] };
  }
  return {
    mode: network.mode,
    bridgeName: network.bridgeName,
    ...mtuOf(network),
    ...(network.ipv4 === undefined ? {} : { ipv4: subnetOf(plan, network, 'ipv4', network.ipv4) }),
    ...(network.ipv6 === undefined ? {} : { ipv6: subnetOf(plan, network, 'ipv6', network.ipv6) }),
    ...(network.dns.domain === undefined ? {} : { dnsDomain: network.dns.domain }),
    dnsHosts: network.dns.hosts,
  };
}

/** Where an image of the plan lies. */
export function imagePath(plan: Plan, name: string): string {
  const image = plan.images.find((candidate) => candidate.name === name);
  return image === undefined ? `no image ${name}` : pathOf(plan, image);
}

/** Where a file of one of the plan's pools lies. */
export function pathOf(plan: Plan, file: { readonly pool: string; readonly fileName: string }): string {
  return tryFindVolumePath(plan, file) ?? `no pool ${file.pool}`;
}

function memoryOf({
  currentMiB,
  bootMiB,
  maximumMiB,
  hugepages,
}: PlanMachine['memory']): MachineAllocation['memory'] {
  return {
    currentMiB,
    bootMiB,
    maximumMiB,
    ...(maximumMiB > bootMiB ? { requestedMiB: Math.max(0, currentMiB - bootMiB) } : {}),
    hugepages,
  };
}

function disksOf(plan: Plan, machine: PlanMachine): readonly ActualDisk[] {
  const seed = machine.cloudInit;
  const drive = {
    device: 'cdrom' as const,
    bus: 'scsi',
    format: 'raw',
    cache: 'default',
    discard: 'ignore',
    readonly: true,
  };
  const used = { vd: 0, sd: 0 };
  return [
    ...machine.disks.map((disk) => {
      const prefix = disk.bus === 'virtio' ? 'vd' : 'sd';
      used[prefix] += 1;
      // The seed and the drives come before disks that share their prefix.
      const first = prefix === 'vd' ? 'a' : 'f';
      return diskOf(plan, disk, `${prefix}${String.fromCharCode(first.charCodeAt(0) + used[prefix] - 1)}`);
    }),
    ...(seed === undefined ? [] : [{ ...drive, target: 'sda', path: pathOf(plan, seed) }]),
    ...machine.cdroms.map(({ image }, index) => ({
      ...drive,
      target: cdromTarget(index),
      ...(image === undefined ? {} : { path: imagePath(plan, image) }),
    })),
  ];
}

function bootOf(
  plan: Plan,
  { boot, disks: planned, cdroms }: PlanMachine,
  disks: readonly ActualDisk[],
): MachineAllocation['boot'] {
  if (boot.kind === 'disk') {
    const targets = boot.order.map((name) => {
      const drive = cdroms.findIndex((cdrom) => cdrom.name === name);
      if (drive >= 0) return cdromTarget(drive);
      return disks[planned.findIndex((disk) => disk.name === name)]?.target ?? name;
    });
    return { kind: 'disk', order: targets };
  }
  return {
    kind: 'kernel',
    kernelPath: imagePath(plan, boot.kernel),
    ...(boot.initrd === undefined ? {} : { initrdPath: imagePath(plan, boot.initrd) }),
    ...(boot.commandLine === undefined ? {} : { commandLine: boot.commandLine }),
  };
}

function cpuOf(
  cpuModel: string,
  acceleration: 'kvm' | 'tcg',
): Pick<MachineAllocation, 'cpuMode' | 'cpuModel'> {
  if (cpuModel === 'host') return { cpuMode: 'host-passthrough' };
  if (cpuModel !== 'auto') return { cpuMode: 'custom', cpuModel };
  return { cpuMode: acceleration === 'kvm' ? 'host-passthrough' : 'maximum' };
}

function mtuOf(network: PlanNetwork): { readonly mtu?: number } {
  return network.mode === 'bridge' || network.mtu === undefined ? {} : { mtu: network.mtu };
}

function subnetOf(
  plan: Plan,
  network: PlanManagedNetwork,
  family: 'ipv4' | 'ipv6',
  subnet: NonNullable<PlanManagedNetwork['ipv4'] | PlanManagedNetwork['ipv6']>,
): SubnetSettings {
  return {
    cidr: subnet.cidr,
    gateway: subnet.gateway,
    ...(subnet.dhcpRange === undefined ? {} : { dhcpRange: subnet.dhcpRange }),
    reservations: reservationsOf(plan, network)
      .filter((entry) => entry.family === family)
      .map(({ mac, name, address }) => ({
        ...(family === 'ipv4' ? { mac } : {}),
        ...(name === undefined ? {} : { name }),
        address,
      })),
  };
}
