import type {
  ActualDisk,
  MachineAllocation,
  NetworkSettings,
  SubnetSettings,
} from '../../../host-agent/inventory';
import {
  reservationsOf,
  tryFindVolumePath,
  type Plan,
  type PlanMachine,
  type PlanManagedNetwork,
  type PlanNetwork,
} from '../../../lib/plan';

/** The definition that a machine of the plan gets, as an inventory shows it. */
export function allocationOf(
  plan: Plan,
  machine: PlanMachine,
  acceleration: 'kvm' | 'tcg',
): MachineAllocation {
  const disks = disksOf(plan, machine);
  return {
    ...(machine.description === undefined ? {} : { description: machine.description }),
    vcpus: machine.vcpus,
    memory: machine.memory,
    acceleration,
    architecture: machine.architecture,
    machineType: machine.machineType,
    firmware: machine.firmware,
    ...cpuOf(machine.cpuModel, acceleration),
    boot: bootOf(plan, machine, disks),
    disks,
    nics: machine.nics.map((nic) => ({
      mac: nic.mac,
      attachment:
        nic.attachment.kind === 'network'
          ? { kind: 'network', name: nic.attachment.network }
          : { kind: 'bridge', name: nic.attachment.bridge },
      model: nic.model,
    })),
    serialConsole: machine.serialConsole,
    guestAgent: machine.guestAgent,
    rng: machine.rng,
  };
}

/**
 * What a started machine shows of its definition: the balloon is on its way, and a named CPU model has become a list of
 * features of another one.
 */
export function runningFrom(stored: MachineAllocation): MachineAllocation {
  return {
    ...stored,
    memory: { ...stored.memory, currentMiB: stored.memory.maximumMiB },
    ...(stored.cpuMode === 'custom' ? { cpuModel: `${stored.cpuModel ?? ''}-expanded` } : {}),
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

function disksOf(plan: Plan, machine: PlanMachine): readonly ActualDisk[] {
  const seed = machine.cloudInit;
  return [
    ...machine.disks.map((disk, index) => ({
      device: 'disk' as const,
      target: `${disk.bus === 'virtio' ? 'vd' : 'sd'}${String.fromCharCode('b'.charCodeAt(0) + index)}`,
      bus: disk.bus,
      path: pathOf(plan, disk),
      format: 'qcow2',
      cache: disk.cache,
      discard: disk.discard,
      serial: disk.serial,
      readonly: false,
    })),
    ...(seed === undefined
      ? []
      : [
          {
            device: 'cdrom' as const,
            target: 'sda',
            bus: 'scsi',
            path: pathOf(plan, seed),
            format: 'raw',
            cache: 'default',
            discard: 'ignore',
            readonly: true,
          },
        ]),
  ];
}

function bootOf(
  plan: Plan,
  { boot, disks: planned }: PlanMachine,
  disks: readonly ActualDisk[],
): MachineAllocation['boot'] {
  if (boot.kind === 'disk') {
    const targets = boot.order.map(
      (name) => disks[planned.findIndex((disk) => disk.name === name)]?.target ?? name,
    );
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
