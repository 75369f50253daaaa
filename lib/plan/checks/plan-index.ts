import {
  tryParseAddress,
  tryParseSubnet,
  type AddressFamily,
  type IpAddress,
  type IpSubnet,
} from '../addresses';
import type { PlanManagedNetwork, PlanNetwork } from '../document/network';
import type { PlanMachine, PlanNic } from '../document/machine';
import type { Plan } from '../document/plan';
import type { PlanImage, PlanPool } from '../document/storage';

export const FAMILIES = ['ipv4', 'ipv6'] as const satisfies readonly AddressFamily[];

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
  readonly path: string;
  readonly key: string;
  /** `machine "web-1"`, `network "lan"`. */
  readonly owner: string;
  /** Devices of one link share a value: `network lan`, `bridge br0`. */
  readonly link: string;
  /** The managed network that serves it; absent on a bridge that somebody else keeps. */
  readonly network?: PlanManagedNetwork;
}

/** What several checks look up, made once so that each check stays linear. */
export interface PlanIndex {
  readonly pools: ReadonlyMap<string, PlanPool>;
  readonly images: ReadonlyMap<string, PlanImage>;
  readonly networks: ReadonlyMap<string, PlanNetwork>;
  readonly subnets: readonly IndexedSubnet[];
  /** By `<network name> <family>`; see {@link tryFindSubnet}. */
  readonly subnetsByName: ReadonlyMap<string, IndexedSubnet>;
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
    subnetsByName: new Map(subnets.map((subnet) => [`${subnet.network.name} ${subnet.family}`, subnet])),
    fixedAddresses: [
      ...plan.networks.flatMap((network, index) =>
        network.mode === 'bridge' ? [] : reservedAddresses(network, `$.networks[${index}]`),
      ),
      ...plan.machines.flatMap((machine, index) => nicAddresses(machine, `$.machines[${index}]`, networks)),
    ],
  };
}

/** The subnet of that family on the network, if it has one. */
export function tryFindSubnet(
  index: PlanIndex,
  network: PlanManagedNetwork,
  family: AddressFamily,
): IndexedSubnet | undefined {
  return index.subnetsByName.get(`${network.name} ${family}`);
}

/** What NICs on the same link have in common; undefined when the NIC names a network that is not there. */
export function tryFindLink(nic: PlanNic, networks: ReadonlyMap<string, PlanNetwork>): string | undefined {
  if (nic.attachment.kind === 'bridge') return `bridge ${nic.attachment.bridge}`;
  const network = networks.get(nic.attachment.network);
  if (network === undefined) return undefined;
  return network.mode === 'bridge' ? `bridge ${network.existingBridge}` : `network ${network.name}`;
}

function byName<Item extends { readonly name: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.name, item]));
}

function subnetsOf(network: PlanManagedNetwork, path: string): readonly IndexedSubnet[] {
  return FAMILIES.flatMap((family) => {
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
  return FAMILIES.flatMap((family) =>
    (network[family]?.reservations ?? []).map((reservation, index) => ({
      text: reservation.address,
      family,
      path: `${path}.${family}.reservations[${index}].address`,
      key: network.key,
      owner: `a reservation of network "${network.name}"`,
      link: `network ${network.name}`,
      network,
    })),
  );
}

function nicAddresses(
  machine: PlanMachine,
  path: string,
  networks: ReadonlyMap<string, PlanNetwork>,
): readonly FixedAddress[] {
  return machine.nics.flatMap((nic, index) => {
    const link = tryFindLink(nic, networks);
    if (link === undefined) return [];
    const network = nic.attachment.kind === 'network' ? networks.get(nic.attachment.network) : undefined;
    const managed = network === undefined || network.mode === 'bridge' ? {} : { network };
    return FAMILIES.flatMap((family) => {
      const text = nic[family];
      if (text === undefined) return [];
      return [
        {
          text,
          family,
          path: `${path}.nics[${index}].${family}`,
          key: machine.key,
          owner: `machine "${machine.name}"`,
          link,
          ...managed,
        },
      ];
    });
  });
}
