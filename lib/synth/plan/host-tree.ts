import type { IConstruct } from 'constructs';
import { Disk, Image, Machine, Network, Nic, Pool, type Host, type HostObject } from '../../fleet';
import type { SynthesisProblem } from '../problems';

/** The objects of one host, each kind in the order of their names, so that moving code does not change the plan. */
export interface HostTree {
  readonly pools: readonly Pool[];
  readonly images: readonly Image[];
  readonly networks: readonly Network[];
  readonly machines: readonly Machine[];
  readonly problems: readonly SynthesisProblem[];
}

/** Walks the constructs below `host` once. */
export function hostTreeOf(host: Host): HostTree {
  const all = host.node.findAll();
  return {
    pools: all.filter((construct) => construct instanceof Pool).sort(byName),
    images: all.filter((construct) => construct instanceof Image).sort(byName),
    networks: all.filter((construct) => construct instanceof Network).sort(byName),
    machines: all.filter((construct) => construct instanceof Machine).sort(byName),
    problems: all.filter(isStray).map((stray) => ({
      code: 'construct',
      where: stray.node.path,
      what: `is a ${stray instanceof Disk ? 'disk' : 'NIC'} outside of a machine`,
      advice: 'Create it with the machine as its scope.',
    })),
  };
}

/** Names are ASCII; the path decides between two of the same name, which the plan's checks then report. */
export function byName(left: HostObject, right: HostObject): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.node.path < right.node.path ? -1 : 1;
}

/** A disk or NIC that no machine would ever show. */
function isStray(construct: IConstruct): boolean {
  return (
    (construct instanceof Disk || construct instanceof Nic) && !(construct.node.scope instanceof Machine)
  );
}
