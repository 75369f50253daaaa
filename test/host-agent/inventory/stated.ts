import {
  reservationsOf,
  tryFindVolumePath,
  type Plan,
  type PlanDisk,
  type PlanDiskRate,
  type PlanMachine,
  type PlanNetwork,
} from '../../../lib/plan';
import type { MachineAllocation, NetworkSettings, SubnetSettings } from '../../../host-agent/inventory';

/** What the inventory must say of a machine that runs exactly what its plan states; written from the plan's words alone. */
export function statedAllocation(
  plan: Plan,
  machine: PlanMachine,
  acceleration: 'kvm' | 'tcg',
): Omit<MachineAllocation, 'boot' | 'disks' | 'freePciSlots'> & {
  readonly disks: readonly unknown[];
  readonly boot: unknown;
} {
  return {
    ...(machine.description ? { description: machine.description } : {}),
    vcpus: statedVcpus(machine, acceleration),
    cpu: statedTuning(machine),
    memory: statedMemory(machine),
    ...(acceleration === 'tcg'
      ? { translationCacheMiB: machine.vcpus.maximum > machine.vcpus.current ? 512 : 256 }
      : {}),
    acceleration,
    architecture: machine.architecture,
    machineType: machine.machineType,
    firmware: machine.firmware,
    // A BIOS starts anything.
    secureBoot: machine.secureBoot && machine.firmware === 'uefi',
    tpm: machine.tpm,
    ...statedCpu(machine.cpuModel, acceleration),
    boot: statedBoot(plan, machine),
    disks: inPathOrder([
      ...statedDisks(plan, machine),
      ...statedDrives(plan, machine),
      ...statedSeed(plan, machine),
    ]),
    nics: machine.nics.map((nic) => ({
      mac: nic.mac,
      attachment:
        nic.attachment.kind === 'network'
          ? { kind: 'network', name: nic.attachment.network }
          : { kind: 'bridge', name: nic.attachment.bridge },
      model: nic.model,
      linkUp: nic.linkUp,
      ...(nic.mtu === undefined ? {} : { mtu: nic.mtu }),
      ...(Object.keys(nic.bandwidth ?? {}).length === 0 ? {} : { bandwidth: nic.bandwidth }),
      ...(nic.filter === undefined
        ? {}
        : { filter: { ...nic.filter, parameters: byName(nic.filter.parameters) } }),
    })),
    scsiController: true,
    serialConsole: machine.serialConsole,
    guestAgent: machine.guestAgent,
    rng: machine.rng,
  };
}

/** What can be taken away again: under KVM all vCPUs but the first, on boards that can do it. */
function statedVcpus(
  { vcpus, architecture }: PlanMachine,
  acceleration: 'kvm' | 'tcg',
): MachineAllocation['vcpus'] {
  const { current, maximum } = vcpus;
  const removable = acceleration === 'kvm' && architecture === 'x86_64' ? current - 1 : 0;
  return { current, maximum, removable };
}

function statedTuning({ cpu }: PlanMachine): MachineAllocation['cpu'] {
  const ascending = (cpus: readonly number[]) => cpus.toSorted((left, right) => left - right);
  const { topology, shares, limitPercent } = cpu;
  return {
    ...(topology === undefined ? {} : { topology }),
    ...(shares === undefined ? {} : { shares }),
    ...(limitPercent === undefined ? {} : { limitPercent }),
    pinning: cpu.pinning
      .map(({ vcpu, hostCpus }) => ({ vcpu, hostCpus: ascending(hostCpus) }))
      .toSorted((left, right) => left.vcpu - right.vcpu),
    ...(cpu.emulatorHostCpus === undefined ? {} : { emulatorHostCpus: ascending(cpu.emulatorHostCpus) }),
  };
}

function statedMemory({ memory }: PlanMachine): MachineAllocation['memory'] {
  const { currentMiB, bootMiB, maximumMiB, hugepages } = memory;
  return {
    currentMiB,
    bootMiB,
    maximumMiB,
    ...(maximumMiB === bootMiB ? {} : { requestedMiB: Math.max(0, currentMiB - bootMiB) }),
    hugepages,
  };
}

function byName<Parameter extends { readonly name: string }>(
  parameters: readonly Parameter[],
): readonly Parameter[] {
  return parameters.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

function statedCpu(cpuModel: string, acceleration: 'kvm' | 'tcg') {
  if (cpuModel === 'auto') return { cpuMode: acceleration === 'kvm' ? 'host-passthrough' : 'maximum' };
  return cpuModel === 'host' ? { cpuMode: 'host-passthrough' } : { cpuMode: 'custom', cpuModel };
}

function statedBoot(plan: Plan, machine: PlanMachine): unknown {
  const { boot } = machine;
  const pathOf = (name: string): string | undefined => {
    const image = plan.images.find((candidate) => candidate.name === name);
    return image && tryFindVolumePath(plan, image);
  };
  if (boot.kind === 'kernel') {
    return {
      kind: 'kernel',
      kernelPath: pathOf(boot.kernel),
      ...(boot.initrd === undefined ? {} : { initrdPath: pathOf(boot.initrd) }),
      ...(boot.commandLine === undefined ? {} : { commandLine: boot.commandLine }),
    };
  }
  // Targets are libvirt's; which file boots first is the plan's.
  return { kind: 'disk', paths: boot.order.map((name) => diskPath(plan, machine, name)) };
}

function diskPath(plan: Plan, machine: PlanMachine, name: string): string | undefined {
  const disk = machine.disks.find((candidate) => candidate.name === name);
  if (disk !== undefined) return tryFindVolumePath(plan, disk);
  const cdrom = machine.cdroms.find((candidate) => candidate.name === name);
  return cdrom && mediumPath(plan, cdrom);
}

function mediumPath(plan: Plan, cdrom: PlanMachine['cdroms'][number]): string | undefined {
  const image = plan.images.find(({ name }) => name === cdrom.image);
  return image && tryFindVolumePath(plan, image);
}

function statedDisks(plan: Plan, machine: PlanMachine) {
  return machine.disks.map((disk) => ({
    device: 'disk',
    bus: disk.bus,
    path: tryFindVolumePath(plan, disk),
    format: 'qcow2',
    cache: disk.cache,
    discard: disk.discard,
    serial: disk.serial,
    readonly: false,
    ...statedLimits(disk.limits),
  }));
}

/** To state an empty limit is to state none. */
function statedLimits(limits: PlanDisk['limits']): { readonly limits?: PlanDisk['limits'] } {
  const rate = (stated: PlanDiskRate | undefined): PlanDiskRate | undefined => {
    const { burst, ...steady } = stated ?? {};
    const { seconds: _, ...peaks } = burst ?? {};
    const rates = { ...steady, ...(Object.keys(peaks).length === 0 ? {} : { burst }) };
    return Object.keys(rates).length === 0 ? undefined : rates;
  };
  const [iops, bytesPerSecond] = [rate(limits?.iops), rate(limits?.bytesPerSecond)];
  return iops === undefined && bytesPerSecond === undefined ? {} : { limits: { iops, bytesPerSecond } };
}

const CD_DRIVE = { device: 'cdrom', bus: 'scsi', cache: 'default', discard: 'ignore', readonly: true };

function statedDrives(
  plan: Plan,
  { cdroms }: PlanMachine,
): readonly { readonly path?: string; readonly device: string }[] {
  return cdroms.map((cdrom) => {
    const path = mediumPath(plan, cdrom);
    return path === undefined ? CD_DRIVE : { ...CD_DRIVE, path, format: 'raw' };
  });
}

function statedSeed(plan: Plan, { cloudInit }: PlanMachine) {
  if (cloudInit === undefined) return [];
  return [{ ...CD_DRIVE, path: tryFindVolumePath(plan, cloudInit), format: 'raw' }];
}

/** libvirt sorts disks by bus and target, whatever order they were defined in. */
function inPathOrder<Disk extends { readonly path?: string | undefined }>(
  disks: readonly Disk[],
): readonly Disk[] {
  return disks.toSorted((left, right) => ((left.path ?? '') < (right.path ?? '') ? -1 : 1));
}

/**
 * An allocation in the form of `statedAllocation`: libvirt's target devices replaced by the files behind them, and without the PCI
 * slots, which it hands out.
 */
export function withoutTargets(shown: MachineAllocation): unknown {
  const { freePciSlots: _, ...allocation } = shown;
  const { boot } = allocation;
  return {
    ...allocation,
    disks: inPathOrder(allocation.disks.map((disk) => ({ ...disk, target: undefined }))),
    boot:
      boot.kind === 'kernel'
        ? boot
        : {
            kind: 'disk',
            paths: boot.order.map((target) => allocation.disks.find((disk) => disk.target === target)?.path),
          },
  };
}

/** What the inventory must say of a network that is exactly what its plan states. */
export function statedSettings(plan: Plan, network: PlanNetwork): NetworkSettings {
  if (network.mode === 'bridge') return { mode: 'bridge', bridgeName: network.existingBridge, dnsHosts: [] };
  const reservations = reservationsOf(plan, network);
  const subnet = (family: 'ipv4' | 'ipv6'): SubnetSettings | undefined => {
    const stated = network[family];
    return (
      stated && {
        cidr: stated.cidr,
        gateway: stated.gateway,
        ...(stated.dhcpRange === undefined ? {} : { dhcpRange: stated.dhcpRange }),
        reservations: reservations
          .filter((entry) => entry.family === family)
          .map(({ mac, name, address }) => ({
            ...(family === 'ipv4' ? { mac } : {}),
            ...(name === undefined ? {} : { name }),
            address,
          })),
      }
    );
  };
  const [ipv4, ipv6] = [subnet('ipv4'), subnet('ipv6')];
  return {
    mode: network.mode,
    bridgeName: network.bridgeName,
    ...(network.mtu === undefined ? {} : { mtu: network.mtu }),
    ...(ipv4 === undefined ? {} : { ipv4 }),
    ...(ipv6 === undefined ? {} : { ipv6 }),
    ...(network.dns.domain === undefined ? {} : { dnsDomain: network.dns.domain }),
    dnsHosts: network.dns.hosts,
  };
}
