import { driveSizeInWords, driveSourceInWords, machineFactLines, nicLabelLines } from '../../wording/graph';
import { edgeKey, type DriveNode, type Graph, type GraphNode, type Marks } from '../graph';
import { topologyOf, type MachineWithDevices, type Topology } from '../topology';
import { classLines, classOf } from './classes';
import { boxLabel, CHART_HEAD, hostFrame, linkLine, poolLine, uplinkLine, worldLines } from './parts';
import { mermaidId } from './text';

/** A box for each machine and disk, and a line for each NIC. */
export function eachMachine(graph: Graph): string {
  const topology = topologyOf(graph);
  const { links, machines, pools, wayOut, marks } = topology;
  const ids = new Map<GraphNode['id'], string>(graph.nodes.map((node) => [node.id, mermaidId(node)]));
  return [
    CHART_HEAD,
    ...worldLines(graph),
    ...hostFrame(graph, [
      ...links.map((link) => linkLine(link, marks)),
      ...machines.flatMap((machine) => machineLines(machine, marks)),
      ...pools.map((pool) => poolLine(pool, marks)),
    ]),
    ...links.flatMap((link) => uplinkLine(link, wayOut.get(link.id), marks)),
    ...machines.flatMap((machine) => [
      ...nicLines(machine, ids, marks),
      ...machine.drives.flatMap((drive) => driveLines(machine, drive, topology, ids)),
    ]),
    ...classLines(marks),
  ].join('\n');
}

function machineLines({ machine, drives }: MachineWithDevices, marks: Marks): readonly string[] {
  const mark = marks.get(machine.id);
  const description = machine.description === undefined ? [] : [machine.description];
  const label = boxLabel([machine.name, ...description, ...machineFactLines(machine)], mark);
  return [
    `  ${mermaidId(machine)}[${label}]${classOf(mark)}`,
    ...drives.map((drive) => driveLine(drive, marks)),
  ];
}

function driveLine(drive: DriveNode, marks: Marks): string {
  const mark = marks.get(drive.id);
  return `  ${mermaidId(drive)}[(${boxLabel(driveLabelLines(drive), mark)})]${classOf(mark)}`;
}

function driveLabelLines(drive: DriveNode): readonly string[] {
  return [`${drive.name} ${driveSizeInWords(drive)}`.trim(), driveSourceInWords(drive)];
}

function nicLines(
  { machine, nics }: MachineWithDevices,
  ids: ReadonlyMap<GraphNode['id'], string>,
  marks: Marks,
): readonly string[] {
  return nics.map((nic) => {
    const mark = marks.get(edgeKey(nic));
    // One dash more than needed: Mermaid then keeps a column free for the labels, which would lie on each other otherwise.
    const line = nic.linkUp && mark !== '-' ? '----' : '-..-';
    return `  ${ids.get(nic.to) ?? ''} ${line}|${boxLabel(nicLabelLines(nic), mark)}| ${mermaidId(machine)}`;
  });
}

function driveLines(
  { machine }: MachineWithDevices,
  drive: DriveNode,
  { poolOf }: Topology,
  ids: ReadonlyMap<GraphNode['id'], string>,
): readonly string[] {
  const pool = poolOf.get(drive.id);
  return [
    `  ${mermaidId(machine)} --- ${mermaidId(drive)}`,
    ...(pool === undefined ? [] : [`  ${mermaidId(drive)} --- ${ids.get(pool) ?? ''}`]),
  ];
}
