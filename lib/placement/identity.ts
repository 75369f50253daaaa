import { canonicalBytes, sha256Hex } from '../plan';

/** Where an object stands, for good: everything that is derived rather than chosen comes from these three. */
export interface ObjectIdentity {
  readonly fleet: string;
  readonly host: string;
  /** The construct path within the host's stack. */
  readonly key: string;
}

/**
 * The bytes that stand for an identity. Canonical JSON of a list, because joining with a separator would give
 * ('a', 'b/c') and ('a/b', 'c') the same bytes.
 */
export function identityBytes(identity: ObjectIdentity): Uint8Array {
  return canonicalBytes([identity.fleet, identity.host, identity.key]);
}

/** The sha256 of what an identity is used for and the identity: 64 hexadecimal digits, unrelated from use to use. */
export function identityHash(use: string, identity: ObjectIdentity, attempt = 0): string {
  return sha256Hex(canonicalBytes([use, identity.fleet, identity.host, identity.key, attempt]));
}
