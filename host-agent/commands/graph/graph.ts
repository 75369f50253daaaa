import type { Mebibytes, PlanDisk, PlanMachine, PlanNetwork, Vcpus } from '../../../lib/plan';
import type { Mark } from '../rendering/change-view';

/** What a plan's things are and how they hang together: plain values, the same for pictures and for programs. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What becomes of things, in the graph of a change. */
  readonly marks?: Marks;
}

/** The graph of two plans together; what only the older one has is in it too. */
export interface ChangedGraph extends Graph {
  readonly marks: Marks;
}

/** By a node's id or an edge's key; what stays as it is has none. */
export type Marks = ReadonlyMap<GraphNode['id'] | EdgeKey, Mark>;

export interface HostNode {
  readonly id: 'host';
  readonly kind: 'host';
  readonly name: string;
  readonly fleet: string;
}

/** Everything that networks lead to and that is not on this host. */
export interface WorldNode {
  readonly id: 'world';
  readonly kind: 'world';
}

export interface SubnetFacts {
  readonly cidr: string;
  readonly dhcpRange?: { readonly start: string; readonly end: string };
}

export interface NetworkNode {
  readonly id: `network/${string}`;
  readonly kind: 'network';
  readonly name: string;
  readonly mode: PlanNetwork['mode'];
  readonly subnets: readonly SubnetFacts[];
  /** Only of mode `bridge`: the bridge that it stands for. */
  readonly existingBridge?: string;
}

/** A bridge of the host that NICs are plugged into without a network in between. */
export interface BridgeNode {
  readonly id: `bridge/${string}`;
  readonly kind: 'bridge';
  readonly name: string;
}

/** What a NIC can be plugged into. */
export type LinkNode = NetworkNode | BridgeNode;

export interface MachineNode {
  readonly id: `machine/${string}`;
  readonly kind: 'machine';
  readonly name: string;
  readonly description?: string;
  readonly powerState: PlanMachine['powerState'];
  readonly protect: boolean;
  readonly vcpus: Vcpus;
  readonly memoryMiB: Mebibytes;
}

export interface DiskNode {
  readonly id: `disk/${string}/${string}`;
  readonly kind: 'disk';
  readonly name: string;
  readonly machine: string;
  readonly sizeMiB: Mebibytes;
  readonly source: PlanDisk['source'];
}

export interface CdromNode {
  readonly id: `cdrom/${string}/${string}`;
  readonly kind: 'cdrom';
  readonly name: string;
  readonly machine: string;
  /** Absent: the drive is empty. */
  readonly image?: string;
}

/** What hangs on a machine and holds data. */
export type DriveNode = DiskNode | CdromNode;

export interface PoolNode {
  readonly id: `pool/${string}`;
  readonly kind: 'pool';
  readonly name: string;
  readonly path: string;
  readonly capacityMiB?: Mebibytes;
}

export type GraphNode =
  HostNode | WorldNode | NetworkNode | BridgeNode | MachineNode | DiskNode | CdromNode | PoolNode;

/** A link leads out of the host; an isolated network has none of these. */
export interface UplinkEdge {
  readonly kind: 'uplink';
  readonly from: LinkNode['id'];
  readonly to: WorldNode['id'];
  readonly way: 'nat' | 'routed' | 'bridge';
}

export interface NicEdge {
  readonly kind: 'nic';
  readonly from: MachineNode['id'];
  readonly to: LinkNode['id'];
  readonly name: string;
  readonly mac: string;
  readonly addresses: readonly string[];
  readonly linkUp: boolean;
}

/** A machine has a disk or CD drive. */
export interface DriveEdge {
  readonly kind: 'drive';
  readonly from: MachineNode['id'];
  readonly to: DriveNode['id'];
}

/** A disk, or the image in a CD drive, lies in a pool. */
export interface StorageEdge {
  readonly kind: 'storage';
  readonly from: DriveNode['id'];
  readonly to: PoolNode['id'];
}

export type GraphEdge = UplinkEdge | NicEdge | DriveEdge | StorageEdge;

/** What an edge is known by: `nic:machine/web-1/lan`, `uplink:network/lan`. */
export type EdgeKey = `${GraphEdge['kind']}:${string}`;

/** The same wherever an edge leads to: a NIC stays the same one on another network. */
export function edgeKey(edge: GraphEdge): EdgeKey {
  switch (edge.kind) {
    case 'nic':
      return `nic:${edge.from}/${edge.name}`;
    case 'drive':
      return `drive:${edge.to}`;
    case 'storage':
    case 'uplink':
      return `${edge.kind}:${edge.from}`;
  }
}
