import type { DriveNode, HostNode, LinkNode, MachineNode, NicEdge, PoolNode } from '../graph/graph';
import type { MachineGroup, MachineWithDevices, Topology } from '../graph/topology';
import { plain } from '../terminal/plain';
import { count, sizeInWords } from './quantities';
import { sentence } from './subjects';

/** What pictures of a plan say: names come from the plan, everything else from here. */

/** What lies outside of the host. */
export const WORLD_IN_WORDS = 'the world';

/** `host kvm-1 · fleet shop`. */
export function hostInWords({ name, fleet }: HostNode): string {
  return `host ${name} · fleet ${fleet}`;
}

/** `network`, `host bridge`. */
export function linkKindInWords({ kind }: LinkNode): string {
  return kind === 'network' ? 'network' : 'host bridge';
}

/** A line for the way it works and its subnets, and one for each range that is handed out. */
export function linkFactLines(link: LinkNode): readonly string[] {
  if (link.kind === 'bridge') return ['made and kept by somebody else'];
  const mode = link.existingBridge === undefined ? link.mode : `bridge ${link.existingBridge}`;
  return [
    [mode, ...link.subnets.map(({ cidr }) => cidr)].join(' · '),
    ...link.subnets.flatMap(({ dhcpRange }) =>
      dhcpRange === undefined ? [] : [`DHCP ${dhcpRange.start} – ${dhcpRange.end}`],
    ),
  ];
}

/** `2 vCPUs · 2 GiB`. */
export function machineSizeInWords({ vcpus, memoryMiB }: MachineNode): string {
  return `${count(vcpus, 'vCPU')} · ${sizeInWords(memoryMiB)}`;
}

/** `running · 2 vCPUs · 2 GiB`, and whether it is protected. */
export function machineFactLines(machine: MachineNode): readonly string[] {
  return [
    `${machine.powerState} · ${machineSizeInWords(machine)}`,
    ...(machine.protect ? ['protected'] : []),
  ];
}

/** Where the content of a drive comes from. */
export function driveSourceInWords(drive: DriveNode): string {
  if (drive.kind === 'cdrom') return drive.image === undefined ? 'CD drive, empty' : `CD of ${drive.image}`;
  switch (drive.source.kind) {
    case 'image':
      return `overlay of ${drive.source.image}`;
    case 'copy':
      return `copy of ${drive.source.image}`;
    case 'blank':
      return 'blank';
  }
}

/** `20 GiB`; nothing for a CD drive. */
export function driveSizeInWords(drive: DriveNode): string {
  return drive.kind === 'disk' ? sizeInWords(drive.sizeMiB) : '';
}

/** Its folder, and what it may promise. */
export function poolFactLines({ path, capacityMiB }: PoolNode): readonly string[] {
  return [plain(path), ...(capacityMiB === undefined ? [] : [`at most ${sizeInWords(capacityMiB)}`])];
}

/** The addresses of a NIC; its name when it has none that is fixed. */
export function nicLabelLines({ name, addresses, linkUp }: NicEdge): readonly string[] {
  const lines = addresses.length === 0 ? [name] : addresses;
  return linkUp ? lines : [...lines, 'unplugged'];
}

/** Everything about a NIC in one line. */
export function nicInWords({ name, to, mac, addresses, linkUp }: NicEdge): string {
  return [`NIC ${name} on ${to.replace('/', ' ')}`, ...addresses, mac, ...(linkUp ? [] : ['unplugged'])].join(
    ' · ',
  );
}

/** Everything about a machine and its drives, a line each. */
export function machineInWords({ machine, drives }: MachineWithDevices): readonly string[] {
  return [
    `machine ${machine.name}`,
    ...(machine.description === undefined ? [] : [plain(machine.description)]),
    ...machineFactLines(machine),
    ...drives.map(driveInWords),
  ];
}

/** Everything about a machine, its drives and its NICs, a line each. */
export function aboutMachineInWords(machine: MachineWithDevices): readonly string[] {
  return [...machineInWords(machine), ...machine.nics.map(nicInWords)];
}

/** What the line from a network to the world means. */
export function uplinkInWords(link: LinkNode, way: string): string {
  return `${linkKindInWords(link)} ${link.name} reaches ${WORLD_IN_WORDS} by ${way}`;
}

/** `disk root · 20 GiB · overlay of debian-12`. */
export function driveInWords(drive: DriveNode): string {
  return [
    drive.kind === 'disk' ? `disk ${drive.name}` : `CD drive ${drive.name}`,
    ...(drive.kind === 'disk' ? [driveSizeInWords(drive)] : []),
    driveSourceInWords(drive),
  ].join(' · ');
}

/** `network lan, host bridge br0`; what machines without a NIC are on. */
export function groupNameInWords({ links }: MachineGroup): string {
  if (links.length === 0) return 'no network';
  return links.map((link) => `${linkKindInWords(link)} ${link.name}`).join(', ');
}

/** `web-1 … web-120`. */
export function groupRangeInWords(machines: readonly MachineWithDevices[]): string {
  const [first, last] = [machines[0]?.machine.name, machines.at(-1)?.machine.name];
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} … ${last}`;
}

/** `and 12 groups of machines, 3 networks more`: what a picture with bounds leaves out. */
export function notShownInWords(left: readonly ('link' | 'group' | 'pool')[]): string {
  const number = (what: string): number => left.filter((candidate) => candidate === what).length;
  const parts = [
    { number: number('pool'), words: ['pool', 'pools'] as const },
    { number: number('link'), words: ['network', 'networks'] as const },
    { number: number('group'), words: ['group of machines', 'groups of machines'] as const },
  ];
  const named = parts.filter((part) => part.number > 0);
  return `and ${named.map((part) => count(part.number, part.words[0], part.words[1])).join(', ')} more`;
}

/** `120 machines (3 stopped)`, `240 vCPUs · 480 GiB`. */
export function machinesSumLines(machines: readonly MachineWithDevices[]): readonly string[] {
  const sum = (of: (machine: MachineNode) => number): number =>
    machines.reduce((total, { machine }) => total + of(machine), 0);
  const vcpus = sum((machine) => machine.vcpus);
  const memoryMiB = sum((machine) => machine.memoryMiB);
  const stopped = sum(({ powerState }) => (powerState === 'stopped' ? 1 : 0));
  return [
    `${count(machines.length, 'machine')}${stopped === 0 ? '' : ` (${stopped} stopped)`}`,
    `${count(vcpus, 'vCPU')} · ${sizeInWords(memoryMiB)}`,
  ];
}

/** `120 disks · 2.4 TiB`. */
export function drivesSumInWords(drives: readonly DriveNode[]): string {
  const disks = drives.filter((drive) => drive.kind === 'disk');
  const sizeMiB = disks.reduce((total, disk) => total + disk.sizeMiB, 0);
  return disks.length === 0 ? 'no disks' : `${count(disks.length, 'disk')} · ${sizeInWords(sizeMiB)}`;
}

/** The picture in words, for who does not see it: how many there are of everything, and who is on which network. */
export function descriptionInWords(
  { links, machines, pools, machinesOn }: Topology,
  detail: 'names' | 'numbers',
): string {
  const disks = machines.flatMap(({ drives }) => drives.filter(({ kind }) => kind === 'disk'));
  const sums = [
    count(links.length, 'network'),
    count(machines.length, 'machine'),
    count(disks.length, 'disk'),
    count(pools.length, 'pool'),
  ];
  const onLink = (link: LinkNode): string => {
    const members = machinesOn.get(link.id) ?? [];
    const named = members.map(({ machine }) => machine.name).join(', ');
    const shown = detail === 'names' && members.length > 0 ? named : count(members.length, 'machine');
    return `${sentence(linkKindInWords(link))} ${link.name} (${linkFactLines(link).join(', ')}): ${shown}.`;
  };
  return [`${sums.join(', ')}.`, ...links.map(onLink)].join(' ');
}
