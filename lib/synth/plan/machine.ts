import type { Disk, Machine, Nic, Pool } from '../../fleet';
import { seedNameTag, type PlanInput } from '../../plan';

type MachineInput = PlanInput['machines'][number];
type BootInput = MachineInput['boot'];
type ReadinessCheckInput = MachineInput['readiness']['checks'][number];

/** What a machine's plan needs beyond the machine's own constructs. */
export interface MachineFacts {
  readonly uuid: string;
  /** How its files begin. */
  readonly fileNameBase: string;
  readonly poolOf: (stated: Pool | undefined) => string;
  readonly macOf: (nic: Nic) => string;
  readonly addressOf: (nic: Nic, family: 'ipv4' | 'ipv6') => string | undefined;
  readonly serialOf: (disk: Disk) => string;
}

export function machineToPlan(machine: Machine, facts: MachineFacts): MachineInput {
  const { disks, nics } = machine;
  return {
    name: machine.name,
    uuid: facts.uuid,
    key: machine.node.path,
    ...(machine.description === undefined ? {} : { description: machine.description }),
    protect: machine.protect,
    vcpus: machine.vcpus,
    cpu: machine.cpu,
    memory: machine.memory,
    cpuModel: machine.cpuModel,
    machineType: machine.machineType,
    architecture: machine.architecture,
    firmware: machine.firmware,
    secureBoot: machine.secureBoot,
    tpm: machine.tpm,
    boot: bootToPlan(machine, disks),
    disks: disks.map((disk) => diskToPlan(disk, facts)),
    cdroms: machine.cdroms.map(({ name, image }) => ({
      name,
      ...(image === undefined ? {} : { image: image.name }),
    })),
    nics: nics.map((nic) => nicToPlan(nic, facts)),
    ...cloudInitToPlan(machine, disks, facts),
    serialConsole: machine.serialConsole,
    guestAgent: machine.guestAgent,
    rng: machine.rng,
    autostart: machine.autostart,
    startOrder: machine.startOrder,
    powerState: machine.powerState,
    stop: machine.stop,
    onRestartNeeded: machine.onRestartNeeded,
    guest: machine.guest,
    readiness: { checks: readinessChecks(machine, nics), timeoutSeconds: machine.readiness.timeoutSeconds },
  };
}

function bootToPlan(machine: Machine, disks: readonly Disk[]): BootInput {
  const { boot } = machine;
  if (boot === undefined) return { kind: 'disk', order: disks.slice(0, 1).map((disk) => disk.name) };
  if ('order' in boot) return { kind: 'disk', order: [...boot.order] };
  return {
    kind: 'kernel',
    kernel: boot.kernel.name,
    ...(boot.initrd === undefined ? {} : { initrd: boot.initrd.name }),
    ...(boot.commandLine === undefined ? {} : { commandLine: boot.commandLine }),
  };
}

function diskToPlan(disk: Disk, facts: MachineFacts): MachineInput['disks'][number] {
  const kind = disk.clone === 'copy' ? ('copy' as const) : ('image' as const);
  return {
    name: disk.name,
    pool: facts.poolOf(disk.pool),
    // A disk's name holds no dot, so no two pairs of machine and disk make the same file name.
    fileName: `${facts.fileNameBase}.${disk.name}.qcow2`,
    sizeMiB: disk.sizeMiB,
    source: disk.image === undefined ? { kind: 'blank' } : { kind, image: disk.image.name },
    bus: disk.bus,
    cache: disk.cache,
    discard: disk.discard,
    ...(disk.limits === undefined ? {} : { limits: disk.limits }),
    retain: disk.retain,
    serial: facts.serialOf(disk),
  };
}

function nicToPlan(nic: Nic, facts: MachineFacts): MachineInput['nics'][number] {
  const ipv4 = facts.addressOf(nic, 'ipv4');
  const ipv6 = facts.addressOf(nic, 'ipv6');
  return {
    name: nic.name,
    attachment:
      nic.attachment.kind === 'network'
        ? { kind: 'network', network: nic.attachment.network.name }
        : nic.attachment,
    mac: facts.macOf(nic),
    model: nic.model,
    linkUp: nic.linkUp,
    ...(nic.mtu === undefined ? {} : { mtu: nic.mtu }),
    ...(nic.bandwidth === undefined ? {} : { bandwidth: nic.bandwidth }),
    ...(nic.filter === undefined ? {} : { filter: nic.filter }),
    ...(ipv4 === undefined ? {} : { ipv4 }),
    ...(ipv6 === undefined ? {} : { ipv6 }),
  };
}

function cloudInitToPlan(
  machine: Machine,
  disks: readonly Disk[],
  facts: MachineFacts,
): Pick<MachineInput, 'cloudInit'> {
  const { cloudInit } = machine;
  if (cloudInit === undefined) return {};
  const documents = cloudInit.documents({ name: machine.name, uuid: facts.uuid });
  return {
    cloudInit: {
      ...documents,
      pool: facts.poolOf(cloudInit.pool ?? disks[0]?.pool),
      fileName: `${facts.fileNameBase}.cloud-init-${seedNameTag(documents)}.iso`,
    },
  };
}

/** Without stated checks a machine is ready when its first NIC has an address that the host itself serves. */
function readinessChecks(machine: Machine, nics: readonly Nic[]): ReadinessCheckInput[] {
  const [first] = nics;
  const isServed = first?.attachment.kind === 'network' && first.attachment.network.kind.kind === 'managed';
  const byDefault = isServed && hasAddress(first) ? [{ kind: 'address' as const, nic: undefined }] : [];
  return (machine.readiness.checks ?? byDefault).map((check) =>
    // A machine without NICs gets a name that no NIC has, and the plan's checks say so.
    'nic' in check ? { ...check, nic: check.nic ?? first?.name ?? 'none' } : check,
  );
}

/** Whether the network gives this NIC any address: a fixed one, or one of the DHCP range. */
function hasAddress(nic: Nic): boolean {
  const network = nic.attachment.kind === 'network' ? nic.attachment.network : undefined;
  return (['ipv4', 'ipv6'] as const).some(
    (family) => nic[family].kind !== 'dynamic' || network?.[family]?.dhcpRange !== undefined,
  );
}
