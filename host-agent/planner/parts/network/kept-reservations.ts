import { reservationsOf, type PlanManagedNetwork, type PlanNetwork } from '../../../../lib/plan';
import type { ActualMachine, ActualNetwork, SubnetSettings } from '../../../inventory';
import { canonicalAddress, subnetTextsOverlap } from '../../view/addresses';
import type { PlannerContext } from '../../view/context';

type Subnet = NonNullable<PlanManagedNetwork['ipv4']>;
type Listed = Subnet['reservations'][number];
type Present = SubnetSettings['reservations'];

/**
 * The network with the fixed addresses that machines still need which the plan does not name any more, and which stay all the
 * same: protected ones, or more than may be deleted. Nothing else on the host remembers these addresses, so all stay while there is a
 * machine that cannot be read: each may be its.
 */
export function withKeptReservations(
  network: PlanNetwork,
  staying: readonly ActualMachine[],
  context: PlannerContext,
): PlanNetwork {
  const { hasUnreadableMachines } = context.host;
  if (network.mode === 'bridge' || (staying.length === 0 && !hasUnreadableMachines)) return network;
  const actual = context.host.inventory.networks.find(({ uuid }) => uuid === network.uuid);
  if (actual === undefined) return network;
  const planned = reservationsOf(context.plan, network);
  const taken = new Set(planned.flatMap(({ address, mac }) => [canonicalAddress(address), mac]));
  const withKept = (family: 'ipv4' | 'ipv6', subnet: Subnet): Subnet => {
    const present = presentIn(actual, family, subnet.cidr);
    const kept = (
      hasUnreadableMachines ? allOf(present) : reservationsFor(staying, present, network.name)
    ).filter(
      ({ address, mac }) => !taken.has(canonicalAddress(address)) && (family === 'ipv6' || !taken.has(mac)),
    );
    return { ...subnet, reservations: [...subnet.reservations, ...kept] };
  };
  const { ipv4, ipv6 } = network;
  return {
    ...network,
    ...(ipv4 === undefined ? {} : { ipv4: withKept('ipv4', ipv4) }),
    ...(ipv6 === undefined ? {} : { ipv6: withKept('ipv6', ipv6) }),
  };
}

/** Of those that are present what is for these machines. */
function reservationsFor(
  machines: readonly ActualMachine[],
  present: Present,
  networkName: string,
): readonly Listed[] {
  return machines.flatMap((machine) => {
    const nics = (machine.stored ?? machine.running)?.nics ?? [];
    const macs = nics
      .filter(({ attachment }) => attachment.kind === 'network' && attachment.name === networkName)
      .map(({ mac }) => mac);
    const [first] = macs;
    if (first === undefined) return [];
    return present
      .filter(({ mac, name }) =>
        // DHCPv6 tells machines apart by name.
        mac === undefined ? name === machine.name : macs.includes(mac),
      )
      .map(({ address, mac = first, name }) => ({ mac, address, ...(name === undefined ? {} : { name }) }));
  });
}

/** DHCPv6 knows no MAC addresses: what is said in their place is not looked at. */
const NO_MAC = '00:00:00:00:00:00';

function allOf(present: Present): readonly Listed[] {
  return present.map(({ address, mac = NO_MAC, name }) => ({
    mac,
    address,
    ...(name === undefined ? {} : { name }),
  }));
}

/** What the network reserves now, as far as it lies in the subnet that the plan wants. */
function presentIn(actual: ActualNetwork, family: 'ipv4' | 'ipv6', cidr: string): Present {
  const present = (actual.stored ?? actual.running)?.[family]?.reservations ?? [];
  return present.filter(({ address }) => subnetTextsOverlap(cidr, single(address)));
}

function single(address: string): string {
  return `${address}/${address.includes(':') ? 128 : 32}`;
}
