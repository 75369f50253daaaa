import type { Host, Nic } from '../../fleet';
import { assignMacAddresses, type LockFileHost } from '../../placement';
import type { HostTree, NicPart } from './host-tree';

/** Who gets which MAC address. */
export interface ChosenMacAddresses {
  readonly macOf: (nic: Nic) => string;
  /** What the construct path alone does not give: what the lock file must remember. */
  readonly locked: LockFileHost['macs'];
}

/** Gives every NIC that states no MAC address one that nobody else on the host has. */
export function chooseMacAddresses(host: Host, tree: HostTree, recorded: LockFileHost): ChosenMacAddresses {
  const asking: NicPart[] = [];
  const taken = reservedMacs(tree);
  for (const { nics } of tree.machines) {
    for (const part of nics) {
      if (part.nic.mac === undefined) asking.push(part);
      else taken.push(part.nic.mac);
    }
  }
  const { macs, rerolled } = assignMacAddresses(
    { fleet: host.fleet, host: host.name, taken },
    asking.map(({ key }) => {
      const before = recorded.macs[key];
      return before === undefined ? { key } : { key, recorded: before };
    }),
  );
  const chosen = new Map<Nic, string | undefined>();
  for (const { key, nic } of asking) chosen.set(nic, macs.get(key));
  return { macOf: (nic) => nic.mac ?? found(nic, chosen.get(nic)), locked: Object.fromEntries(rerolled) };
}

/** A reservation is for a device that is there already. */
function reservedMacs(tree: HostTree): string[] {
  return tree.networks.flatMap((network) =>
    [network.ipv4, network.ipv6].flatMap((subnet) => (subnet?.reservations ?? []).map(({ mac }) => mac)),
  );
}

function found(nic: Nic, mac: string | undefined): string {
  if (mac !== undefined) return mac;
  throw new Error(`${nic.node.path} was given no MAC address`);
}
