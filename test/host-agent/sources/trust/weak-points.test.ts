import { describe, expect, it } from '@jest/globals';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { readPublicKey, UnsupportedKey } from '../../../../host-agent/sources/trust/public-key';
import { isWeakPoint } from '../../../../host-agent/sources/trust/weak-points';
import { wireString } from '../../../../host-agent/sources/trust/wire';

const keyBlob = (point: Uint8Array): Buffer => Buffer.concat([wireString('ssh-ed25519'), wireString(point)]);
const point = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** The neutral element, in the way that RFC 8032 writes it. */
const NEUTRAL = point(`01${'00'.repeat(31)}`);

describe('a key for which anybody can sign', () => {
  it('verifies what nobody has signed', () => {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: NEUTRAL.toString('base64url') },
      format: 'jwk',
    });
    const signature = Buffer.concat([NEUTRAL, Buffer.alloc(32)]);
    expect(verify(null, Buffer.from('anything'), key, signature)).toBe(true);
    expect(verify(null, Buffer.from('anything else'), key, signature)).toBe(true);
  });

  it.each([
    '00'.repeat(32),
    `${'00'.repeat(31)}80`,
    NEUTRAL.toString('hex'),
    `01${'00'.repeat(30)}80`,
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    `ec${'ff'.repeat(30)}7f`,
    `ec${'ff'.repeat(31)}`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(31)}`,
  ])('is not taken: %s', (hex) => {
    expect(() => readPublicKey(keyBlob(point(hex)))).toThrow(
      new UnsupportedKey('its key is one for which anybody can sign'),
    );
  });

  it('is never one that was made', () => {
    for (let count = 0; count < 20; count += 1) {
      const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
      const made = Buffer.from(x, 'base64url');
      expect(isWeakPoint(made)).toBe(false);
      expect(readPublicKey(keyBlob(made))).toMatchObject({ kind: 'ed25519' });
    }
  });
});
