import { canonicalBytes, type Plan } from '../../../lib/plan';
import type { Mark } from '../rendering/change-view';
import { edgeKey, type EdgeKey, type Graph, type GraphNode, type Marks } from './graph';

/** A plan with its graph. */
export interface DrawnPlan {
  readonly plan: Plan;
  readonly graph: Graph;
}

type PartKey = GraphNode['id'] | EdgeKey;

/** What a change plan does not list by itself: a disk, a CD drive, a NIC, or what leads from one thing to another. */
interface Part {
  readonly owner: GraphNode['id'];
  /** All that is stated about it. */
  readonly stated: unknown;
}

/** What becomes of disks, CD drives and edges, by what two plans state about them and what becomes of their owners. */
export function partMarks(
  older: DrawnPlan | undefined,
  newer: DrawnPlan,
  owners: ReadonlyMap<GraphNode['id'], Mark>,
): Marks {
  const before = older === undefined ? new Map<PartKey, Part>() : partsOf(older);
  const after = partsOf(newer);
  const [ownersBefore, ownersAfter] = [older, newer].map(
    (drawn) => new Set<PartKey>(drawn?.graph.nodes.map(({ id }) => id)),
  );
  const marks = new Map<PartKey, Mark>();
  for (const [key, { owner }] of new Map([...before, ...after])) {
    const sign = signOf(before.get(key), after.get(key));
    const isOnBothSides = ownersBefore?.has(owner) === true && ownersAfter?.has(owner) === true;
    const mark = sign === undefined ? undefined : markOfPart(sign, owners.get(owner), isOnBothSides);
    if (mark !== undefined) marks.set(key, mark);
  }
  return marks;
}

function signOf(before: Part | undefined, after: Part | undefined): Mark | undefined {
  if (before === undefined) return '+';
  if (after === undefined) return '-';
  return statesTheSame(before.stated, after.stated) ? undefined : '~';
}

/** Most parts stay as they are and are written alike, which is found out several times as fast as by canonical bytes. */
function statesTheSame(before: unknown, after: unknown): boolean {
  return (
    JSON.stringify(before) === JSON.stringify(after) ||
    Buffer.compare(canonicalBytes(before), canonicalBytes(after)) === 0
  );
}

/** Nothing is done to parts of what is refused, and parts of what comes or goes come and go with it only where it really does. */
function markOfPart(sign: Mark, owner: Mark | undefined, ownerIsOnBothSides: boolean): Mark | undefined {
  if (owner === 'x') return 'x';
  return ownerIsOnBothSides || owner === sign ? sign : undefined;
}

function partsOf({ plan, graph }: DrawnPlan): ReadonlyMap<PartKey, Part> {
  const parts = new Map<PartKey, Part>();
  // The content of an image may change while its name stays.
  const contents = new Map(plan.images.map(({ name, sha256 }) => [name, sha256]));
  const content = (image: string | undefined): string | null => contents.get(image ?? '') ?? null;
  const ownerOf = new Map<GraphNode['id'], GraphNode['id']>();
  for (const machine of plan.machines) {
    const owner = `machine/${machine.name}` as const;
    for (const disk of machine.disks) {
      const image = disk.source.kind === 'blank' ? undefined : disk.source.image;
      parts.set(`disk/${machine.name}/${disk.name}`, { owner, stated: [disk, content(image)] });
    }
    for (const cdrom of machine.cdroms) {
      parts.set(`cdrom/${machine.name}/${cdrom.name}`, { owner, stated: [cdrom, content(cdrom.image)] });
    }
    for (const nic of machine.nics) parts.set(`nic:${owner}/${nic.name}`, { owner, stated: nic });
  }
  for (const edge of graph.edges) {
    if (edge.kind === 'drive') ownerOf.set(edge.to, edge.from);
    if (edge.kind === 'nic') continue;
    const owner = edge.kind === 'storage' ? (ownerOf.get(edge.from) ?? edge.from) : edge.from;
    const stated = edge.kind === 'uplink' ? edge.way : edge.to;
    parts.set(edgeKey(edge), { owner, stated });
  }
  return parts;
}
