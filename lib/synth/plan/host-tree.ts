import type { IConstruct } from 'constructs';
import { Disk, Image, Machine, Network, Nic, Pool, type Host, type HostObject } from '../../fleet';
import type { SynthesisProblem } from '../problems';
import { keyOf, nicKey } from './identity';

/** The objects of one host, each kind in the order of their names, so that moving code does not change the plan. */
export interface HostTree {
  readonly pools: readonly Pool[];
  readonly images: readonly Image[];
  readonly networks: readonly Network[];
  readonly machines: readonly MachineParts[];
  readonly problems: readonly SynthesisProblem[];
}

/** A machine with its parts, which it would look for among its children each time that it is asked. */
export interface MachineParts {
  readonly machine: Machine;
  /** Its construct path within the host's stack. */
  readonly key: string;
  readonly disks: readonly Disk[];
  readonly nics: readonly NicPart[];
}

export interface NicPart {
  readonly nic: Nic;
  /** As the lock file names it. */
  readonly key: string;
}

/** Walks the constructs below `host` once. */
export function hostTreeOf(host: Host): HostTree {
  const tree = {
    pools: [] as Pool[],
    images: [] as Image[],
    networks: [] as Network[],
    machines: [] as MachineParts[],
    problems: [] as SynthesisProblem[],
  };
  for (const construct of host.node.findAll()) {
    if (construct instanceof Machine) tree.machines.push(partsOf(host, construct));
    else if (construct instanceof Disk || construct instanceof Nic) {
      if (!(construct.node.scope instanceof Machine)) tree.problems.push(strayProblem(construct));
    } else if (construct instanceof Pool) tree.pools.push(construct);
    else if (construct instanceof Image) tree.images.push(construct);
    else if (construct instanceof Network) tree.networks.push(construct);
  }
  tree.pools.sort(byName);
  tree.images.sort(byName);
  tree.networks.sort(byName);
  tree.machines.sort((left, right) => byName(left.machine, right.machine));
  return tree;
}

/** Names are ASCII; the path decides between two of the same name, which the plan's checks then report. */
export function byName(left: HostObject, right: HostObject): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.node.path < right.node.path ? -1 : 1;
}

function partsOf(host: Host, machine: Machine): MachineParts {
  const key = keyOf(host, machine);
  const { disks } = machine;
  return { machine, key, disks, nics: machine.nics.map((nic) => ({ nic, key: nicKey(key, nic) })) };
}

/** A disk or NIC that no machine would ever show. */
function strayProblem(stray: IConstruct): SynthesisProblem {
  return {
    code: 'construct',
    where: stray.node.path,
    what: `is a ${stray instanceof Disk ? 'disk' : 'NIC'} outside of a machine`,
    advice: 'Create it with the machine as its scope.',
  };
}
