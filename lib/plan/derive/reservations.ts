import type { PlanManagedNetwork } from '../document/network';
import type { Plan } from '../document/plan';

/** One DHCP reservation that a network must serve: IPv4 goes by MAC address, IPv6 by host name (DHCPv6 has no MAC). */
export interface Reservation {
  readonly family: 'ipv4' | 'ipv6';
  readonly address: string;
  readonly mac: string;
  readonly name?: string;
}

/**
 * Everything that `network` must reserve: what the plan lists itself plus the fixed addresses of the NICs on it, in address
 * text order so that two readers see the same list. A machine's first NIC on the network gives its name to DNS. An IPv6 address
 * without a name is left out: DHCPv6 could not tell whom it is for, so its guest must set it itself.
 */
export function reservationsOf(plan: Plan, network: PlanManagedNetwork): readonly Reservation[] {
  const listed = (['ipv4', 'ipv6'] as const).flatMap((family) =>
    (network[family]?.reservations ?? []).map((entry) => ({
      family,
      address: entry.address,
      mac: entry.mac,
      ...(entry.name === undefined ? {} : { name: entry.name }),
    })),
  );
  const fromNics = plan.machines.flatMap((machine) => {
    const nics = machine.nics.filter(
      (nic) => nic.attachment.kind === 'network' && nic.attachment.network === network.name,
    );
    return nics.flatMap((nic, index) => {
      const name = index === 0 ? { name: machine.name } : {};
      return [
        ...(nic.ipv4 === undefined
          ? []
          : [{ family: 'ipv4' as const, address: nic.ipv4, mac: nic.mac, ...name }]),
        ...(nic.ipv6 === undefined
          ? []
          : [{ family: 'ipv6' as const, address: nic.ipv6, mac: nic.mac, ...name }]),
      ];
    });
  });
  return [...listed, ...fromNics]
    .filter((reservation) => reservation.family === 'ipv4' || 'name' in reservation)
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}
