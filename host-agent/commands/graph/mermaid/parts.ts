import type { Graph, LinkNode, Marks, PoolNode, UplinkEdge } from '../graph';
import type { Mark } from '../../rendering/change-view';
import { hostInWords, linkFactLines, poolFactLines, WORLD_IN_WORDS } from '../../wording/graph';
import { plain } from '../../terminal/plain';
import { cut, cutMiddle } from '../cut';
import { topologyOf } from '../topology';
import { classOf } from './classes';
import { mermaidId, mermaidLabel } from './text';

/** Longer text makes boxes that push everything else aside; the JSON answer has it whole. */
const LINE_LENGTH_MAX = 48;

/** A sign and a usual space would begin a list of Markdown, which Mermaid refuses to draw. */
const NO_BREAK_SPACE = '\u00a0';

/** A name, with a sign before it where it changes, and what there is to say about it, each line cut to what a box can hold. */
export function boxLabel([name = '', ...facts]: readonly string[], mark?: Mark): string {
  const sign = mark === undefined ? '' : `${mark}${NO_BREAK_SPACE}`;
  return mermaidLabel([
    `${sign}${cutMiddle(plain(name), LINE_LENGTH_MAX)}`,
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
export function linkLine(link: LinkNode, marks: Marks): string {
  const mark = marks.get(link.id);
  return `  ${mermaidId(link)}{{${boxLabel([link.name, ...linkFactLines(link)], mark)}}}${classOf(mark)}`;
}

/** A pool, with more lines when there is more to say. */
export function poolLine(pool: PoolNode, marks: Marks, more: readonly string[] = []): string {
  const mark = marks.get(pool.id);
  const label = boxLabel([`pool ${pool.name}`, ...poolFactLines(pool), ...more], mark);
  return `  ${mermaidId(pool)}[[${label}]]${classOf(mark)}`;
}

/** The line from the world to a network. */
export function uplinkLine(
  link: LinkNode,
  way: UplinkEdge['way'] | undefined,
  marks: Marks,
): readonly string[] {
  return way === undefined
    ? []
    : [`  world ===|${boxLabel([way], marks.get(`uplink:${link.id}`))}| ${mermaidId(link)}`];
}
