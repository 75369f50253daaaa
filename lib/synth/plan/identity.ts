import type { Host, Nic } from '../../fleet';
import type { ObjectIdentity } from '../../placement';
import type { IConstruct } from 'constructs';

/** Who `construct` is for good: fleet, host, and the construct path within the host's stack. */
export function identityOf(host: Host, construct: IConstruct): ObjectIdentity {
  return identityOfKey(host, keyOf(host, construct));
}

/** The same of what has no construct, or whose key is known already. */
export function identityOfKey(host: Host, key: string): ObjectIdentity {
  return { fleet: host.fleet, host: host.name, key };
}

/** The construct path within the host's stack. */
export function keyOf(host: Host, construct: IConstruct): string {
  return construct.node.path.slice(host.node.path.length + 1);
}

/** A NIC's key in the lock file: its machine's, `/`, and its name. Where in the machine it was made does not matter. */
export function nicKey(machineKey: string, nic: Nic): string {
  return `${machineKey}/${nic.name}`;
}
