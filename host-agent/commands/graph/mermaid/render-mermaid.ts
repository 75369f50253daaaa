import type { Graph } from '../graph';
import { needsGroups } from '../topology';
import { eachMachine } from './each-machine';
import { machinesInGroups } from './machines-in-groups';

/** GitHub's Mermaid refuses text of 50,000 characters and more (its `maxTextSize`). */
const TEXT_LENGTH_MAX = 45_000;

/** The graph as a Mermaid flowchart for Markdown. Machines are drawn one by one, or in groups where they would be too many for Mermaid. */
export function renderMermaid(graph: Graph): string {
  const text = needsGroups(graph) ? undefined : eachMachine(graph);
  return text === undefined || text.length > TEXT_LENGTH_MAX
    ? machinesInGroups(graph, TEXT_LENGTH_MAX)
    : text;
}
