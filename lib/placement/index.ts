/**
 * What synthesis gives to objects that their authors leave open, without clock, randomness or state of its own: what follows
 * from the construct path alone (UUIDs, MAC addresses, bridge names, serials), and what must also suit the siblings and is
 * therefore remembered in `fleet.lock.json` (addresses, names, MAC addresses that collided).
 *
 *     fleet.lock.json --parseLockFile--> recorded choices --assign…, allocate…--> choices --lockFileOf, formatLockFile--> fleet.lock.json
 */
export { EMPTY_LOCK_FILE, formatLockFile, parseLockFile } from '../plan';
export type { LockedAddresses, LockFile, LockFileHost, LockFileParseResult } from '../plan';
export type { ObjectIdentity } from './identity';
export {
  bridgeName,
  derivedMacAddress,
  derivedUuid,
  diskSerial,
  fileNameBase,
  UUID_NAMESPACE,
} from './derived';
export {
  allocateAddresses,
  type AddressAllocation,
  type AddressRequest,
  type AddressSpace,
} from './allocate-addresses';
export {
  assignMacAddresses,
  type MacAddressAssignment,
  type MacAddressRequest,
} from './assign-mac-addresses';
export { assignNames, type NameRequest } from './assign-names';
export { lockedChoices, lockFileOf } from './lock-file';
