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

/** A machine with its parts, in the order in which the guest sees them; it would look for them among its children each time. */
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

/** Sorts the `constructs` below `host`, which come as the tree is walked: parents before their children, children in their order. */
export function hostTreeOf(host: Host, constructs: readonly IConstruct[]): HostTree {
  const pools: Pool[] = [];
  const images: Image[] = [];
  const networks: Network[] = [];
  const machines: OpenMachineParts[] = [];
  const problems: SynthesisProblem[] = [];
  for (const construct of constructs) {
    if (construct instanceof Machine) {
      machines.push({ machine: construct, key: keyOf(host, construct), disks: NONE, nics: NONE });
    } else if (construct instanceof Disk || construct instanceof Nic) {
      const owner = tryFindOwner(machines, construct.node.scope);
      if (owner === undefined) problems.push(strayProblem(construct));
      // Copies, because a list that is pushed to gets room for 17, which weighs more than all else here; a machine's parts are few.
      else if (construct instanceof Disk) owner.disks = owner.disks.concat(construct);
      else owner.nics = owner.nics.concat({ nic: construct, key: nicKey(owner.key, construct) });
    } else if (construct instanceof Pool) pools.push(construct);
    else if (construct instanceof Image) images.push(construct);
    else if (construct instanceof Network) networks.push(construct);
  }
  pools.sort(byName);
  images.sort(byName);
  networks.sort(byName);
  machines.sort((left, right) => byName(left.machine, right.machine));
  return { pools, images, networks, machines, problems };
}

const NONE: readonly never[] = [];

/** A machine whose parts are still being collected. */
interface OpenMachineParts extends MachineParts {
  disks: readonly Disk[];
  nics: readonly NicPart[];
}

/** The machine that a part stands in: nearly always the last one that was met. */
function tryFindOwner(
  machines: readonly OpenMachineParts[],
  scope: IConstruct | undefined,
): OpenMachineParts | undefined {
  if (!(scope instanceof Machine)) return undefined;
  return machines.findLast(({ machine }) => machine === scope);
}

/** Names are ASCII; the path decides between two of the same name, which the plan's checks then report. */
export function byName(left: HostObject, right: HostObject): number {
  if (left.name !== right.name) return left.name < right.name ? -1 : 1;
  return left.node.path < right.node.path ? -1 : 1;
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
