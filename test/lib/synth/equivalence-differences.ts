import { tryFindVolumePath, type Plan } from '../../../lib/plan';
import type { Kind } from './equivalence-host';
import { edited, without, withoutAttribute, type Tree } from './equivalence-xml';

/** Something in which the two roads may differ, and how it is taken out of both before they are compared. */
export interface KnownDifference {
  readonly kinds: readonly (Kind | 'volume')[];
  readonly what: string;
  /** What of lib/synth/terraform/gaps.ts says so (its `what`), or who chooses the value. */
  readonly because: { readonly gap: string } | { readonly assignedBy: string };
  readonly takeOut: (tree: Tree, plan: Plan) => Tree;
}

/** All differences there may be. Whatever else differs is a fault of one of the roads. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    kinds: ['domain', 'network', 'pool'],
    what: 'UUID',
    because: { gap: 'UUIDs of machines, networks and pools' },
    takeOut: (tree) => without(tree, 'uuid'),
  },
  {
    kinds: ['network'],
    what: 'MAC address of the bridge',
    because: { assignedBy: 'libvirt, at random, for want of one' },
    takeOut: (tree) => without(tree, 'mac'),
  },
  {
    kinds: ['domain', 'network'],
    what: 'mark',
    because: { gap: 'ownership marks, generations, and that a plan is for this host' },
    takeOut: (tree) => without(tree, 'metadata'),
  },
  {
    kinds: ['domain'],
    what: 'format of a disk that is a copy',
    because: { gap: 'size of a `copy` disk; that it is qcow2 when its image is raw' },
    takeOut: (tree, plan) => {
      const copies = copiesOf(plan);
      return edited(tree, 'devices/disk', (disk) => {
        const source = disk.children.find(({ name }) => name === 'source')?.attributes['file'];
        return source !== undefined && copies.has(source) ? withoutAttribute(disk, 'driver', 'type') : disk;
      });
    },
  },
  {
    kinds: ['volume'],
    what: 'size and format of a volume that is a copy',
    because: { gap: 'size of a `copy` disk; that it is qcow2 when its image is raw' },
    takeOut: (tree, plan) => {
      const path = tree.children.find(({ name }) => name === 'key')?.text;
      if (path === undefined || !copiesOf(plan).has(path)) return tree;
      const rest = ['capacity', 'target/format', 'target/compat', 'target/clusterSize', 'target/features'];
      return rest.reduce((left, part) => without(left, part), tree);
    },
  },
  {
    kinds: ['pool'],
    what: 'how full it is',
    because: { assignedBy: 'the file system' },
    takeOut: (tree) => ['capacity', 'allocation', 'available'].reduce(without, tree),
  },
  {
    kinds: ['volume'],
    what: 'who may read the file',
    because: {
      assignedBy:
        'who writes it: libvirt root alone, until a machine starts that needs it; the agent everybody, of an image',
    },
    takeOut: (tree) => ['target/permissions', 'backingStore/permissions'].reduce(without, tree),
  },
  {
    kinds: ['volume'],
    what: 'how many bytes of the file are on the disk, and when it was written',
    because: { assignedBy: 'the file system' },
    takeOut: (tree) =>
      ['allocation', 'physical', 'target/timestamps', 'backingStore/timestamps'].reduce(without, tree),
  },
];

/** Volumes that only the agent has: where it keeps what it deletes, and downloads that are under way. */
export const AGENTS_OWN_VOLUMES: Readonly<Record<string, { readonly gap: string }>> = {
  '.fleetwright': { gap: 'the trash, `machineDeletionsMax`, `allowEmpty`' },
};

/** The paths of all disks that are copies of an image. */
export function copiesOf(plan: Plan): ReadonlySet<string> {
  const disks = plan.machines.flatMap((machine) => machine.disks);
  const copies = disks.filter(({ source }) => source.kind === 'copy');
  return new Set(copies.flatMap((disk) => tryFindVolumePath(plan, disk) ?? []));
}

/** `tree` without all of `differences`, which are by default those that there may be. */
export function comparable(
  kind: KnownDifference['kinds'][number],
  tree: Tree,
  plan: Plan,
  differences: readonly KnownDifference[] = KNOWN_DIFFERENCES,
): Tree {
  return differences
    .filter(({ kinds }) => kinds.includes(kind))
    .reduce((left, { takeOut }) => takeOut(left, plan), tree);
}
