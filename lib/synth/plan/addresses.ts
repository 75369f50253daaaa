import type { Network, Nic } from '../../fleet';
import { allocateAddresses, type LockFileHost } from '../../placement';
import { ADDRESS_FAMILIES, type AddressFamily } from '../../plan';
import type { SynthesisProblem } from '../problems';
import type { HostTree, NicPart } from './host-tree';

/** Who gets which address, in both families. */
export interface ChosenAddresses {
  readonly addressOf: (nic: Nic, family: AddressFamily) => string | undefined;
  /** What was chosen rather than stated: what the lock file must remember. */
  readonly locked: LockFileHost['addresses'];
  readonly problems: readonly SynthesisProblem[];
  /** NICs that could not keep the address that the lock file had for them. */
  readonly moved: readonly MovedAddress[];
}

/** An address that another program change has taken from a NIC. */
export interface MovedAddress {
  readonly nic: Nic;
  readonly from: string;
  readonly to: string;
}

/** Gives every NIC that says `auto` an address: the one it had, else the lowest free one. */
export function chooseAddresses(tree: HostTree, recorded: LockFileHost): ChosenAddresses {
  const chosen = { ipv4: new Map<Nic, string>(), ipv6: new Map<Nic, string>() };
  const locked: Record<string, { ipv4?: string; ipv6?: string }> = {};
  const problems: SynthesisProblem[] = [];
  const moved: MovedAddress[] = [];
  const nicsByNetwork = nicsOfNetworks(tree);
  for (const network of tree.networks) {
    for (const family of ADDRESS_FAMILIES) {
      const nics = nicsByNetwork.get(network) ?? [];
      const { asking, addresses } = allocate(network, family, nics, recorded);
      for (const { key, nic } of asking) {
        const address = addresses.get(key);
        if (address === undefined) {
          problems.push(subnetIsFull(network, nic, family));
          continue;
        }
        const from = recorded.addresses[key]?.[family];
        if (from !== undefined && from !== address) moved.push({ nic, from, to: address });
        chosen[family].set(nic, address);
        (locked[key] ??= {})[family] = address;
      }
    }
  }
  const addressOf = (nic: Nic, family: AddressFamily): string | undefined => {
    const stated = nic[family];
    return stated.kind === 'fixed' ? stated.address : chosen[family].get(nic);
  };
  return { addressOf, locked, problems, moved };
}

function nicsOfNetworks(tree: HostTree): ReadonlyMap<Network, readonly NicPart[]> {
  const byNetwork = new Map<Network, NicPart[]>();
  for (const { nics } of tree.machines) {
    for (const part of nics) {
      const { attachment } = part.nic;
      if (attachment.kind !== 'network') continue;
      const present = byNetwork.get(attachment.network);
      if (present === undefined) byNetwork.set(attachment.network, [part]);
      else present.push(part);
    }
  }
  return byNetwork;
}

function allocate(
  network: Network,
  family: AddressFamily,
  nics: readonly NicPart[],
  recorded: LockFileHost,
): { readonly asking: readonly NicPart[]; readonly addresses: ReadonlyMap<string, string> } {
  const subnet = network[family];
  if (subnet === undefined) return { asking: [], addresses: new Map() };
  const { cidr, gateway, dhcpRange, reservations } = subnet;
  const asking: NicPart[] = [];
  const taken = reservations.map(({ address }) => address);
  for (const part of nics) {
    const wish = part.nic[family];
    if (wish.kind === 'auto') asking.push(part);
    else if (wish.kind === 'fixed') taken.push(wish.address);
  }
  if (asking.length === 0) return { asking, addresses: new Map() };
  const { addresses } = allocateAddresses(
    { cidr, gateway, ...(dhcpRange === undefined ? {} : { dhcpRange }), taken },
    asking.map(({ key }) => {
      const before = recorded.addresses[key]?.[family];
      return before === undefined ? { key } : { key, recorded: before };
    }),
  );
  return { asking, addresses };
}

function subnetIsFull(network: Network, nic: Nic, family: AddressFamily): SynthesisProblem {
  return {
    code: 'construct',
    where: nic.node.path,
    what: `gets no ${family === 'ipv4' ? 'IPv4' : 'IPv6'} address: the network ${network.node.path} has none left outside of its DHCP range`,
    advice: 'Give the network a larger subnet or a smaller DHCP range, or state "dhcp" here.',
  };
}
