import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { isWeakPoint } from './weak-points';
import { WireError, WireReader } from './wire';

/** Shorter RSA keys are within reach of those who want to break them (NIST SP 800-131A). */
export const RSA_BITS_MIN = 2048;

/** What OpenSSH takes at most (SSHBUF_MAX_BIGNUM); larger ones only cost time. */
const RSA_BITS_MAX = 16_384;

const CURVES = {
  nistp256: { jwk: 'P-256', hash: 'sha256', coordinateBytes: 32 },
  nistp384: { jwk: 'P-384', hash: 'sha384', coordinateBytes: 48 },
  nistp521: { jwk: 'P-521', hash: 'sha512', coordinateBytes: 66 },
} as const;
export type Curve = keyof typeof CURVES;
export const curveOf = (curve: Curve): (typeof CURVES)[Curve] => CURVES[curve];

/** Key types that releases can be signed with, by SSH's names. */
const KEY_TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
  'sk-ssh-ed25519@openssh.com',
  'sk-ecdsa-sha2-nistp256@openssh.com',
] as const;
export type KeyType = (typeof KEY_TYPES)[number];

export const isKeyType = (name: string): name is KeyType => KEY_TYPES.some((type) => type === name);

/** A public key as far as its bytes tell. */
export type PublicKey = {
  readonly type: KeyType;
  /** As it is named and compared: the type and these bytes in base64. */
  readonly blob: Uint8Array;
} & (
  | { readonly kind: 'ed25519'; readonly point: Uint8Array; readonly application?: Uint8Array }
  | {
      readonly kind: 'ecdsa';
      readonly curve: Curve;
      readonly point: Uint8Array;
      readonly application?: Uint8Array;
    }
  | { readonly kind: 'rsa'; readonly exponent: Uint8Array; readonly modulus: Uint8Array }
);

/** A key of a kind that releases are not signed with. */
export class UnsupportedKey extends Error {
  override readonly name = 'UnsupportedKey';
}

/** Reads a public key (RFC 4253, section 6.6; RFC 5656; PROTOCOL.u2f). @throws WireError, UnsupportedKey */
export function readPublicKey(blob: Uint8Array): PublicKey {
  const reader = new WireReader(blob);
  const type = reader.name();
  if (!isKeyType(type)) throw new UnsupportedKey(whyUnsupported(type));
  const key = { type, blob, ...partsOf(type, reader) };
  reader.end();
  return key;
}

function partsOf(type: KeyType, reader: WireReader) {
  switch (type) {
    case 'ssh-ed25519':
      return { kind: 'ed25519', point: ed25519Point(reader) } as const;
    case 'sk-ssh-ed25519@openssh.com':
      return { kind: 'ed25519', point: ed25519Point(reader), application: reader.string() } as const;
    case 'ecdsa-sha2-nistp256':
      return { kind: 'ecdsa', ...curvePoint(reader, 'nistp256') } as const;
    case 'ecdsa-sha2-nistp384':
      return { kind: 'ecdsa', ...curvePoint(reader, 'nistp384') } as const;
    case 'ecdsa-sha2-nistp521':
      return { kind: 'ecdsa', ...curvePoint(reader, 'nistp521') } as const;
    case 'sk-ecdsa-sha2-nistp256@openssh.com':
      return { kind: 'ecdsa', ...curvePoint(reader, 'nistp256'), application: reader.string() } as const;
    case 'ssh-rsa':
      return { kind: 'rsa', ...rsaNumbers(reader) } as const;
  }
}

const ED25519_POINT_BYTES = 32;

function ed25519Point(reader: WireReader): Uint8Array {
  const point = reader.string();
  if (point.length !== ED25519_POINT_BYTES)
    throw new WireError(`its key has ${point.length} bytes instead of ${ED25519_POINT_BYTES}`);
  if (isWeakPoint(point)) throw new UnsupportedKey('its key is one for which anybody can sign');
  return point;
}

/** First byte of a point that is written with both coordinates (SEC 1, section 2.3.3), which is all that SSH has. */
const UNCOMPRESSED = 4;

function curvePoint(reader: WireReader, curve: Curve): { readonly curve: Curve; readonly point: Uint8Array } {
  if (reader.name() !== curve) throw new WireError('its key is on another curve than its type says');
  const point = reader.string();
  if (point.length !== 1 + 2 * CURVES[curve].coordinateBytes || point[0] !== UNCOMPRESSED)
    throw new WireError('its key is no point of its curve');
  return { curve, point };
}

function rsaNumbers(reader: WireReader): { readonly exponent: Uint8Array; readonly modulus: Uint8Array } {
  const exponent = reader.positive();
  const modulus = reader.positive();
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < RSA_BITS_MIN)
    throw new UnsupportedKey(`its RSA key has ${bits} bits, and at least ${RSA_BITS_MIN} are needed`);
  if (bits > RSA_BITS_MAX)
    throw new UnsupportedKey(`its RSA key has ${bits} bits, and at most ${RSA_BITS_MAX} are taken`);
  return { exponent, modulus };
}

function whyUnsupported(type: string): string {
  return type.includes('-cert-')
    ? 'it was made with a certificate, and those are not supported: sign with the key itself'
    : `keys of type ${type} are not supported: sign with an ed25519, ECDSA or RSA key`;
}

/** The key for Node's own cryptography. @throws WireError where the numbers are no key */
export function keyObjectOf(key: PublicKey): KeyObject {
  try {
    return createPublicKey({ key: jwkOf(key), format: 'jwk' });
  } catch (cause) {
    throw new WireError('its key is none', { cause });
  }
}

function jwkOf(key: PublicKey): Readonly<Record<string, string>> {
  switch (key.kind) {
    case 'ed25519':
      return { kty: 'OKP', crv: 'Ed25519', x: base64url(key.point) };
    case 'ecdsa': {
      const { jwk, coordinateBytes } = CURVES[key.curve];
      const [x, y] = [key.point.subarray(1, 1 + coordinateBytes), key.point.subarray(1 + coordinateBytes)];
      return { kty: 'EC', crv: jwk, x: base64url(x), y: base64url(y) };
    }
    case 'rsa':
      return { kty: 'RSA', e: base64url(key.exponent), n: base64url(key.modulus) };
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** As `ssh-keygen -l` prints it. */
export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
