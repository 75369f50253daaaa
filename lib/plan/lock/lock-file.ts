import * as z from 'zod';
import type { Immutable } from '../document/immutable';
import { keySchema, macAddressSchema, nameSchema } from '../document/names';

/** The version of the lock file that this program reads and writes. */
export const LOCK_FILE_VERSION = 1;

/** By construct path; a NIC's is its machine's path, `/`, and the NIC's name. */
const byKey = <Value extends z.ZodType>(value: Value) => z.record(keySchema, value);

const lockedAddressesSchema = z.strictObject({ ipv4: z.ipv4().optional(), ipv6: z.ipv6().optional() });

export const lockFileHostSchema = z.strictObject({
  /** What NICs that asked for any free address were given. */
  addresses: byKey(lockedAddressesSchema),
  /** Names that synthesis made up, so that they do not move when a sibling with the same wish is added. */
  names: byKey(nameSchema),
  /** MAC addresses of NICs whose derived one was another NIC's already; all others are derived from the construct path. */
  macs: byKey(macAddressSchema),
});

/**
 * What synthesis chose and must choose again next time: written by it beside the program as `fleet.lock.json`, and
 * committed by users.
 */
export const lockFileSchema = z.strictObject({
  version: z.literal(LOCK_FILE_VERSION),
  /** By host name. */
  hosts: z.record(nameSchema, lockFileHostSchema),
});
export type LockFile = Immutable<z.infer<typeof lockFileSchema>>;
/** The choices of one host. */
export type LockFileHost = Immutable<z.infer<typeof lockFileHostSchema>>;
export type LockedAddresses = Immutable<z.infer<typeof lockedAddressesSchema>>;

/** No choice taken yet. */
export const EMPTY_LOCK_FILE: LockFile = { version: LOCK_FILE_VERSION, hosts: {} };
