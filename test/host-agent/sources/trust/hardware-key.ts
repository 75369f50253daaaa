import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { signedBytes } from '../../../../host-agent/sources/trust/signature';
import { wireString } from '../../../../host-agent/sources/trust/wire';

/** What a hardware key would make (PROTOCOL.u2f), made without hardware. */
export interface HardwareKey {
  /** `type base64`. */
  readonly publicKey: string;
  sign(content: Uint8Array, options?: { readonly flags?: number; readonly counter?: number }): string;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const APPLICATION = 'ssh:';

export function hardwareKey(kind: 'ed25519' | 'ecdsa'): HardwareKey {
  const type = kind === 'ed25519' ? 'sk-ssh-ed25519@openssh.com' : 'sk-ecdsa-sha2-nistp256@openssh.com';
  const pair =
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const blob = Buffer.concat([
    wireString(type),
    ...(kind === 'ecdsa' ? [wireString('nistp256')] : []),
    wireString(pointOf(pair.publicKey)),
    wireString(APPLICATION),
  ]);
  return {
    publicKey: `${type} ${blob.toString('base64')}`,
    sign: (content, { flags = 1, counter = 7 } = {}) => {
      const asked = signedBytes(
        { namespace: 'fleetwright-plan', hash: 'sha512' },
        createHash('sha512').update(content).digest(),
      );
      const extra = Buffer.alloc(5);
      extra.writeUInt8(flags);
      extra.writeUInt32BE(counter, 1);
      const over = Buffer.concat([sha256(APPLICATION), extra, sha256(asked)]);
      const value = kind === 'ed25519' ? sign(null, over, pair.privateKey) : ecdsa(over, pair.privateKey);
      return armoured({ blob, signature: Buffer.concat([wireString(type), wireString(value), extra]) });
    },
  };
}

function pointOf(key: KeyObject): Buffer {
  const { x = '', y } = key.export({ format: 'jwk' });
  const first = Buffer.from(x, 'base64url');
  return y === undefined ? first : Buffer.concat([Buffer.of(4), first, Buffer.from(y, 'base64url')]);
}

function ecdsa(over: Buffer, key: KeyObject): Buffer {
  const plain = sign('sha256', over, { key, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([positive(plain.subarray(0, 32)), positive(plain.subarray(32))]);
}

/** An `mpint`. */
function positive(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const number = bytes.subarray(start);
  return wireString((number[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), number]) : number);
}

/** A whole armoured signature from parts that need not fit together. */
export function armoured(parts: {
  readonly blob: Uint8Array;
  readonly signature: Uint8Array;
  readonly magic?: string;
  readonly version?: number;
  readonly namespace?: string;
  readonly reserved?: string;
  readonly hash?: string;
}): string {
  const version = Buffer.alloc(4);
  version.writeUInt32BE(parts.version ?? 1);
  const bytes = Buffer.concat([
    Buffer.from(parts.magic ?? 'SSHSIG'),
    version,
    wireString(parts.blob),
    wireString(parts.namespace ?? 'fleetwright-plan'),
    wireString(parts.reserved ?? ''),
    wireString(parts.hash ?? 'sha512'),
    wireString(parts.signature),
  ]);
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}
