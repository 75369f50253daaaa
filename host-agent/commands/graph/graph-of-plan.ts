import type { Plan, PlanMachine, PlanNetwork, PlanNic } from '../../../lib/plan';
import type {
  BridgeNode,
  CdromNode,
  DiskNode,
  DriveEdge,
  Graph,
  LinkNode,
  MachineNode,
  NetworkNode,
  NicEdge,
  PoolNode,
  StorageEdge,
  SubnetFacts,
  UplinkEdge,
} from './graph';

/** The graph of a plan, in an order that only the plan decides: kind by kind, and within a kind as in the plan. */
export function graphOfPlan(plan: Plan): Graph {
  const links: readonly LinkNode[] = [...plan.networks.map(networkNode), ...bridgeNodes(plan)];
  const uplinks = links.flatMap(uplinkEdge);
  return {
    nodes: [
      { id: 'host', kind: 'host', name: plan.host.name, fleet: plan.fleet },
      ...(uplinks.length === 0 ? [] : [{ id: 'world', kind: 'world' } as const]),
      ...links,
      ...plan.machines.map(machineNode),
      ...plan.machines.flatMap(diskNodes),
      ...plan.machines.flatMap(cdromNodes),
      ...plan.pools.map(poolNode),
    ],
    edges: [
      ...uplinks,
      ...plan.machines.flatMap(nicEdges),
      ...plan.machines.flatMap(driveEdges),
      ...storageEdges(plan),
    ],
  };
}

function networkNode(network: PlanNetwork): NetworkNode {
  const { name, mode } = network;
  const common = { id: `network/${name}`, kind: 'network', name } as const;
  if (mode === 'bridge') return { ...common, mode, subnets: [], existingBridge: network.existingBridge };
  const subnets = [network.ipv4, network.ipv6]
    .filter((subnet) => subnet !== undefined)
    .map(({ cidr, dhcpRange }): SubnetFacts => ({ cidr, ...(dhcpRange === undefined ? {} : { dhcpRange }) }));
  return { ...common, mode, subnets };
}

/** Bridges that a NIC names itself; the plan has no object for them. */
function bridgeNodes(plan: Plan): readonly BridgeNode[] {
  const names = plan.machines.flatMap(({ nics }) =>
    nics.flatMap(({ attachment }) => (attachment.kind === 'bridge' ? [attachment.bridge] : [])),
  );
  return [...new Set(names)].sort().map((name) => ({ id: `bridge/${name}`, kind: 'bridge', name }));
}

function uplinkEdge(link: LinkNode): readonly UplinkEdge[] {
  const way = link.kind === 'bridge' ? 'bridge' : link.mode;
  return way === 'isolated' ? [] : [{ kind: 'uplink', from: link.id, to: 'world', way }];
}

function machineNode(machine: PlanMachine): MachineNode {
  const { name, description, powerState, protect, vcpus, memory } = machine;
  return {
    id: `machine/${name}`,
    kind: 'machine',
    name,
    ...(description === undefined ? {} : { description }),
    powerState,
    protect,
    vcpus: vcpus.current,
    memoryMiB: memory.currentMiB,
  };
}

function diskNodes(machine: PlanMachine): readonly DiskNode[] {
  return machine.disks.map(({ name, sizeMiB, source }) => ({
    id: `disk/${machine.name}/${name}`,
    kind: 'disk',
    name,
    machine: machine.name,
    sizeMiB,
    source,
  }));
}

function cdromNodes(machine: PlanMachine): readonly CdromNode[] {
  return machine.cdroms.map(({ name, image }) => ({
    id: `cdrom/${machine.name}/${name}`,
    kind: 'cdrom',
    name,
    machine: machine.name,
    ...(image === undefined ? {} : { image }),
  }));
}

function poolNode({ name, path, capacityMiB }: Plan['pools'][number]): PoolNode {
  return {
    id: `pool/${name}`,
    kind: 'pool',
    name,
    path,
    ...(capacityMiB === undefined ? {} : { capacityMiB }),
  };
}

function nicEdges(machine: PlanMachine): readonly NicEdge[] {
  return machine.nics.map((nic) => ({
    kind: 'nic',
    from: `machine/${machine.name}`,
    to: linkOf(nic),
    name: nic.name,
    mac: nic.mac,
    addresses: [nic.ipv4, nic.ipv6].filter((address) => address !== undefined),
    linkUp: nic.linkUp,
  }));
}

function linkOf({ attachment }: PlanNic): LinkNode['id'] {
  return attachment.kind === 'network' ? `network/${attachment.network}` : `bridge/${attachment.bridge}`;
}

function driveEdges(machine: PlanMachine): readonly DriveEdge[] {
  return [...diskNodes(machine), ...cdromNodes(machine)].map(({ id }) => ({
    kind: 'drive',
    from: `machine/${machine.name}`,
    to: id,
  }));
}

function storageEdges(plan: Plan): readonly StorageEdge[] {
  const poolOfImage = new Map(plan.images.map(({ name, pool }) => [name, pool]));
  const edge = (from: StorageEdge['from'], pool: string | undefined): readonly StorageEdge[] =>
    pool === undefined ? [] : [{ kind: 'storage', from, to: `pool/${pool}` }];
  return plan.machines.flatMap((machine) => [
    ...machine.disks.flatMap(({ name, pool }) => edge(`disk/${machine.name}/${name}`, pool)),
    ...machine.cdroms.flatMap(({ name, image }) =>
      edge(`cdrom/${machine.name}/${name}`, image === undefined ? undefined : poolOfImage.get(image)),
    ),
  ]);
}
