import { drivesSumLines, groupRangeInWords, machinesSumLines, notShownInWords } from '../../wording/graph';
import type { Graph, LinkNode, Marks, PoolNode } from '../graph';
import { groupBy } from '../group-by';
import { EDGES_DRAWN_MAX, machineGroups, topologyOf, type MachineGroup, type Topology } from '../topology';
import { classLines } from './classes';
import { boxLabel, CHART_HEAD, hostFrame, linkLine, poolLine, uplinkLine, worldLines } from './parts';
import { mermaidId } from './text';

/** Something that is drawn as a whole or not at all. */
interface Block {
  readonly what: 'link' | 'group' | 'pool';
  readonly box: string;
  readonly edges: readonly string[];
}

/** A box for each group of machines on the same networks. What would not fit into Mermaid's own bounds is counted in a last box. */
export function machinesInGroups(graph: Graph, lengthMax: number): string {
  const topology = topologyOf(graph);
  const blocks = blocksOf(topology);
  const shown = whatFits(blocks, lengthMax);
  const left = blocks.slice(shown.length);
  const more =
    left.length === 0 ? [] : [`  more[${boxLabel([notShownInWords(left.map(({ what }) => what))])}]`];
  return [
    CHART_HEAD,
    ...worldLines(graph),
    ...hostFrame(graph, [...shown.map(({ box }) => box), ...more]),
    ...shown.flatMap(({ edges }) => edges),
    ...classLines(topology.marks),
  ].join('\n');
}

/** Each group comes right after the last of its networks, so that both are shown or neither. */
function blocksOf(topology: Topology): readonly Block[] {
  const groups = machineGroups(topology).map((group, index) => ({
    lastLink: group.links.at(-1),
    block: groupBlock(group, topology.marks, index),
  }));
  const groupsAfter = groupBy(groups, ({ lastLink }) => lastLink);
  const after = (link: LinkNode | undefined): readonly Block[] =>
    (groupsAfter.get(link) ?? []).map(({ block }) => block);
  return [
    ...topology.pools.map((pool) => poolBlock(topology, pool)),
    ...topology.links.flatMap((link) => [linkBlock(topology, link), ...after(link)]),
    ...after(undefined),
  ];
}

/** The first blocks, as many as both bounds allow; their order puts what edges lead to before them. */
function whatFits(blocks: readonly Block[], lengthMax: number): readonly Block[] {
  let length = 0;
  let edgeCount = 0;
  const over = blocks.findIndex(({ box, edges }) => {
    length += [box, ...edges].reduce((sum, line) => sum + line.length + INDENT_LENGTH, 0);
    edgeCount += edges.length;
    return length > lengthMax - HEAD_LENGTH || edgeCount > EDGES_DRAWN_MAX;
  });
  return over === -1 ? blocks : blocks.slice(0, over);
}

/** A line's end and the deeper indentation inside of the host's frame. */
const INDENT_LENGTH = 3;
/** What stands around the blocks: the head, the world, the frame with the host's name, the box for the rest, and looks of marks. */
const HEAD_LENGTH = 1400;

function poolBlock({ drivesIn, marks }: Topology, pool: PoolNode): Block {
  return {
    what: 'pool',
    box: poolLine(pool, marks, drivesSumLines(drivesIn.get(pool.id) ?? [], marks)),
    edges: [],
  };
}

function linkBlock({ wayOut, marks }: Topology, link: LinkNode): Block {
  return { what: 'link', box: linkLine(link, marks), edges: uplinkLine(link, wayOut.get(link.id), marks) };
}

function groupBlock({ links, machines }: MachineGroup, marks: Marks, index: number): Block {
  const id = `group_${index + 1}`;
  return {
    what: 'group',
    box: `  ${id}[${boxLabel([groupRangeInWords(machines), ...machinesSumLines(machines, marks)])}]`,
    edges: links.map((link) => `  ${mermaidId(link)} --- ${id}`),
  };
}
