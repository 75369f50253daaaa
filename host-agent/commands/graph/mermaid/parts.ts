import type { Graph, LinkNode, PoolNode, UplinkEdge } from '../graph';
import { hostInWords, linkFactLines, poolFactLines, WORLD_IN_WORDS } from '../../wording/graph';
import { plain } from '../../terminal/plain';
import { cut, cutMiddle } from '../cut';
import { topologyOf } from '../topology';
import { mermaidId, mermaidLabel } from './text';

/** Longer text makes boxes that push everything else aside; the JSON answer has it whole. */
const LINE_LENGTH_MAX = 48;

/** A name and what there is to say about it, each line cut to what a box can hold. */
export function boxLabel([name = '', ...facts]: readonly string[]): string {
  return mermaidLabel([
    cutMiddle(plain(name), LINE_LENGTH_MAX),
    ...facts.map((fact) => cut(plain(fact), LINE_LENGTH_MAX)),
  ]);
}

/** Networks on the left, disks on the right. */
export const CHART_HEAD = 'flowchart LR';

/** The world, when anything leads to it. */
export function worldLines({ nodes }: Graph): readonly string[] {
  return nodes.some(({ kind }) => kind === 'world') ? [`  world((${mermaidLabel([WORLD_IN_WORDS])}))`] : [];
}

/** Draws a frame for the host around lines. */
export function hostFrame(graph: Graph, lines: readonly string[]): readonly string[] {
  return [
    `  subgraph host[${boxLabel([hostInWords(topologyOf(graph).host)])}]`,
    ...lines.map((line) => `  ${line}`),
    '  end',
  ];
}

/** A network or bridge. */
export function linkLine(link: LinkNode): string {
  return `  ${mermaidId(link)}{{${boxLabel([link.name, ...linkFactLines(link)])}}}`;
}

/** A pool, with more lines when there is more to say. */
export function poolLine(pool: PoolNode, more: readonly string[] = []): string {
  return `  ${mermaidId(pool)}[[${boxLabel([`pool ${pool.name}`, ...poolFactLines(pool), ...more])}]]`;
}

/** The line from the world to a network. */
export function uplinkLine(link: LinkNode, way: UplinkEdge['way'] | undefined): readonly string[] {
  return way === undefined ? [] : [`  world ===|${mermaidLabel([way])}| ${mermaidId(link)}`];
}
