import { readPublicKey, type PublicKey } from './public-key';
import { WireError, WireReader, wireString } from './wire';

/** In front of signatures and of what they are over. */
const MAGIC = 'SSHSIG';

const VERSION = 1;

/** A signature as `ssh-keygen -Y sign` makes it, not yet held against anything. */
export interface SshSignature {
  readonly key: PublicKey;
  /** What it was made for. */
  readonly namespace: string;
  readonly hash: 'sha256' | 'sha512';
  readonly algorithm: string;
  /** In the form of its algorithm. */
  readonly value: Uint8Array;
  /** What a key in hardware adds. */
  readonly hardware?: { readonly flags: number; readonly counter: number };
}

/** A signature that is well formed, and not of a kind that is taken. */
export class UnsupportedSignature extends Error {
  override readonly name = 'UnsupportedSignature';
}

/**
 * Reads a signature (PROTOCOL.sshsig) from its bytes.
 *
 * @throws WireError for what is none, UnsupportedKey and UnsupportedSignature for what is not taken
 */
export function readSignature(bytes: Uint8Array): SshSignature {
  const reader = new WireReader(bytes);
  if (reader.take(MAGIC.length).toString('latin1') !== MAGIC)
    throw new WireError('it does not begin as a signature does');
  const version = reader.uint32();
  if (version !== VERSION) throw new UnsupportedSignature(`it has version ${version}, not ${VERSION}`);
  const keyBlob = reader.string();
  const namespace = reader.name();
  if (reader.string().length > 0) throw new UnsupportedSignature('it has bytes where none are known');
  const hash = reader.name();
  const signature = reader.string();
  reader.end();
  if (hash !== 'sha256' && hash !== 'sha512')
    throw new UnsupportedSignature(`it is over a ${hash}, not a sha256 or sha512`);
  return { key: readPublicKey(keyBlob), namespace, hash, ...readValue(signature) };
}

function readValue(bytes: Uint8Array): Pick<SshSignature, 'algorithm' | 'value' | 'hardware'> {
  const reader = new WireReader(bytes);
  const algorithm = reader.name();
  const value = reader.string();
  const hardware = algorithm.startsWith('sk-')
    ? { hardware: { flags: reader.take(1).readUInt8(), counter: reader.uint32() } }
    : {};
  reader.end();
  return { algorithm, value, ...hardware };
}

/** What a signature is over: not the content, but what it is for and the content's hash. */
export function signedBytes(
  { namespace, hash }: Pick<SshSignature, 'namespace' | 'hash'>,
  contentHash: Uint8Array,
): Buffer {
  return Buffer.concat([
    Buffer.from(MAGIC, 'latin1'),
    wireString(namespace),
    wireString(''),
    wireString(hash),
    wireString(contentHash),
  ]);
}
