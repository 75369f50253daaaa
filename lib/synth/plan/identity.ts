import type { Host, Machine, Nic } from '../../fleet';
import type { ObjectIdentity } from '../../placement';
import type { IConstruct } from 'constructs';

/** Who `construct` is for good: fleet, host, and the construct path within the host's stack. */
export function identityOf(host: Host, construct: IConstruct): ObjectIdentity {
  return { fleet: host.fleet, host: host.name, key: construct.node.path.slice(host.node.path.length + 1) };
}

/** A NIC's key in the lock file: its machine's, `/`, and its name. Where in the machine it was made does not matter. */
export function nicKey(host: Host, machine: Machine, nic: Nic): string {
  return `${identityOf(host, machine).key}/${nic.name}`;
}
