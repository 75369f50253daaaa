import type { Plan } from '../../../lib/plan';
import type { Mark } from '../rendering/change-view';
import { edgeKey, type ChangedGraph, type Graph, type GraphEdge, type GraphNode } from './graph';
import { graphOfPlan } from './graph-of-plan';
import { partMarks } from './part-marks';
import { underNamesOf } from './under-names-of';

/**
 * The graph of a newer plan together with what only the older one has, so that what goes is still seen. `marks` say what becomes of
 * machines, networks and pools, by the names that they have in the newer plan; those of disks, CD drives and edges follow from
 * the plans, unless they are given too. Bridges have none: they belong to somebody else.
 */
export function graphOfChange(
  base: Plan | undefined,
  head: Plan,
  marks: ReadonlyMap<GraphNode['id'], Mark>,
): ChangedGraph {
  const newer = { plan: head, graph: graphOfPlan(head) };
  const renamed = base === undefined ? undefined : underNamesOf(head, base);
  const older = renamed === undefined ? undefined : { plan: renamed, graph: graphOfPlan(renamed) };
  const nodes = mergeNodes(older?.graph.nodes ?? [], newer.graph.nodes);
  const drawn = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: mergeEdges(older?.graph.edges ?? [], newer.graph.edges),
    marks: new Map([...partMarks(older, newer, marks), ...[...marks].filter(([id]) => drawn.has(id))]),
  };
}

/** In the order of a plan's graph. */
const KINDS = ['host', 'world', 'network', 'bridge', 'machine', 'disk', 'cdrom', 'pool'] as const;
/** Plans have these in the order of their names, and the others as their machine has them. */
const NAMED: ReadonlySet<GraphNode['kind']> = new Set(['network', 'bridge', 'machine', 'pool'] as const);

function mergeNodes(older: Graph['nodes'], newer: Graph['nodes']): Graph['nodes'] {
  const ids = new Set(newer.map(({ id }) => id));
  const all = [...newer, ...older.filter(({ id }) => !ids.has(id))];
  return KINDS.flatMap((kind) => {
    const ofKind = all.filter((node) => node.kind === kind);
    return NAMED.has(kind) ? ofKind.sort((left, right) => (left.id < right.id ? -1 : 1)) : ofKind;
  });
}

function mergeEdges(older: readonly GraphEdge[], newer: readonly GraphEdge[]): readonly GraphEdge[] {
  const keys = new Set(newer.map(edgeKey));
  return [...newer, ...older.filter((edge) => !keys.has(edgeKey(edge)))];
}
