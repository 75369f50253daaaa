import {
  ADDRESS_FAMILIES,
  tryParseAddress,
  tryParseSubnet,
  type AddressFamily,
  type IpAddress,
  type IpSubnet,
} from '../addresses';
import type { PlanMachine } from '../document/machine';
import type { PlanManagedNetwork, PlanNetwork } from '../document/network';
import type { Plan } from '../document/plan';
import type { PlanImage, PlanPool } from '../document/storage';
import type { Place } from './place';

/** One subnet of a managed network with its addresses as numbers; what is not canonical text still has a number here. */
export interface IndexedSubnet {
  readonly network: PlanManagedNetwork;
  readonly family: AddressFamily;
  /** `$.networks[2].ipv4` */
  readonly path: string;
  readonly subnet: IpSubnet;
  readonly gateway: IpAddress;
  readonly dhcpRange?: { readonly start: IpAddress; readonly end: IpAddress };
}

/** An address that the plan gives to one device for good: a NIC's, or a network's reservation. */
export interface FixedAddress {
  readonly text: string;
  readonly family: AddressFamily;
  /** Where it stands and whose it is: `machine "web-1"`. */
  place(): Place & { readonly key: string };
  /** Devices of one link share a value: `network lan`, `bridge br0`. */
  readonly link: string;
  /** The managed network that serves it; none on a bridge that somebody else keeps. */
  readonly network: PlanManagedNetwork | undefined;
}

/** What several checks look up, made once so that each check stays linear. */
export interface PlanIndex {
  readonly pools: ReadonlyMap<string, PlanPool>;
  readonly images: ReadonlyMap<string, PlanImage>;
  readonly networks: ReadonlyMap<string, PlanNetwork>;
  readonly subnets: readonly IndexedSubnet[];
  /** By the network's name; see {@link tryFindSubnet}. */
  readonly subnetsByName: Readonly<Record<AddressFamily, ReadonlyMap<string, IndexedSubnet>>>;
  readonly fixedAddresses: readonly FixedAddress[];
}

export function indexPlan(plan: Plan): PlanIndex {
  const networks = byName(plan.networks);
  const subnets = plan.networks.flatMap((network, index) =>
    network.mode === 'bridge' ? [] : subnetsOf(network, `$.networks[${index}]`),
  );
  return {
    pools: byName(plan.pools),
    images: byName(plan.images),
    networks,
    subnets,
    subnetsByName: { ipv4: byNetwork(subnets, 'ipv4'), ipv6: byNetwork(subnets, 'ipv6') },
    fixedAddresses: [
      ...plan.networks.flatMap((network, index) =>
        network.mode === 'bridge' ? [] : reservedAddresses(network, `$.networks[${index}]`),
      ),
      ...nicAddresses(plan, networks),
    ],
  };
}

/** The subnet of that family on the network, if it has one. */
export function tryFindSubnet(
  index: PlanIndex,
  network: PlanManagedNetwork,
  family: AddressFamily,
): IndexedSubnet | undefined {
  return index.subnetsByName[family].get(network.name);
}

function byNetwork(
  subnets: readonly IndexedSubnet[],
  family: AddressFamily,
): ReadonlyMap<string, IndexedSubnet> {
  return new Map(
    subnets.filter((subnet) => subnet.family === family).map((subnet) => [subnet.network.name, subnet]),
  );
}

function byName<Item extends { readonly name: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.name, item]));
}

function subnetsOf(network: PlanManagedNetwork, path: string): readonly IndexedSubnet[] {
  return ADDRESS_FAMILIES.flatMap((family) => {
    const stated = network[family];
    if (stated === undefined) return [];
    const subnet = tryParseSubnet(stated.cidr);
    const gateway = tryParseAddress(stated.gateway);
    if (subnet === undefined || gateway === undefined) return [];
    const start = tryParseAddress(stated.dhcpRange?.start ?? '');
    const end = tryParseAddress(stated.dhcpRange?.end ?? '');
    const dhcpRange = start === undefined || end === undefined ? {} : { dhcpRange: { start, end } };
    return [{ network, family, path: `${path}.${family}`, subnet, gateway, ...dhcpRange }];
  });
}

function reservedAddresses(network: PlanManagedNetwork, path: string): readonly FixedAddress[] {
  return ADDRESS_FAMILIES.flatMap((family) =>
    (network[family]?.reservations ?? []).map((reservation, index) => ({
      text: reservation.address,
      family,
      place: () => ({
        path: `${path}.${family}.reservations[${index}].address`,
        owner: `a reservation of network "${network.name}"`,
        key: network.key,
      }),
      link: linkOfNetwork(network),
      network,
    })),
  );
}

function nicAddresses(plan: Plan, networks: ReadonlyMap<string, PlanNetwork>): readonly FixedAddress[] {
  const links = new Map(plan.networks.map((network) => [network.name, linkOfNetwork(network)]));
  const found: FixedAddress[] = [];
  for (const [index, machine] of plan.machines.entries()) {
    for (const [position, nic] of machine.nics.entries()) {
      const { attachment } = nic;
      const link =
        attachment.kind === 'bridge' ? linkOfBridge(attachment.bridge) : links.get(attachment.network);
      if (link === undefined) continue;
      const attached = attachment.kind === 'network' ? networks.get(attachment.network) : undefined;
      const network = attached?.mode === 'bridge' ? undefined : attached;
      for (const family of ADDRESS_FAMILIES) {
        const text = nic[family];
        if (text === undefined) continue;
        found.push(new NicAddress(machine, { text, family, link, network, index, position }));
      }
    }
  }
  return found;
}

/** A class, because there are thousands: a function for each place would weigh more than all the rest. */
class NicAddress implements FixedAddress {
  readonly text: string;
  readonly family: AddressFamily;
  readonly link: string;
  readonly network: PlanManagedNetwork | undefined;
  private readonly machine: PlanMachine;
  private readonly index: number;
  private readonly position: number;

  constructor(
    machine: PlanMachine,
    at: Omit<FixedAddress, 'place'> & { readonly index: number; readonly position: number },
  ) {
    this.text = at.text;
    this.family = at.family;
    this.link = at.link;
    this.network = at.network;
    this.machine = machine;
    this.index = at.index;
    this.position = at.position;
  }

  place(): Place & { readonly key: string } {
    const { name, key } = this.machine;
    return {
      path: `$.machines[${this.index}].nics[${this.position}].${this.family}`,
      owner: `machine "${name}"`,
      key,
    };
  }
}

/** What NICs on the same link have in common. */
function linkOfNetwork(network: PlanNetwork): string {
  return network.mode === 'bridge' ? linkOfBridge(network.existingBridge) : `network ${network.name}`;
}

function linkOfBridge(bridge: string): string {
  return `bridge ${bridge}`;
}
