import {
  edgeKey,
  type DriveNode,
  type GraphNode,
  type HostNode,
  type LinkNode,
  type MachineNode,
  type Marks,
  type NicEdge,
  type PoolNode,
} from '../graph/graph';
import type { MachineGroup, MachineWithDevices, Topology } from '../graph/topology';
import type { Mark } from '../rendering/change-view';
import { plain } from '../terminal/plain';
import { count, sizeInWords } from './quantities';
import { sentence } from './subjects';

/** What pictures of a plan say: names come from the plan, everything else from here. */

/** What lies outside of the host. */
export const WORLD_IN_WORDS = 'the world';

const BECOMES: Readonly<Record<Mark, string>> = {
  '+': 'created',
  '~': 'changed',
  '!': 'restarted',
  '-': 'taken away',
  x: 'refused',
};

/** What a mark means, for the legend. */
export function markInWords(mark: Mark): string {
  return mark === '!' ? 'restarted or worse' : BECOMES[mark];
}

/** `machine web-1 · created`; what stays as it is has no mark. */
export function becomingInWords(thing: string, mark: Mark | undefined): string {
  return mark === undefined ? thing : `${thing} · ${BECOMES[mark]}`;
}

/** `3 created`, `2 restarted`; nothing where nothing changes. */
function marksSums(nodes: readonly GraphNode[], marks: Marks): readonly string[] {
  const found = nodes.map(({ id }) => marks.get(id));
  return MARKS.map((mark) => ({ mark, number: found.filter((other) => other === mark).length }))
    .filter(({ number }) => number > 0)
    .map(({ mark, number }) => `${number} ${BECOMES[mark]}`);
}

/** As many as fit into a line of a box, with four digits each. */
const SUMS_IN_LINE = 3;

/** `3 created, 2 restarted`, in as many lines as it takes. */
function changesLines(nodes: readonly GraphNode[], marks: Marks): readonly string[] {
  const sums = marksSums(nodes, marks);
  const starts = [0, SUMS_IN_LINE].filter((start) => start < sums.length);
  return starts.map((start) => sums.slice(start, start + SUMS_IN_LINE).join(', '));
}

/** In the order in which they are summed up everywhere. */
export const MARKS: readonly Mark[] = ['+', '~', '!', '-', 'x'];

/** What is there after a change. */
function stayingOf<Node extends GraphNode>(nodes: readonly Node[], marks: Marks): readonly Node[] {
  return nodes.filter(({ id }) => marks.get(id) !== '-');
}

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
export function nicInWords(nic: NicEdge, marks: Marks): string {
  const { name, to, mac, addresses, linkUp } = nic;
  const facts = [
    `NIC ${name} on ${to.replace('/', ' ')}`,
    ...addresses,
    mac,
    ...(linkUp ? [] : ['unplugged']),
  ];
  return becomingInWords(facts.join(' · '), marks.get(edgeKey(nic)));
}

/** Everything about a machine and its drives, a line each. */
export function machineInWords({ machine, drives }: MachineWithDevices, marks: Marks): readonly string[] {
  return [
    becomingInWords(`machine ${machine.name}`, marks.get(machine.id)),
    ...(machine.description === undefined ? [] : [plain(machine.description)]),
    ...machineFactLines(machine),
    ...drives.map((drive) => driveInWords(drive, marks)),
  ];
}

/** Everything about a machine, its drives and its NICs, a line each. */
export function aboutMachineInWords(machine: MachineWithDevices, marks: Marks): readonly string[] {
  return [...machineInWords(machine, marks), ...machine.nics.map((nic) => nicInWords(nic, marks))];
}

/** What the line from a network to the world means. */
export function uplinkInWords(link: LinkNode, way: string, mark: Mark | undefined): string {
  return becomingInWords(`${linkKindInWords(link)} ${link.name} reaches ${WORLD_IN_WORDS} by ${way}`, mark);
}

/** `disk root · 20 GiB · overlay of debian-12`. */
export function driveInWords(drive: DriveNode, marks: Marks): string {
  const facts = [
    drive.kind === 'disk' ? `disk ${drive.name}` : `CD drive ${drive.name}`,
    ...(drive.kind === 'disk' ? [driveSizeInWords(drive)] : []),
    driveSourceInWords(drive),
  ];
  return becomingInWords(facts.join(' · '), marks.get(drive.id));
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

/** `120 machines (3 stopped)`, `240 vCPUs · 480 GiB`: what is there after a change, and in further lines what changes, if anything does. */
export function machinesSumLines(machines: readonly MachineWithDevices[], marks: Marks): readonly string[] {
  const all = machines.map(({ machine }) => machine);
  const staying = stayingOf(all, marks);
  const sum = (of: (machine: MachineNode) => number): number =>
    staying.reduce((total, machine) => total + of(machine), 0);
  const stopped = sum(({ powerState }) => (powerState === 'stopped' ? 1 : 0));
  const vcpus = sum((machine) => machine.vcpus);
  const memoryMiB = sum((machine) => machine.memoryMiB);
  return [
    `${count(staying.length, 'machine')}${stopped === 0 ? '' : ` (${stopped} stopped)`}`,
    `${count(vcpus, 'vCPU')} · ${sizeInWords(memoryMiB)}`,
    ...changesLines(all, marks),
  ];
}

/** `120 disks · 2.4 TiB`, and what changes, as for machines. */
export function drivesSumLines(drives: readonly DriveNode[], marks: Marks): readonly string[] {
  const disks = drives.filter((drive) => drive.kind === 'disk');
  const staying = stayingOf(disks, marks);
  const sizeMiB = staying.reduce((total, disk) => total + disk.sizeMiB, 0);
  return [
    staying.length === 0 ? 'no disks' : `${count(staying.length, 'disk')} · ${sizeInWords(sizeMiB)}`,
    ...changesLines(disks, marks),
  ];
}

/** The picture in words, for who does not see it: how many there are of everything, and who is on which network. */
export function descriptionInWords(
  { links, machines, pools, machinesOn, marks }: Topology,
  detail: 'names' | 'numbers',
): string {
  const kinds = [
    { what: 'network', nodes: links },
    { what: 'machine', nodes: machines.map(({ machine }) => machine) },
    { what: 'disk', nodes: machines.flatMap(({ drives }) => drives.filter(({ kind }) => kind === 'disk')) },
    { what: 'pool', nodes: pools },
  ] as const;
  const sums = kinds.map(({ what, nodes }) => count(stayingOf<GraphNode>(nodes, marks).length, what));
  const changes = kinds
    .map(({ what, nodes }) => ({ what, sum: marksSums(nodes, marks).join(', ') }))
    .filter(({ sum }) => sum !== '')
    .map(({ what, sum }) => `${sentence(what)}s: ${sum}.`);
  const onLink = (link: LinkNode): string => {
    const members = (machinesOn.get(link.id) ?? []).map(({ machine }) => machine);
    const named = members.map(({ id, name }) => becomingInBrackets(name, marks.get(id))).join(', ');
    const number = count(stayingOf(members, marks).length, 'machine');
    const shown = detail === 'names' && members.length > 0 ? named : number;
    const name = becomingInBrackets(`${linkKindInWords(link)} ${link.name}`, marks.get(link.id));
    return `${sentence(name)} (${linkFactLines(link).join(', ')}): ${shown}.`;
  };
  return [`${sums.join(', ')}.`, ...changes, ...links.map(onLink)].join(' ');
}

function becomingInBrackets(name: string, mark: Mark | undefined): string {
  return mark === undefined ? name : `${name} (${BECOMES[mark]})`;
}
