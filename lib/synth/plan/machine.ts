import { filterOfGuard, type Disk, type Host, type Machine, type Nic, type Pool } from '../../fleet';
import { derivedUuid, diskSerial, fileNameBase } from '../../placement';
import { seedNameTag, type PlanInput } from '../../plan';
import type { MachineParts, NicPart } from './host-tree';
import { identityOfKey } from './identity';

type MachineInput = PlanInput['machines'][number];
type BootInput = MachineInput['boot'];
type ReadinessCheckInput = MachineInput['readiness']['checks'][number];

/** What the plans of a host's machines need beyond the machines' own constructs. */
export interface MachineFacts {
  readonly host: Host;
  readonly poolOf: (stated: Pool | undefined) => string;
  readonly macOf: (nic: Nic) => string;
  readonly addressOf: (nic: Nic, family: 'ipv4' | 'ipv6') => string | undefined;
}

/** What follows from a machine's construct path. */
interface OwnFacts {
  readonly key: string;
  readonly uuid: string;
  /** How its files begin. */
  readonly fileNameBase: string;
}

function ownFacts({ key }: MachineParts, { host }: MachineFacts): OwnFacts {
  const identity = identityOfKey(host, key);
  return { key, uuid: derivedUuid(identity), fileNameBase: fileNameBase(identity) };
}

/** Keys are in canonical order, so that the plan can be written down as it stands. */
export function machineToPlan(parts: MachineParts, facts: MachineFacts): MachineInput {
  const { machine, disks, nics } = parts;
  const own = ownFacts(parts, facts);
  const cloudInit = cloudInitToPlan(parts, own, facts);
  const { description } = machine;
  const common = {
    architecture: machine.architecture,
    autostart: machine.autostart,
    boot: bootToPlan(machine, disks),
    cdroms: machine.cdroms.map(({ name, image }) =>
      image === undefined ? { name } : { image: image.name, name },
    ),
    cpu: machine.cpu,
    cpuModel: machine.cpuModel,
    disks: disks.map((disk) => diskToPlan(disk, own, facts)),
    firmware: machine.firmware,
    guest: machine.guest,
    guestAgent: machine.guestAgent,
    key: machine.node.path,
    machineType: machine.machineType,
    memory: machine.memory,
    name: machine.name,
    nics: nics.map(({ nic }) => nicToPlan(nic, facts)),
    onRestartNeeded: machine.onRestartNeeded,
    powerState: machine.powerState,
    protect: machine.protect,
    readiness: { checks: readinessChecks(machine, nics), timeoutSeconds: machine.readiness.timeoutSeconds },
    rng: machine.rng,
    secureBoot: machine.secureBoot,
    serialConsole: machine.serialConsole,
    startOrder: machine.startOrder,
    stop: machine.stop,
    tpm: machine.tpm,
    uuid: own.uuid,
    vcpus: machine.vcpus,
  };
  // An object that is made in one piece is written down in half the time of one with optional pieces between its keys.
  if (cloudInit === undefined && description === undefined) return common;
  const { architecture, autostart, boot, cdroms, cpu, cpuModel, ...rest } = common;
  return {
    architecture,
    autostart,
    boot,
    cdroms,
    ...(cloudInit === undefined ? {} : { cloudInit }),
    cpu,
    cpuModel,
    ...(description === undefined ? {} : { description }),
    ...rest,
  };
}

function bootToPlan(machine: Machine, disks: readonly Disk[]): BootInput {
  const { boot } = machine;
  if (boot === undefined) {
    const [first] = disks;
    return { kind: 'disk', order: first === undefined ? [] : [first.name] };
  }
  if ('order' in boot) return { kind: 'disk', order: [...boot.order] };
  return {
    ...(boot.commandLine === undefined ? {} : { commandLine: boot.commandLine }),
    ...(boot.initrd === undefined ? {} : { initrd: boot.initrd.name }),
    kernel: boot.kernel.name,
    kind: 'kernel',
  };
}

function diskToPlan(disk: Disk, own: OwnFacts, facts: MachineFacts): MachineInput['disks'][number] {
  const common = {
    bus: disk.bus,
    cache: disk.cache,
    discard: disk.discard,
    // A disk's name holds no dot, so no two pairs of machine and disk make the same file name.
    fileName: `${own.fileNameBase}.${disk.name}.qcow2`,
    name: disk.name,
    pool: facts.poolOf(disk.pool),
    retain: disk.retain,
    serial: diskSerial(identityOfKey(facts.host, `${own.key}/${disk.name}`)),
    sizeMiB: disk.sizeMiB,
    source: sourceOf(disk),
  };
  if (disk.limits === undefined) return common;
  const { bus, cache, discard, fileName, ...rest } = common;
  return { bus, cache, discard, fileName, limits: disk.limits, ...rest };
}

function sourceOf({ image, clone }: Disk): MachineInput['disks'][number]['source'] {
  if (image === undefined) return { kind: 'blank' };
  return { image: image.name, kind: clone === 'copy' ? 'copy' : 'image' };
}

function nicToPlan(nic: Nic, facts: MachineFacts): MachineInput['nics'][number] {
  const ipv4 = facts.addressOf(nic, 'ipv4');
  const ipv6 = facts.addressOf(nic, 'ipv6');
  const { bandwidth, linkUp, model, mtu, name } = nic;
  const filter = nic.filter ?? filterOfGuard(nic.spoofingGuard, ipv4);
  const attachment =
    nic.attachment.kind === 'network'
      ? { kind: 'network' as const, network: nic.attachment.network.name }
      : { bridge: nic.attachment.bridge, kind: 'bridge' as const };
  const mac = facts.macOf(nic);
  // In one piece where that is possible, like a machine.
  if (ipv4 !== undefined && (bandwidth ?? filter ?? ipv6 ?? mtu) === undefined) {
    return { attachment, ipv4, linkUp, mac, model, name };
  }
  return {
    attachment,
    ...(bandwidth === undefined ? {} : { bandwidth }),
    ...(filter === undefined ? {} : { filter }),
    ...(ipv4 === undefined ? {} : { ipv4 }),
    ...(ipv6 === undefined ? {} : { ipv6 }),
    linkUp,
    mac,
    model,
    ...(mtu === undefined ? {} : { mtu }),
    name,
  };
}

function cloudInitToPlan(
  { machine, disks }: MachineParts,
  own: OwnFacts,
  facts: MachineFacts,
): MachineInput['cloudInit'] {
  const { cloudInit } = machine;
  if (cloudInit === undefined) return undefined;
  const documents = cloudInit.documents({ name: machine.name, uuid: own.uuid });
  const { metaData, networkConfig, userData, vendorData } = documents;
  const { seedAfterFirstBoot } = cloudInit.props;
  return {
    ...(seedAfterFirstBoot === 'remove' ? { afterFirstBoot: 'remove' } : {}),
    fileName: `${own.fileNameBase}.cloud-init-${seedNameTag(documents)}.iso`,
    metaData,
    ...(networkConfig === undefined ? {} : { networkConfig }),
    pool: facts.poolOf(cloudInit.pool ?? disks[0]?.pool),
    ...(userData === undefined ? {} : { userData }),
    ...(vendorData === undefined ? {} : { vendorData }),
  };
}

/** Without stated checks a machine is ready when its first NIC has an address that the host itself serves. */
function readinessChecks(machine: Machine, nics: readonly NicPart[]): ReadinessCheckInput[] {
  const first = nics[0]?.nic;
  const isServed = first?.attachment.kind === 'network' && first.attachment.network.kind.kind === 'managed';
  const byDefault = isServed && hasAddress(first) ? [{ kind: 'address' as const, nic: undefined }] : [];
  return (machine.readiness.checks ?? byDefault).map((check) => {
    if (!('nic' in check)) return check;
    // A machine without NICs gets a name that no NIC has, and the plan's checks say so.
    const nic = check.nic ?? first?.name ?? 'none';
    return check.kind === 'tcp' ? { kind: check.kind, nic, port: check.port } : { kind: check.kind, nic };
  });
}

/** Whether the network gives this NIC any address: a fixed one, or one of the DHCP range. */
function hasAddress(nic: Nic): boolean {
  const network = nic.attachment.kind === 'network' ? nic.attachment.network : undefined;
  return (['ipv4', 'ipv6'] as const).some(
    (family) => nic[family].kind !== 'dynamic' || network?.[family]?.dhcpRange !== undefined,
  );
}
