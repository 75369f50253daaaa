import { createHash, verify, type KeyObject } from 'node:crypto';
import { curveOf, keyObjectOf, type KeyType } from './public-key';
import { signedBytes, UnsupportedSignature, type SshSignature } from './signature';
import { WireError, WireReader } from './wire';

/** Signature algorithms for each type of key. `ssh-rsa` as an algorithm is over SHA-1, which is broken. */
const ALGORITHMS: Readonly<Record<KeyType, readonly string[]>> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-256', 'rsa-sha2-512'],
  'sk-ssh-ed25519@openssh.com': ['sk-ssh-ed25519@openssh.com'],
  'sk-ecdsa-sha2-nistp256@openssh.com': ['sk-ecdsa-sha2-nistp256@openssh.com'],
};

/** Bit of a hardware key's flags: somebody touched it (PROTOCOL.u2f). */
const USER_PRESENT = 0x01;

/**
 * Whether the key of `signature` made it over `content`.
 *
 * @throws UnsupportedSignature for algorithms that do not go with the key, and a hardware key that nobody touched; WireError
 */
export function isSignatureOver(content: Uint8Array, signature: SshSignature): boolean {
  const { key, algorithm, hash, value } = signature;
  if (!ALGORITHMS[key.type].includes(algorithm))
    throw new UnsupportedSignature(`its algorithm ${algorithm} is not taken for a key of type ${key.type}`);
  const over = toBeSigned(signedBytes(signature, createHash(hash).update(content).digest()), signature);
  const keyObject = keyObjectOf(key);
  switch (key.kind) {
    case 'ed25519':
      return verifies(null, over, keyObject, value);
    case 'ecdsa': {
      const { coordinateBytes, hash: curveHash } = curveOf(key.curve);
      return verifies(curveHash, over, keyObject, plainEcdsa(value, coordinateBytes));
    }
    case 'rsa':
      // Some agents leave out zeros in front; OpenSSH takes that as well.
      return verifies(
        algorithm === 'rsa-sha2-256' ? 'sha256' : 'sha512',
        over,
        keyObject,
        leftPadded(value, key.modulus.length),
      );
  }
}

function verifies(hash: string | null, over: Buffer, key: KeyObject, value: Uint8Array): boolean {
  try {
    return verify(hash, over, { key, dsaEncoding: 'ieee-p1363' }, value);
  } catch (cause) {
    // OpenSSL throws for numbers that it does not calculate with.
    throw new WireError('its key or signature has impossible numbers', { cause });
  }
}

/** A hardware key signs what it was asked for together with what it says of itself. */
function toBeSigned(asked: Buffer, { key, hardware }: SshSignature): Buffer {
  if (key.kind === 'rsa' || key.application === undefined || hardware === undefined) return asked;
  if ((hardware.flags & USER_PRESENT) === 0)
    throw new UnsupportedSignature(
      'nobody touched the key when it was made: sign with a key that asks for it',
    );
  const ofKey = Buffer.alloc(5);
  ofKey.writeUInt8(hardware.flags);
  ofKey.writeUInt32BE(hardware.counter, 1);
  const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
  return Buffer.concat([sha256(key.application), ofKey, sha256(asked)]);
}

/** Both numbers at full length, one after the other (IEEE P1363), from the two numbers of RFC 5656. */
function plainEcdsa(value: Uint8Array, coordinateBytes: number): Buffer {
  const reader = new WireReader(value);
  const numbers = [reader.positive(), reader.positive()];
  reader.end();
  return Buffer.concat(numbers.map((number) => leftPadded(number, coordinateBytes)));
}

function leftPadded(number: Uint8Array, length: number): Buffer {
  if (number.length > length) throw new WireError('it has a number that is too large for its key');
  const whole = Buffer.alloc(length);
  whole.set(number, length - number.length);
  return whole;
}
