import { driveSizeInWords, driveSourceInWords, machineFactLines, nicLabelLines } from '../../wording/graph';
import type { DriveNode, Graph, GraphNode } from '../graph';
import { topologyOf, type MachineWithDevices, type Topology } from '../topology';
import { boxLabel, CHART_HEAD, hostFrame, linkLine, poolLine, uplinkLine, worldLines } from './parts';
import { mermaidId } from './text';

/** A box for each machine and disk, and a line for each NIC. */
export function eachMachine(graph: Graph): string {
  const topology = topologyOf(graph);
  const { links, machines, pools, wayOut } = topology;
  const ids = new Map<GraphNode['id'], string>(graph.nodes.map((node) => [node.id, mermaidId(node)]));
  return [
    CHART_HEAD,
    ...worldLines(graph),
    ...hostFrame(graph, [
      ...links.map(linkLine),
      ...machines.flatMap(machineLines),
      ...pools.map((pool) => poolLine(pool)),
    ]),
    ...links.flatMap((link) => uplinkLine(link, wayOut.get(link.id))),
    ...machines.flatMap((machine) => [
      ...nicLines(machine, ids),
      ...machine.drives.flatMap((drive) => driveLines(machine, drive, topology, ids)),
    ]),
  ].join('\n');
}

function machineLines({ machine, drives }: MachineWithDevices): readonly string[] {
  const description = machine.description === undefined ? [] : [machine.description];
  return [
    `  ${mermaidId(machine)}[${boxLabel([machine.name, ...description, ...machineFactLines(machine)])}]`,
    ...drives.map((drive) => `  ${mermaidId(drive)}[(${boxLabel(driveLabelLines(drive))})]`),
  ];
}

function driveLabelLines(drive: DriveNode): readonly string[] {
  return [`${drive.name} ${driveSizeInWords(drive)}`.trim(), driveSourceInWords(drive)];
}

function nicLines(
  { machine, nics }: MachineWithDevices,
  ids: ReadonlyMap<GraphNode['id'], string>,
): readonly string[] {
  return nics.map((nic) => {
    // One dash more than needed: Mermaid then keeps a column free for the labels, which would lie on each other otherwise.
    const line = nic.linkUp ? '----' : '-..-';
    return `  ${ids.get(nic.to) ?? ''} ${line}|${boxLabel(nicLabelLines(nic))}| ${mermaidId(machine)}`;
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
