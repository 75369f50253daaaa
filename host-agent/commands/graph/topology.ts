import {
  edgeKey,
  type DriveNode,
  type Graph,
  type GraphNode,
  type HostNode,
  type LinkNode,
  type MachineNode,
  type Marks,
  type NicEdge,
  type PoolNode,
  type UplinkEdge,
} from './graph';
import { groupBy } from './group-by';

/** A machine with what is plugged into it. */
export interface MachineWithDevices {
  readonly machine: MachineNode;
  readonly nics: readonly NicEdge[];
  readonly drives: readonly DriveNode[];
}

/** The graph as pictures need it: each thing with what hangs on it. */
export interface Topology {
  readonly host: HostNode;
  readonly links: readonly LinkNode[];
  /** By link; a link without one leads nowhere. */
  readonly wayOut: ReadonlyMap<LinkNode['id'], UplinkEdge['way']>;
  readonly machines: readonly MachineWithDevices[];
  readonly pools: readonly PoolNode[];
  /** By disk or CD drive; an empty drive has none. */
  readonly poolOf: ReadonlyMap<DriveNode['id'], PoolNode['id']>;
  readonly machinesOn: ReadonlyMap<LinkNode['id'], readonly MachineWithDevices[]>;
  readonly drivesIn: ReadonlyMap<PoolNode['id'] | undefined, readonly DriveNode[]>;
  /** Empty where nothing changes. */
  readonly marks: Marks;
}

/** Machines that are plugged into the same links. */
export interface MachineGroup {
  readonly links: readonly LinkNode[];
  readonly machines: readonly MachineWithDevices[];
}

/** Beyond this, boxes with a line to each of them no longer show anything but lines. */
export const MACHINES_DRAWN_MAX = 60;
/** Every network takes a lane of the picture's width: this many leave room for the machines on a phone. */
const LINKS_DRAWN_MAX = 16;
/** As for networks. */
const POOLS_DRAWN_MAX = 8;
/** GitHub's Mermaid draws no more than 500 lines (its `maxEdges`). */
export const EDGES_DRAWN_MAX = 450;

/** Whether there is so much that machines are shown in groups instead of each with its lines. */
export function needsGroups(graph: Graph): boolean {
  const { machines, links, pools } = topologyOf(graph);
  return (
    machines.length > MACHINES_DRAWN_MAX ||
    links.length > LINKS_DRAWN_MAX ||
    pools.length > POOLS_DRAWN_MAX ||
    graph.edges.length > EDGES_DRAWN_MAX
  );
}

/** Arranges a graph by its things. @throws RangeError for a graph without a host */
export function topologyOf({ nodes, edges, marks = NO_MARKS }: Graph): Topology {
  const host = ofKind(nodes, 'host')[0];
  if (host === undefined) throw new RangeError('a graph without a host');
  const nics = groupBy(ofEdgeKind(edges, 'nic'), ({ from }) => from);
  const drives = groupBy([...ofKind(nodes, 'disk'), ...ofKind(nodes, 'cdrom')], ({ machine }) => machine);
  const machines = ofKind(nodes, 'machine').map((machine) => ({
    machine,
    nics: nics.get(machine.id) ?? [],
    drives: drives.get(machine.name) ?? [],
  }));
  const poolOf = new Map(ofEdgeKind(edges, 'storage').map(({ from, to }) => [from, to]));
  const pluggedIn = machines.flatMap((machine) => linksOf(machine, marks).map((link) => ({ link, machine })));
  return {
    host,
    links: [...ofKind(nodes, 'network'), ...ofKind(nodes, 'bridge')],
    wayOut: new Map(ofEdgeKind(edges, 'uplink').map(({ from, way }) => [from, way])),
    machines,
    pools: ofKind(nodes, 'pool'),
    poolOf,
    machinesOn: new Map(
      [...groupBy(pluggedIn, ({ link }) => link)].map(([link, members]) => [
        link,
        members.map(({ machine }) => machine),
      ]),
    ),
    drivesIn: groupBy(
      machines.flatMap((machine) => machine.drives),
      ({ id }) => poolOf.get(id),
    ),
    marks,
  };
}

const NO_MARKS: Marks = new Map();

/** What a machine is on, each once: after a change, or before it when it goes. */
function linksOf({ machine, nics }: MachineWithDevices, marks: Marks): readonly LinkNode['id'][] {
  const machineGoes = marks.get(machine.id) === '-';
  const plugged = nics.filter((nic) => machineGoes || marks.get(edgeKey(nic)) !== '-');
  return [...new Set(plugged.map(({ to }) => to))];
}

/**
 * Machines by the links that they are on, in the order of the links; those on none come last. Within a group `web-9` stands before
 * `web-10`, because this is where somebody looks for one of many.
 */
export function machineGroups({ links, machines, marks }: Topology): readonly MachineGroup[] {
  const position = new Map(links.map(({ id }, index) => [id, index]));
  const places = (machine: MachineWithDevices): readonly number[] =>
    linksOf(machine, marks)
      .map((link) => position.get(link) ?? links.length)
      .sort((a, b) => a - b);
  const groups = groupBy(machines, (machine) => places(machine).join(' '));
  return [...groups.values()]
    .map((members) => ({ members, places: members[0] === undefined ? [] : places(members[0]) }))
    .sort((left, right) => comparePlaces(left.places, right.places))
    .map(({ members, places }) => ({
      links: places.flatMap((place) => links[place] ?? []),
      machines: [...members].sort((left, right) => compareNames(left.machine.name, right.machine.name)),
    }));
}

/** By parts that are numbers or not; parts that are equal as numbers go by their length. */
function compareNames(left: string, right: string): number {
  const rights = partsOf(right);
  for (const [index, part] of partsOf(left).entries()) {
    const other = rights[index] ?? '';
    const difference = Number(part) - Number(other);
    if (!Number.isNaN(difference) && difference !== 0) return difference;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

function partsOf(name: string): readonly string[] {
  return name.match(/\d+|\D+/g) ?? [];
}

function comparePlaces(left: readonly number[], right: readonly number[]): number {
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  for (const [index, place] of left.entries()) {
    const difference = place - (right[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function ofKind<Kind extends GraphNode['kind']>(
  nodes: readonly GraphNode[],
  kind: Kind,
): readonly Extract<GraphNode, { kind: Kind }>[] {
  return nodes.filter((node): node is Extract<GraphNode, { kind: Kind }> => node.kind === kind);
}

function ofEdgeKind<Kind extends Graph['edges'][number]['kind']>(
  edges: Graph['edges'],
  kind: Kind,
): readonly Extract<Graph['edges'][number], { kind: Kind }>[] {
  return edges.filter((edge): edge is Extract<Graph['edges'][number], { kind: Kind }> => edge.kind === kind);
}
