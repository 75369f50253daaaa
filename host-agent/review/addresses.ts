import {
  ADDRESS_FAMILIES,
  tryParseAddress,
  tryParseSubnet,
  type AddressFamily,
  type Plan,
  type PlanIpv4Subnet,
  type PlanIpv6Subnet,
} from '../../lib/plan';

/** How the addresses of one subnet are given out. */
export interface SubnetUse {
  readonly cidr: string;
  /** The host's own, those of NICs that state one, and reservations. */
  readonly fixed: number;
  /** Handed out to whoever asks. */
  readonly dynamic: number;
  /** Neither of both; absent where there are more than anybody counts (IPv6). */
  readonly free?: number;
}

/** One network and family; `before` or `after` is absent where there is no such subnet then. */
export interface AddressUse {
  readonly network: string;
  readonly family: AddressFamily;
  readonly before?: SubnetUse;
  readonly after?: SubnetUse;
}

/** How the subnets of a host are used by two plans, in the order of the networks' names. */
export function addressUses(base: Plan | undefined, head: Plan): readonly AddressUse[] {
  const before = base === undefined ? new Map<string, SubnetUse>() : subnetUses(base);
  const after = subnetUses(head);
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((key): AddressUse => {
    const [network = '', family] = key.split(' ');
    const [older, newer] = [before.get(key), after.get(key)];
    return {
      network,
      family: family === 'ipv6' ? 'ipv6' : 'ipv4',
      ...(older === undefined ? {} : { before: older }),
      ...(newer === undefined ? {} : { after: newer }),
    };
  });
}

/** By network and family. */
function subnetUses(plan: Plan): ReadonlyMap<string, SubnetUse> {
  const ofNics = nicAddresses(plan);
  return new Map(
    plan.networks.flatMap((network) => {
      if (network.mode === 'bridge') return [];
      return ADDRESS_FAMILIES.flatMap((family): readonly (readonly [string, SubnetUse])[] => {
        const subnet = network[family];
        const key = `${network.name} ${family}`;
        return subnet === undefined ? [] : [[key, useOf(subnet, ofNics.get(key) ?? [])]];
      });
    }),
  );
}

/** One walk over all machines, however many networks there are. */
function nicAddresses({ machines }: Plan): ReadonlyMap<string, readonly string[]> {
  const addresses = new Map<string, string[]>();
  for (const { attachment, ipv4, ipv6 } of machines.flatMap(({ nics }) => nics)) {
    if (attachment.kind !== 'network') continue;
    for (const [family, address] of [['ipv4', ipv4] as const, ['ipv6', ipv6] as const]) {
      if (address === undefined) continue;
      const key = `${attachment.network} ${family}`;
      const known = addresses.get(key);
      if (known === undefined) addresses.set(key, [address]);
      else known.push(address);
    }
  }
  return addresses;
}

function useOf(subnet: PlanIpv4Subnet | PlanIpv6Subnet, ofNics: readonly string[]): SubnetUse {
  const { cidr, gateway, dhcpRange, reservations } = subnet;
  const fixed = new Set([gateway, ...ofNics, ...reservations.map(({ address }) => address)]).size;
  const dynamic =
    dhcpRange === undefined ? 0 : Number(valueOf(dhcpRange.end) - valueOf(dhcpRange.start) + 1n);
  const usable = usableIn(cidr);
  const isCountable = usable <= BigInt(Number.MAX_SAFE_INTEGER);
  return {
    cidr,
    fixed,
    dynamic,
    ...(isCountable ? { free: Math.max(0, Number(usable) - fixed - dynamic) } : {}),
  };
}

/** Without the network address, and the broadcast address of IPv4. */
function usableIn(cidr: string): bigint {
  const subnet = tryParseSubnet(cidr);
  if (subnet === undefined) return 0n;
  const all = subnet.last - subnet.first + 1n;
  const taken = subnet.family === 'ipv4' ? 2n : 1n;
  return all > taken ? all - taken : 0n;
}

function valueOf(address: string): bigint {
  return tryParseAddress(address)?.value ?? 0n;
}
