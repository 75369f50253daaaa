import { NAME_PATTERN, uuidVersion5 } from '../plan';
import { identityBytes, identityHash, type ObjectIdentity } from './identity';

/**
 * The namespace of all UUIDs that Fleetwright derives: itself the version 5 UUID of `urn:fleetwright` in the URL
 * namespace of RFC 9562. Changing it would make every machine a stranger to its own host.
 */
export const UUID_NAMESPACE = 'ddafb138-b20d-5308-8d96-a94800888114';

/** The UUID of an object: version 5 of its fleet, host and construct path, so that it survives everything but a move. */
export function derivedUuid(identity: ObjectIdentity): string {
  return uuidVersion5(UUID_NAMESPACE, identityBytes(identity));
}

/**
 * The MAC address of a NIC: QEMU's customary prefix 52:54:00 (locally administered, unicast) and 24 bits of hash. Two of 5,000
 * NICs more likely than not share those bits, so a caller with a fleet uses `assignMacAddresses`; `attempt` counts re-rolls.
 */
export function derivedMacAddress(identity: ObjectIdentity, attempt = 0): string {
  const hash = identityHash('mac', identity, attempt);
  return `52:54:00:${hash.slice(0, 2)}:${hash.slice(2, 4)}:${hash.slice(4, 6)}`;
}

/** The bridge of a network: `fw-` and 48 bits of hash, as long as Linux allows an interface name to be (15 characters). */
export function bridgeName(identity: ObjectIdentity): string {
  return `fw-${identityHash('bridge', identity).slice(0, 12)}`;
}

/** The serial number that a guest sees on a disk: 80 bits of hash in the 20 characters that virtio-blk shows. */
export function diskSerial(identity: ObjectIdentity): string {
  return identityHash('disk', identity).slice(0, 20);
}

/** Leaves room in the 200 characters of a file name for a disk's name, or for the digest of a seed. */
const FILE_NAME_BASE_LENGTH_MAX = 128;

/**
 * How the files of an object begin: its ids below the host joined by dots, which ids of this form do not hold. Two objects never
 * share it, and it stays when the object gets another name or a sibling. Ids that no file name can hold are hashed.
 */
export function fileNameBase(identity: ObjectIdentity): string {
  const ids = identity.key.split('/');
  const base = ids.join('.');
  if (ids.every((id) => NAME_PATTERN.test(id)) && base.length <= FILE_NAME_BASE_LENGTH_MAX) return base;
  const readable = identity.key
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE_LENGTH_MAX)
    .replaceAll(/^-|-$/g, '');
  return [readable, identityHash('file', identity).slice(0, 16)].filter((part) => part !== '').join('-');
}

/** Enough to recognise an object by; the hash behind it is what tells two apart. */
const READABLE_LENGTH_MAX = 64;
