import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** How a signature is made; whatever is absent is as it should be. */
export interface SignatureOptions {
  /** Whose key: each name has one, always the same. @default 'alice' */
  readonly by?: string;
  readonly namespace?: string;
  readonly hash?: string;
  readonly version?: number;
  /** What PROTOCOL.sshsig reserves. */
  readonly reserved?: string;
  readonly algorithm?: string;
  /** The public key's bytes, in hexadecimal. */
  readonly keyBlob?: string;
  /** Another text than the one that is signed for. */
  readonly over?: string;
  /** Bytes of the signature itself, in hexadecimal. */
  readonly value?: string;
  /** Bytes after all of it, in hexadecimal. */
  readonly behind?: string;
  /** Only so many bytes of it. */
  readonly length?: number;
  /** @default '\n' */
  readonly lineEnd?: string;
}

/** What PKCS #8 puts before the 32 bytes of an ed25519 key (RFC 8410). */
const PRIVATE_KEY_HEAD = '302e020100300506032b657004220420';

/** A key that follows from a name, so that what is written down of it stays so. It protects nothing. */
function privateKeyOf(name: string): KeyObject {
  const seed = createHash('sha256').update(`hostile ${name}`).digest();
  const key = Buffer.concat([Buffer.from(PRIVATE_KEY_HEAD, 'hex'), seed]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** `ssh-ed25519 AAAA…` of a name. */
export function publicKeyOf(name: string): string {
  return `ssh-ed25519 ${keyBlobOf(name).toString('base64')}`;
}

function keyBlobOf(name: string): Buffer {
  const der = createPublicKey(privateKeyOf(name)).export({ format: 'der', type: 'spki' });
  return Buffer.concat([text('ssh-ed25519'), text(der.subarray(-32))]);
}

/** Signs as `ssh-keygen -Y sign` does (PROTOCOL.sshsig), or as it never would. */
export function armouredSignature(content: Uint8Array, options: SignatureOptions): string {
  const {
    by = 'alice',
    namespace = 'fleetwright-plan',
    hash = 'sha512',
    reserved = '',
    version = 1,
  } = options;
  const digest = createHash(hash)
    .update(options.over ?? content)
    .digest();
  const toSign = Buffer.concat([Buffer.from('SSHSIG'), ...[namespace, reserved, hash, digest].map(text)]);
  const value =
    options.value === undefined ? sign(null, toSign, privateKeyOf(by)) : Buffer.from(options.value, 'hex');
  const keyBlob = options.keyBlob === undefined ? keyBlobOf(by) : Buffer.from(options.keyBlob, 'hex');
  const signature = Buffer.concat([text(options.algorithm ?? 'ssh-ed25519'), text(value)]);
  const parts = [keyBlob, namespace, reserved, hash, signature].map(text);
  const all = Buffer.concat([
    Buffer.from('SSHSIG'),
    number(version),
    ...parts,
    Buffer.from(options.behind ?? '', 'hex'),
  ]).subarray(0, options.length);
  const lines = all.toString('base64').match(/.{1,70}/g) ?? [];
  const end = options.lineEnd ?? '\n';
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join(end);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A `string` of SSH: bytes with their length in front. */
function text(content: Uint8Array | string): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([number(bytes.length), bytes]);
}
