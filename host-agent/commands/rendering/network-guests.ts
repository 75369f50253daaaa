import type { Inventory } from '../../inventory';

/** Machines that run with a NIC on a network: a restart of it cuts them off until they are plugged in again. */
export function guestsOf(network: string, inventory: Inventory): readonly string[] {
  return inventory.machines
    .filter((machine) =>
      (machine.running?.nics ?? []).some(
        ({ attachment }) => attachment.kind === 'network' && attachment.name === network,
      ),
    )
    .map((machine) => machine.name);
}
