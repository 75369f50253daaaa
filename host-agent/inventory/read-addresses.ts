import { LibvirtDisconnected, LibvirtFailure, type DhcpLease } from '../libvirt';
import type { GuestAnswer } from './ask-guests';
import { mapBounded } from './bounded';
import type { MachineReading } from './read-machines';
import { OBJECTS_AT_ONCE, type Reading } from './reading';
import type { ActualMachine, ActualNetwork } from './types';

type Address = ActualMachine['addresses'][number];

/** The leases of each network, by its name. One that does not tell has none: they are shown, never decided on. */
export async function readLeases(
  { host }: Reading,
  networks: readonly ActualNetwork[],
): Promise<ReadonlyMap<string, readonly DhcpLease[]>> {
  const serving = networks.filter(
    ({ running }) => running?.ipv4 !== undefined || running?.ipv6 !== undefined,
  );
  const entries = await mapBounded(serving, OBJECTS_AT_ONCE, async (network) => {
    try {
      return [network.name, await host.networks.dhcpLeases(network)] as const;
    } catch (error) {
      if (!(error instanceof LibvirtFailure) || error instanceof LibvirtDisconnected) throw error;
      return [network.name, []] as const;
    }
  });
  return new Map(entries);
}

/** The addresses of a machine's NICs, as leases and its guest tell them. */
export function addressesOf(
  machine: MachineReading['machine'],
  leases: ReadonlyMap<string, readonly DhcpLease[]>,
  guest: GuestAnswer | undefined,
): readonly Address[] {
  const nics = machine.running?.nics ?? [];
  const leased = nics.flatMap((nic) =>
    nic.attachment.kind === 'network'
      ? (leases.get(nic.attachment.name) ?? [])
          .filter((lease) => lease.mac.toLowerCase() === nic.mac)
          .map((lease): Address => ({ mac: nic.mac, address: lease.address, source: 'lease' }))
      : [],
  );
  const told = (guest?.addresses ?? []).filter(({ mac }) => nics.some((nic) => nic.mac === mac));
  return [...leased, ...told];
}
