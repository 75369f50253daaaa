import {
  reservationsOf,
  tryFindVolumePath,
  type Plan,
  type PlanMachine,
  type PlanNetwork,
} from '../../../lib/plan';
import type { MachineAllocation, NetworkSettings, SubnetSettings } from '../../../host-agent/inventory';

/** What the inventory must say of a machine that runs exactly what its plan states; written from the plan's words alone. */
export function statedAllocation(
  plan: Plan,
  machine: PlanMachine,
  acceleration: 'kvm' | 'tcg',
): Omit<MachineAllocation, 'boot' | 'disks'> & {
  readonly disks: readonly unknown[];
  readonly boot: unknown;
} {
  return {
    ...(machine.description ? { description: machine.description } : {}),
    vcpus: machine.vcpus,
    memory: machine.memory,
    acceleration,
    architecture: machine.architecture,
    machineType: machine.machineType,
    firmware: machine.firmware,
    ...statedCpu(machine.cpuModel, acceleration),
    boot: statedBoot(plan, machine),
    disks: inPathOrder([...statedDisks(plan, machine), ...statedSeed(plan, machine)]),
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
  return disk && tryFindVolumePath(plan, disk);
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
  }));
}

function statedSeed(plan: Plan, { cloudInit }: PlanMachine) {
  if (cloudInit === undefined) return [];
  return [
    {
      device: 'cdrom',
      bus: 'scsi',
      path: tryFindVolumePath(plan, cloudInit),
      format: 'raw',
      cache: 'default',
      discard: 'ignore',
      readonly: true,
    },
  ];
}

/** libvirt sorts disks by bus and target, whatever order they were defined in. */
function inPathOrder<Disk extends { readonly path?: string | undefined }>(
  disks: readonly Disk[],
): readonly Disk[] {
  return disks.toSorted((left, right) => ((left.path ?? '') < (right.path ?? '') ? -1 : 1));
}

/** An allocation in the form of `statedAllocation`: libvirt's target devices replaced by the files behind them. */
export function withoutTargets(allocation: MachineAllocation): unknown {
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
